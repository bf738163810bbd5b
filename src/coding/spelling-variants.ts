// Words that are known terms in another form: inflected, spelled or joined otherwise, or a part of a compound.
import { editDistance } from '../core';

/** How a word or phrase hangs together with a known term. */
export type VariantKind = 'spelling' | 'inflection' | 'compound';

const ENDINGS = /(?:'s|s|es|en|e|n|ed|ing|er|ers|d|t)$/;
/** A part of a compound has at least as many letters. */
const SHORTEST_PART = 4;
/** Shorter words have too many neighbours to tell a slip from another word. */
const SHORTEST_MISSPELT = 6;

/** Known terms, for finding those that a candidate is a variant of. */
export class VariantFinder {
  private readonly known: ReadonlySet<string>;
  private readonly byJoined = new Map<string, string>();
  private readonly byStem = new Map<string, string>();
  /** Known terms by first letter and length: only these can be one slip away. */
  private readonly byShape = new Map<string, { joined: string; text: string }[]>();

  /** `known`: texts of the terms as they stand in ads, in lower case with single blanks; `isWord`: whether the corpus has a word. */
  constructor(
    known: Iterable<string>,
    private readonly isWord: (word: string) => boolean,
  ) {
    this.known = new Set([...new Set(known)].sort());
    for (const text of this.known) {
      const joined = joinWords(text);
      if (!this.byJoined.has(joined)) this.byJoined.set(joined, text);
      if (!this.byStem.has(stemOf(joined))) this.byStem.set(stemOf(joined), text);
      const shape = `${joined[0]}${joined.length}`;
      this.byShape.set(shape, [...(this.byShape.get(shape) ?? []), { joined, text }]);
    }
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
    const part = this.partOf(candidate.split(' '));
    return part === undefined ? null : { kind: 'compound', of: part };
  }

  /** One slip in at least six letters, none in the first; another number is no slip. */
  private misspelt(joined: string): string | undefined {
    if (joined.length < SHORTEST_MISSPELT) return undefined;
    for (const length of [joined.length - 1, joined.length, joined.length + 1])
      for (const other of this.byShape.get(`${joined[0]}${length}`) ?? [])
        if (withoutDigits(other.joined) !== withoutDigits(joined) && editDistance(other.joined, joined) === 1)
          return other.text;
    return undefined;
  }

  /** The longest known term that is some of a phrase's words, or that one of them is put together from. */
  private partOf(words: readonly string[]): string | undefined {
    for (let length = words.length; length > 0; length--)
      for (let from = 0; from + length <= words.length; from++) {
        const part = words.slice(from, from + length).join(' ');
        if (this.known.has(part) && joinWords(part).length > 2) return part;
      }
    for (const word of words)
      for (let length = word.length - SHORTEST_PART; length >= SHORTEST_PART; length--)
        for (const [part, rest] of [
          [word.slice(0, length), word.slice(length)],
          [word.slice(-length), word.slice(0, -length)],
        ])
          if (this.known.has(part) && (this.isWord(rest) || this.isWord(rest.replace(/^s|s$/, ''))))
            return part;
    return undefined;
  }
}

function joinWords(text: string): string {
  return text.replace(/[ .'-]/g, '');
}

function withoutDigits(text: string): string {
  return text.replace(/\d/g, '');
}

function stemOf(joined: string): string {
  const stem = joined.replace(ENDINGS, '');
  return stem.length >= SHORTEST_PART ? stem : joined;
}
