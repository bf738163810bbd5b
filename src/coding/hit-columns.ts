// Matches in typed arrays, also those that are no mentions: what resolving an ad and re-coding after an edit start from.
import type { Matcher, Pattern } from './compile-codebook';

/** One match as an object, for reading; `mask` has a bit for each matched token, counted from `first`; `words` is their number. */
export interface Hit {
  readonly first: number;
  readonly last: number;
  readonly mask: number;
  readonly words: number;
  readonly pattern: Pattern;
}

/** Matches in order of ad and first token. */
export interface HitColumns {
  /** First token of each match, counted through the whole corpus. */
  readonly first: Int32Array;
  /** Matched tokens, a bit each, counted from the first. */
  readonly mask: Int32Array;
  /** Index in the matcher's patterns. */
  readonly pattern: Int32Array;
  /** First match of each ad, and the number of matches at the end: `ads + 1` values. */
  readonly adHits: Uint32Array;
}

/** Matches that grow in place, without an object a match; the hot loops write and read its columns directly. */
export class HitBuffer {
  first: Int32Array;
  mask: Int32Array;
  pattern: Int32Array;
  length = 0;

  constructor(capacity = 1024) {
    this.first = new Int32Array(capacity);
    this.mask = new Int32Array(capacity);
    this.pattern = new Int32Array(capacity);
  }

  push(first: number, mask: number, pattern: number): void {
    if (this.length === this.first.length) this.reserve(this.length * 2);
    this.first[this.length] = first;
    this.mask[this.length] = mask;
    this.pattern[this.length++] = pattern;
  }

  /** Makes room for so many matches in all. */
  reserve(capacity: number): void {
    if (capacity <= this.first.length) return;
    this.first = enlarge(this.first, capacity);
    this.mask = enlarge(this.mask, capacity);
    this.pattern = enlarge(this.pattern, capacity);
  }

  /** Puts the matches from index `from` on in order of first token; quick where few are out of order. */
  sortFrom(from: number): void {
    const { first, mask, pattern } = this;
    for (let i = from + 1; i < this.length; i++) {
      const [f, m, p] = [first[i], mask[i], pattern[i]];
      let j = i - 1;
      while (j >= from && first[j] > f) {
        first[j + 1] = first[j];
        mask[j + 1] = mask[j];
        pattern[j + 1] = pattern[j--];
      }
      first[j + 1] = f;
      mask[j + 1] = m;
      pattern[j + 1] = p;
    }
  }

  /** The matches so far, with the first match of each ad. */
  finish(adHits: Uint32Array): HitColumns {
    const cut = (column: Int32Array): Int32Array => fitting(column, this.length);
    return { first: cut(this.first), mask: cut(this.mask), pattern: cut(this.pattern), adHits };
  }
}

/** A longer array of the same values. */
export function enlarge<A extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(
  column: A,
  capacity: number,
): A {
  const larger = new (column.constructor as new (length: number) => A)(capacity);
  larger.set(column);
  return larger;
}

/** The first values of an array; copied where the rest would waste more than an eighth of the memory. */
export function fitting<A extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(
  column: A,
  length: number,
): A {
  return (column.length * 7 > length * 8 ? column.slice(0, length) : column.subarray(0, length)) as A;
}

/** A match from its numbers. */
export function hitOf(first: number, mask: number, pattern: Pattern): Hit {
  return { first, last: first + 31 - Math.clz32(mask), mask, words: pattern.steps.length, pattern };
}

/** The matches `[from, to)` as objects. */
export function hitObjects(
  { first, mask, pattern }: Pick<HitColumns, 'first' | 'mask' | 'pattern'>,
  { patterns }: Matcher,
  from: number,
  to: number,
): Hit[] {
  return Array.from({ length: to - from }, (_, i) =>
    hitOf(first[from + i], mask[from + i], patterns[pattern[from + i]]),
  );
}
