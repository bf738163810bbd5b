// Which patterns can begin at a word, decided by that word and the ones after it: what keeps the scan of a corpus from trying every pattern.
// Words that the same patterns have at the same step are one class, so that the table of pairs is as small as the codebook, not as the vocabulary.
import type { Matcher, Pattern } from './compile-codebook';

/** Patterns by a pair of classes, hashed with linear probing; see {@link findPair}. */
export interface PairTable {
  /** Two numbers a slot: the pair's key (0: free) and where its list begins in `patterns`. */
  readonly slots: Int32Array;
  /** Lists of patterns, ascending, each ended by -1. */
  readonly patterns: Int32Array;
}

/** Where the patterns of a pair of classes begin in `patterns`, or -1; the key is `first × classes + next`. */
export function findPair(slots: Int32Array, key: number): number {
  const mask = slots.length - 2;
  let at = slotOf(key) & mask;
  while (slots[at]) {
    if (slots[at] === key) return slots[at + 1];
    at = (at + 2) & mask;
  }
  return -1;
}

function slotOf(key: number): number {
  const hash = Math.imul(key, 0x9e3779b1);
  return (hash ^ (hash >>> 15)) << 1;
}

/** The table of a matcher and a vocabulary. */
export interface ScanTable {
  /**
   * Four numbers a word: 1 where it must be looked at whatever follows, the bits of words that may follow directly, those of words that may follow
   * after others, and its own bit as a follower. Bits are shared: they rule out, they do not decide. Patterns of titles are not in them: every word of
   * a title is looked at.
   */
  readonly info: Int32Array;
  /** Class of each word as the first and as the second of a pattern; 0 for neither. */
  readonly firstClass: Int32Array;
  readonly nextClass: Int32Array;
  /** Patterns of one word by first class: `singles[singleOffsets[c] … singleOffsets[c + 1])`. */
  readonly singleOffsets: Int32Array;
  readonly singles: Int32Array;
  /** Patterns whose second word follows the first directly, and those that may skip words before it. */
  readonly direct: PairTable;
  readonly gapped: PairTable;
  /** Number of classes of second words, for keys. */
  readonly nextCount: number;
  /** By pattern: words that can be its third, as a bit set; `null` where it has none that follows the second directly. */
  readonly third: readonly (Uint8Array | null)[];
}

/** Makes the table; takes some milliseconds, so that only the coding of a whole corpus asks for it. */
export function scanTable({ patterns }: Matcher, vocabularySize: number): ScanTable {
  const longer = patterns.filter(({ steps }) => steps.length > 1);
  const first = classesOf(patterns, 0, vocabularySize);
  const next = classesOf(longer, 1, vocabularySize);
  const [gaps, directs] = [true, false].map((gap) => longer.filter(({ steps }) => steps[1].gap === gap));
  const singles = singlesOf(patterns, first);
  const info = new Int32Array(vocabularySize * 4);
  for (let id = 0; id < vocabularySize; id++) if (next.ofWord[id]) info[id * 4 + 3] = bitOf(next.ofWord[id]);
  for (const { steps, index, titleOnly } of patterns) {
    if (titleOnly) continue;
    const bits = steps.length > 1 ? next.of[index].reduce((sum, each) => sum | bitOf(each), 0) : 0;
    for (const id of steps[0].ids)
      if (steps.length === 1) info[id * 4] = 1;
      else info[id * 4 + (steps[1].gap ? 2 : 1)] |= bits;
  }
  return {
    info,
    firstClass: first.ofWord,
    nextClass: next.ofWord,
    singleOffsets: singles.offsets,
    singles: singles.patterns,
    direct: pairTable(directs, first, next),
    gapped: pairTable(gaps, first, next),
    nextCount: next.count,
    third: patterns.map((pattern) => thirdOf(pattern, vocabularySize)),
  };
}

function thirdOf({ steps }: Pattern, vocabularySize: number): Uint8Array | null {
  if (steps.length < 3 || steps[2].gap) return null;
  if (steps[2].set) return steps[2].set;
  const set = new Uint8Array((vocabularySize >> 3) + 1);
  set[steps[2].id >> 3] |= 1 << (steps[2].id & 7);
  return set;
}

function bitOf(nextClass: number): number {
  return 1 << (nextClass & 31);
}

interface Classes {
  readonly ofWord: Int32Array;
  /** Classes of each pattern's words, by pattern index. */
  readonly of: readonly (readonly number[])[];
  /** Class 0 included. */
  readonly count: number;
}

/** Groups words by the patterns that have them at a step. */
function classesOf(patterns: readonly Pattern[], step: number, vocabularySize: number): Classes {
  const lists = new Map<number, number[]>();
  for (const { steps, index } of patterns)
    for (const id of steps[step].ids) {
      const list = lists.get(id);
      if (list) list.push(index);
      else lists.set(id, [index]);
    }
  const ofWord = new Int32Array(vocabularySize);
  const of: number[][] = [];
  const known = new Map<string, number>();
  for (const [id, list] of lists) {
    const key = list.join();
    let number = known.get(key);
    if (number === undefined) {
      known.set(key, (number = known.size + 1));
      for (const index of list) (of[index] ??= []).push(number);
    }
    ofWord[id] = number;
  }
  return { ofWord, of, count: known.size + 1 };
}

function singlesOf(
  patterns: readonly Pattern[],
  { of, count }: Classes,
): { offsets: Int32Array; patterns: Int32Array } {
  const lists = Array.from({ length: count }, (): number[] => []);
  for (const { steps, index } of patterns)
    if (steps.length === 1) for (const each of of[index]) lists[each].push(index);
  const offsets = new Int32Array(count + 1);
  lists.forEach((list, i) => (offsets[i + 1] = offsets[i] + list.length));
  return { offsets, patterns: Int32Array.from(lists.flat()) };
}

function pairTable(patterns: readonly Pattern[], first: Classes, next: Classes): PairTable {
  const lists = new Map<number, number[]>();
  for (const { index } of patterns)
    for (const a of first.of[index])
      for (const b of next.of[index]) {
        const list = lists.get(a * next.count + b);
        if (list) list.push(index);
        else lists.set(a * next.count + b, [index]);
      }
  const slots = new Int32Array(2 << Math.ceil(Math.log2(lists.size * 2 + 2)));
  const ended: number[] = [];
  for (const [key, list] of lists) {
    let at = slotOf(key) & (slots.length - 2);
    while (slots[at]) at = (at + 2) & (slots.length - 2);
    slots[at] = key;
    slots[at + 1] = ended.length;
    ended.push(...list, -1);
  }
  return { slots, patterns: Int32Array.from(ended) };
}
