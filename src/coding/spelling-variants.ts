// Words that are known terms in another form: inflected, spelled or joined otherwise, or a part of a compound.
import { editDistance } from '../codebook';

/** How a word or phrase hangs together with a known term. */
export type VariantKind = 'spelling' | 'inflection' | 'compound';

const ENDINGS = /(?:'s|s|es|en|e|n|ed|ing|er|ers|d|t)$/;
/** A part of a compound has at least as many letters. */
const SHORTEST_PART = 4;

/** Known terms, for finding those that a candidate is a variant of. */
export class VariantFinder {
  private readonly byJoined = new Map<string, string>();
  private readonly byStem = new Map<string, string>();
  private readonly byLength = new Map<number, string[]>();
  private readonly words: readonly string[];

  /** `known`: texts of the terms as they stand in ads, in lower case with single blanks; `isWord`: whether the corpus has a word. */
  constructor(
    known: Iterable<string>,
    private readonly isWord: (word: string) => boolean,
  ) {
    const texts = [...new Set(known)].sort();
    for (const text of texts) {
      const joined = joinWords(text);
      if (!this.byJoined.has(joined)) this.byJoined.set(joined, text);
      if (!this.byStem.has(stemOf(joined))) this.byStem.set(stemOf(joined), text);
      const same = this.byLength.get(joined.length);
      if (same) same.push(text);
      else this.byLength.set(joined.length, [text]);
    }
    this.words = texts.filter((text) => joinWords(text).length >= 3).sort((a, b) => b.length - a.length);
  }

  /** The known term that a candidate is a variant of, and how; `null` for none. */
  find(candidate: string): { kind: VariantKind; of: string } | null {
    const joined = joinWords(candidate);
    const same = this.byJoined.get(joined);
    if (same !== undefined) return same === candidate ? null : { kind: 'spelling', of: same };
    const inflected = joined.length >= SHORTEST_PART ? this.byStem.get(stemOf(joined)) : undefined;
    if (inflected !== undefined) return { kind: 'inflection', of: inflected };
    const misspelt = this.misspelt(joined);
    if (misspelt !== undefined) return { kind: 'spelling', of: misspelt };
    const part = this.words.find((text) => this.isPartOf(text, candidate));
    return part === undefined ? null : { kind: 'compound', of: part };
  }

  /** Whether a known term is some of a phrase's words, or one of them is put together from it and another word. */
  private isPartOf(text: string, candidate: string): boolean {
    if (` ${candidate} `.includes(` ${text} `)) return true;
    if (text.includes(' ') || text.length < SHORTEST_PART) return false;
    return candidate.split(' ').some((word) => {
      const rest = word.startsWith(text)
        ? word.slice(text.length)
        : word.endsWith(text)
          ? word.slice(0, -text.length)
          : '';
      return rest.length >= SHORTEST_PART && (this.isWord(rest) || this.isWord(rest.replace(/^s|s$/, '')));
    });
  }

  /** One slip in at least six letters, none in the first. */
  private misspelt(joined: string): string | undefined {
    if (joined.length < 6) return undefined;
    const near = [joined.length - 1, joined.length, joined.length + 1].flatMap(
      (length) => this.byLength.get(length) ?? [],
    );
    return near.find((text) => {
      const other = joinWords(text);
      return (
        other[0] === joined[0] &&
        other.replace(/\d/g, '') !== joined.replace(/\d/g, '') &&
        editDistance(other, joined) === 1
      );
    });
  }
}

function joinWords(text: string): string {
  return text.replace(/[ .'-]/g, '');
}

function stemOf(joined: string): string {
  const stem = joined.replace(ENDINGS, '');
  return stem.length >= SHORTEST_PART ? stem : joined;
}
