// Folds what a text has in another form than codebooks: ligatures, styled letters, A.I., (No)SQL; and leaves addresses out.
import { fromPacks, wordsOf } from '../language';

/** A text to find words in, and where each of its units comes from: `[starts[i], ends[i])` of the text as it stands. */
export interface FoldedText {
  readonly text: string;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** An address interrupts a phrase, as a quotation mark does, and has no words. */
const ADDRESS = '"';
/** Signs that end the sentence or bracket around an address. */
const CLOSING = ".,;:!?)\\]'’*_";
const STYLED = '[\\ufb00-\\ufb06\\u{1d400}-\\u{1d7ff}]';
const DOTTED = '(?<![\\p{L}\\p{N}.])\\p{Lu}(?:\\.\\p{Lu})+\\.?(?![\\p{L}\\p{N}])';
/** The brackets of (No)SQL and (Dev)Ops; those of `(mede)werker` say that both words are meant. */
const BRACKETS = '\\(\\p{Lu}\\p{Ll}{1,9}\\)(?=\\p{Lu})';

/** A cheap sign of each; most texts have none. It begins with the sign that is rarest: this is what takes time. */
const MARK =
  /[.)/@:\ufb00-\ufb06\ud835](?:(?<=[A-Z]\.)[A-Z]|(?<=[a-z]\))[A-Z]|(?<=\.[a-z]{2,3}\/)|(?<=[@\ufb00-\ufb06\ud835])|(?<=:)\/\/)/;

const patterns = fromPacks((packs) => {
  const endings = packs.flatMap((pack) => wordsOf(pack.dotted_endings)).join('|');
  const rest = `[^\\s<>"“”]{0,2000}[^\\s<>"“”${CLOSING}]`;
  const address = [
    `(?:https?:\\/\\/|www\\.)${rest}`,
    '(?<![\\w.+-])[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,5}',
    `(?<![\\w.-])[\\w-]{1,63}(?:\\.[\\w-]{1,63}){0,5}?\\.(?:${endings || 'com'})\\/(?:${rest})?`,
  ].join('|');
  return new RegExp(`(?<address>${address})|${STYLED}|${DOTTED}|${BRACKETS}`, 'gu');
});

/** The folded text, or `null` where it is the text itself, as it mostly is. */
export function foldText(text: string): FoldedText | null {
  if (!MARK.test(text) && !text.includes('www.')) return null;
  const folding = new Folding(text);
  for (const match of text.matchAll(patterns()))
    folding.replace(match.index, match[0], match.groups?.address ? ADDRESS : foldedForm(match[0]));
  return folding.finish();
}

function foldedForm(found: string): string {
  return found.normalize('NFKC').replace(/[.()]/g, '');
}

class Folding {
  private folded = '';
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private at = 0;

  constructor(private readonly text: string) {}

  /** Puts another form for what stands at `index`; all of its units stand for the whole of it, but for a last full stop. */
  replace(index: number, found: string, form: string): void {
    this.copyTo(index);
    const end = index + found.length - (found.endsWith('.') ? 1 : 0);
    for (let i = 0; i < form.length; i++) {
      this.starts.push(index);
      this.ends.push(end);
    }
    this.folded += form;
    this.at = index + found.length;
  }

  finish(): FoldedText | null {
    if (!this.at) return null;
    this.copyTo(this.text.length);
    const { folded, starts, ends } = this;
    return { text: folded, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
  }

  private copyTo(index: number): void {
    this.folded += this.text.slice(this.at, index);
    for (; this.at < index; this.at++) {
      this.starts.push(this.at);
      this.ends.push(this.at + 1);
    }
  }
}
