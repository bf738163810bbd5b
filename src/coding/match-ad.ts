// All matches of all patterns in the tokens of one ad. Compares integers only; the commonest patterns (up to three words, no conditions) are decided by
// table look-ups in the scan, so that only the others cost a call.
import { MAX_GAP as GAP_WORDS } from '../codebook';
import { Gap, type TokenStore } from '../text';
import type { Matcher, Pattern } from './compile-codebook';
import type { HitBuffer } from './hit-columns';
import { PatternMatcher } from './match-pattern';
import { findPair, scanTable, type ScanTable } from './scan-table';

// Names imported through an index are getters: too slow for a hot loop.
const MAX_GAP = GAP_WORDS;
/** The first word that is too far away to follow after a gap. */
const REACH = MAX_GAP + 2;
const NO_GAP: number = Gap.None;
const SOFT: number = Gap.Soft;
const ANY_SHAPE = 255;

/** What of a pattern remains to be checked when its first words fit. */
const NOTHING = 0;
const ALL = 1;
/** Whether the third word fits and follows the second one directly. */
const THIRD = 3;
/** It counts in titles only, and then all of it is checked. */
const TITLE = 2;

/** Matches patterns in one corpus. */
export class AdMatcher {
  private readonly single: PatternMatcher;
  private readonly rest: Uint8Array;
  /** Token at which a pattern with a gap was tried last: it is tried once, wherever its second word stands. */
  private readonly triedAt: Int32Array;
  private table: ScanTable | null = null;

  constructor(
    private readonly store: TokenStore,
    private readonly matcher: Matcher,
  ) {
    this.single = new PatternMatcher(store, matcher.negations);
    this.rest = Uint8Array.from(matcher.patterns, restOf);
    this.triedAt = new Int32Array(matcher.patterns.length).fill(-1);
  }

  /**
   * Adds all matches in the tokens `[from, to)`, by first token; `titleEnd` is the first token after the title. Carries the bits of the six
   * words that a gap can reach along, so that most words are passed over by one comparison.
   */
  match(from: number, to: number, titleEnd: number, hits: HitBuffer): void {
    const { info } = (this.table ??= scanTable(this.matcher, this.store.vocabulary.size));
    const { tokens } = this.store;
    for (let i = from; i < titleEnd; i++) this.matchWord(i, from, to, titleEnd, 1, hits);
    const after = titleEnd;
    const bits = (at: number): number => (at < to ? info[(tokens[at] << 2) + 3] : 0);
    let [a, b, c] = [bits(after + 1), bits(after + 2), bits(after + 3)];
    let [d, e, f] = [bits(after + 4), bits(after + 5), bits(after + 6)];
    for (let i = after; i < to; i++) {
      const at = tokens[i] << 2;
      const gapped = info[at + 2] & (a | b | c | d | e | f);
      if (info[at] | (info[at + 1] & a) | gapped) this.matchWord(i, from, to, titleEnd, gapped, hits);
      a = b;
      b = c;
      c = d;
      d = e;
      e = f;
      f = i + REACH < to ? info[(tokens[i + REACH] << 2) + 3] : 0;
    }
  }

  /** As {@link match}, without the table that pays for a whole corpus only. */
  matchSlowly(from: number, to: number, titleEnd: number, hits: HitBuffer): void {
    for (let at = from; at < to; at++)
      for (let p = 0; p < this.matcher.patterns.length; p++) this.tryPattern(p, at, from, to, titleEnd, hits);
  }

  private matchWord(
    i: number,
    from: number,
    to: number,
    titleEnd: number,
    gapped: number,
    hits: HitBuffer,
  ): void {
    const { info, firstClass, singleOffsets, singles, nextCount } = this.table!;
    const { rest } = this;
    const { tokens } = this.store;
    const word = tokens[i];
    const own = firstClass[word];
    for (let s = singleOffsets[own], end = singleOffsets[own + 1]; s < end; s++)
      if (rest[singles[s]] === NOTHING) hits.push(i, 1, singles[s]);
      else if (rest[singles[s]] === ALL || i < titleEnd)
        this.tryPattern(singles[s], i, from, to, titleEnd, hits);
    if (i + 1 >= to) return;
    const isTitle = i < titleEnd;
    if (isTitle || info[(word << 2) + 1] & info[(tokens[i + 1] << 2) + 3])
      this.matchDirect(i, own * nextCount, from, to, titleEnd, hits);
    if (gapped) this.matchGapped(i, own * nextCount, from, to, titleEnd, hits);
  }

