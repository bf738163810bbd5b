// The matcher's hot loop: all matches of all patterns in the tokens of one ad. Compares integers only.
import { MAX_GAP } from '../codebook';
import { Gap, type TokenStore } from '../text';
import type { CompiledConditions, CompiledSequence, Matcher, Pattern } from './compile-codebook';

/** One match: `mask` has a bit for each matched token, counted from `first`; `words` is their number. */
export interface Hit {
  readonly first: number;
  readonly last: number;
  readonly mask: number;
  readonly words: number;
  readonly pattern: Pattern;
}

/** A match may span this many tokens: the bits of its mask. */
export const WIDEST = 31;
const NEGATION_REACH = 3;

/** Matches patterns in one corpus. */
export class AdMatcher {
  /** Bits of the last sequence that fitted, counted from its first token, and its last token. */
  private mask = 0;
  private last = 0;
  /** For each step, from which tokens (bits, counted from the first) the rest is known not to fit. */
  private dead = new Int32Array(64);

  constructor(
    private readonly store: TokenStore,
    private readonly matcher: Matcher,
  ) {}

  /** All matches in the tokens `[from, to)`, by first token; `titleEnd` is the first token after the title. */
  match(from: number, to: number, titleEnd: number): Hit[] {
    const { offsets, starts, patterns } = this.matcher;
    const { tokens } = this.store;
    const hits: Hit[] = [];
    for (let i = from; i < to; i++) {
      const end = offsets[tokens[i] + 1];
      for (let s = offsets[tokens[i]]; s < end; s++) {
        const pattern = patterns[starts[s]];
        const hit = this.matchAt(pattern, i, from, to, titleEnd);
        if (hit) hits.push(hit);
      }
    }
    return hits;
  }

  /** The match of one pattern that begins at token `at` of the ad `[from, to)`, with all of its conditions; or `null`. */
  matchAt(pattern: Pattern, at: number, from: number, to: number, titleEnd: number): Hit | null {
    if (pattern.titleOnly && at >= titleEnd) return null;
    if (!this.fits(pattern.steps, at, to)) return null;
    const hit = { first: at, last: this.last, mask: this.mask, words: pattern.steps.length, pattern };
    return !pattern.conditions || this.holds(pattern.conditions, hit, from, to) ? hit : null;
  }

  /** Whether a sequence fits with its first word at token `at`; leaves its extent in `mask` and `last`. */
  private fits(steps: CompiledSequence, at: number, to: number): boolean {
    if (!this.isWord(steps, 0, at)) return false;
    this.mask = 1;
    this.last = at;
    if (steps.length > this.dead.length) this.dead = new Int32Array(steps.length);
    this.dead.fill(0, 0, steps.length);
    return steps.length === 1 || this.fitsRest(steps, 1, at, at, to);
  }

  /** Tries the nearest words first; a gap may skip tokens of the same sentence. */
  private fitsRest(
    steps: CompiledSequence,
    step: number,
    previous: number,
    first: number,
    to: number,
  ): boolean {
    const { flags } = this.store;
    const furthest = Math.min(previous + 1 + (steps[step].gap ? MAX_GAP : 0), to - 1, first + WIDEST - 1);
    const mask = this.mask;
    const bit = 1 << (previous - first);
    if (this.dead[step] & bit) return false;
    for (let at = previous + 1; at <= furthest; at++) {
      const gap: Gap = flags[at] >> 2;
      if (gap > steps[step].most) break;
      if (!this.isWord(steps, step, at)) continue;
      this.mask = mask | (1 << (at - first));
      this.last = at;
      if (step + 1 === steps.length || this.fitsRest(steps, step + 1, at, first, to)) return true;
    }
    this.dead[step] |= bit;
    return false;
  }

  private isWord(steps: CompiledSequence, step: number, at: number): boolean {
    const { id, set, shape } = steps[step];
    const token = this.store.tokens[at];
    if (set ? !((set[token >> 3] >> (token & 7)) & 1) : token !== id) return false;
    return shape === 255 || (this.store.flags[at] & 3) === shape;
  }

  private holds(conditions: CompiledConditions, { first, last }: Hit, from: number, to: number): boolean {
    const { near, mustBeNear, notNear, within, notBefore, notAfter, unlessNegated } = conditions;
    if (unlessNegated && this.isNegated(first, from)) return false;
    if (this.goesOn(last + 1, to) && notBefore.some((phrase) => this.fits(phrase, last + 1, to)))
      return false;
    if (this.goesOn(first, to) && notAfter.some((phrase) => this.precedes(phrase, first, from))) return false;
    if (mustBeNear && !this.isNear(near, first, last, within, from, to)) return false;
    return !notNear.length || !this.isNear(notNear, first, last, within, from, to);
  }

  /** Whether nothing interrupts the phrase before this token. */
  private goesOn(at: number, to: number): boolean {
    const gap: Gap = this.store.flags[at] >> 2;
    return at < to && gap === Gap.None;
  }

  private isNegated(first: number, from: number): boolean {
    for (let at = first; at > from && first - at < NEGATION_REACH; at--) {
      const gap: Gap = this.store.flags[at] >> 2;
      if (gap === Gap.Hard) return false;
      if (this.matcher.negations[this.store.tokens[at - 1]]) return true;
    }
    return false;
  }

  private precedes(phrase: CompiledSequence, first: number, from: number): boolean {
    const start = first - phrase.length;
    return start >= from && this.fits(phrase, start, first) && this.last === first - 1;
  }

  /** Whether one of the phrases stands, outside the match, within so many tokens of it. */
  private isNear(
    phrases: readonly CompiledSequence[],
    first: number,
    last: number,
    within: number,
    from: number,
    to: number,
  ): boolean {
    const end = Math.min(to, last + within + 1);
    for (let at = Math.max(from, first - within); at < end; at++) {
      if (at >= first && at <= last) continue;
      for (const phrase of phrases)
        if (this.fits(phrase, at, to) && (at > last || this.last < first)) return true;
    }
    return false;
  }
}