  /** Patterns whose second word follows directly. */
  private matchDirect(
    i: number,
    key: number,
    from: number,
    to: number,
    titleEnd: number,
    hits: HitBuffer,
  ): void {
    const { nextClass, direct, third } = this.table!;
    const { patterns } = direct;
    const { tokens, flags } = this.store;
    const { rest } = this;
    let at = findPair(direct.slots, key + nextClass[tokens[i + 1]]);
    if (at < 0) return;
    const goesOn = flags[i + 1] >> 2 === NO_GAP;
    for (let pattern = patterns[at]; pattern >= 0; pattern = patterns[++at]) {
      const todo = rest[pattern];
      if (todo === NOTHING) {
        if (goesOn) hits.push(i, 3, pattern);
      } else if (todo !== TITLE || i < titleEnd) {
        const set = third[pattern];
        if (set && !this.isThird(set, i + 2, to)) continue;
        if (todo !== THIRD) this.tryPattern(pattern, i, from, to, titleEnd, hits);
        else if (goesOn && flags[i + 2] >> 2 === NO_GAP) hits.push(i, 7, pattern);
      }
    }
  }

  /** Patterns that may skip words before their second one. */
  private matchGapped(
    i: number,
    key: number,
    from: number,
    to: number,
    titleEnd: number,
    hits: HitBuffer,
  ): void {
    const { info, nextClass, gapped, third } = this.table!;
    const { patterns } = gapped;
    const { tokens, flags } = this.store;
    const { rest, triedAt } = this;
    const bits = i < titleEnd ? -1 : info[(tokens[i] << 2) + 2];
    const end = Math.min(to, i + REACH);
    for (let j = i + 1; j < end && flags[j] >> 2 <= SOFT; j++) {
      if (!(bits & info[(tokens[j] << 2) + 3])) continue;
      let at = findPair(gapped.slots, key + nextClass[tokens[j]]);
      if (at < 0) continue;
      for (let pattern = patterns[at]; pattern >= 0; pattern = patterns[++at]) {
        if (triedAt[pattern] === i) continue;
        const set = third[pattern];
        if (set && !this.isThird(set, j + 1, to)) continue;
        if (rest[pattern] === THIRD && flags[j + 1] >> 2 !== NO_GAP) continue;
        triedAt[pattern] = i;
        if (rest[pattern] === NOTHING) hits.push(i, 1 | (1 << (j - i)), pattern);
        else if (rest[pattern] === THIRD) hits.push(i, 1 | (3 << (j - i)), pattern);
        else this.tryPattern(pattern, i, from, to, titleEnd, hits);
      }
    }
  }

  private isThird(set: Uint8Array, at: number, to: number): boolean {
    const token = this.store.tokens[at];
    return at < to && ((set[token >> 3] >> (token & 7)) & 1) !== 0;
  }

  private tryPattern(
    pattern: number,
    at: number,
    from: number,
    to: number,
    titleEnd: number,
    hits: HitBuffer,
  ): void {
    const mask = this.single.matchAt(this.matcher.patterns[pattern], at, from, to, titleEnd);
    if (mask) hits.push(at, mask, pattern);
  }
}

/** Up to three words, any letter case, no condition: where the words fit, the pattern does. */
function restOf({ steps, conditions, titleOnly }: Pattern): number {
  if (titleOnly) return TITLE;
  if (conditions || steps.length > 3 || steps.some(({ shape }) => shape !== ANY_SHAPE)) return ALL;
  const [, second, third] = steps.map(({ most }): number => most);
  if (steps.length > 1 && second !== (steps[1].gap ? SOFT : NO_GAP)) return ALL;
  if (steps.length < 3) return NOTHING;
  return !steps[2].gap && third === NO_GAP ? THIRD : ALL;
}
