// Whether one pattern fits at one place, with gaps and all of its conditions. Compares integers only.
import { MAX_GAP as GAP_WORDS } from '../codebook';
import { Gap, type TokenStore } from '../text';
import type {
  CompiledConditions,
  CompiledPhrases,
  CompiledSequence,
  Matcher,
  Pattern,
} from './compile-codebook';

/** A match may span this many tokens: the bits of its mask. */
export const WIDEST = 31;
const NEGATION_REACH = 3;
// Names imported through an index are getters: too slow for a hot loop.
const MAX_GAP = GAP_WORDS;
const NO_GAP: number = Gap.None;
const HARD: number = Gap.Hard;
const ANY_SHAPE = 255;

/** Matches single patterns in one corpus. */
export class PatternMatcher {
  /** Bits of the last sequence that fitted, counted from its first token, and its last token. */
  private mask = 0;
  private last = 0;
  /** For each step, from which tokens (bits, counted from the first) the rest is known not to fit. */
  private dead = new Int32Array(64);

  constructor(
    private readonly store: TokenStore,
    private readonly negations: Matcher['negations'],
  ) {}

  /** The mask of the match of one pattern that begins at token `at` of the ad `[from, to)`, with all of its conditions; 0 where there is none. */
  matchAt(pattern: Pattern, at: number, from: number, to: number, titleEnd: number): number {
    if (pattern.titleOnly && at >= titleEnd) return 0;
    if (!this.fits(pattern.steps, at, to)) return 0;
    const { mask, last } = this;
    return !pattern.conditions || this.holds(pattern.conditions, at, last, from, to) ? mask : 0;
  }

  /** Whether a sequence fits with its first word at token `at`; leaves its extent in `mask` and `last`. */
  private fits(steps: CompiledSequence, at: number, to: number): boolean {
    if (!this.isWord(steps, 0, at)) return false;
    this.mask = 1;
    this.last = at;
    if (steps.length === 1) return true;
    if (steps.length > this.dead.length) this.dead = new Int32Array(steps.length);
    for (let i = 0; i < steps.length; i++) this.dead[i] = 0;
    return this.fitsRest(steps, 1, at, at, to);
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
    const most: number = steps[step].most;
    const mask = this.mask;
    const bit = 1 << (previous - first);
    if (this.dead[step] & bit) return false;
    for (let at = previous + 1; at <= furthest; at++) {
      if (flags[at] >> 2 > most) break;
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
    return shape === ANY_SHAPE || (this.store.flags[at] & 3) === shape;
  }

  private holds(
    conditions: CompiledConditions,
    first: number,
    last: number,
    from: number,
    to: number,
  ): boolean {
    const { near, mustBeNear, notNear, within, notBefore, notAfter, unlessNegated } = conditions;
    if (unlessNegated && this.isNegated(first, from)) return false;
    if (this.goesOn(last + 1, to) && notBefore.some((phrase) => this.fits(phrase, last + 1, to)))
      return false;
    if (this.goesOn(first, to) && notAfter.some((phrase) => this.precedes(phrase, first, from))) return false;
    if (mustBeNear && !this.isNear(near, first, last, within, from, to)) return false;
    return !notNear.phrases.length || !this.isNear(notNear, first, last, within, from, to);
  }

  /** Whether nothing interrupts the phrase before this token. */
  private goesOn(at: number, to: number): boolean {
    return at < to && this.store.flags[at] >> 2 === NO_GAP;
  }

  private isNegated(first: number, from: number): boolean {
    const negations = this.negations.around(first);
    for (let at = first; at > from && first - at < NEGATION_REACH; at--) {
      if (this.store.flags[at] >> 2 === HARD) return false;
      if (negations.has(this.store.tokens[at - 1])) return true;
    }
    return false;
  }

  private precedes(phrase: CompiledSequence, first: number, from: number): boolean {
    const start = first - phrase.length;
    return start >= from && this.fits(phrase, start, first) && this.last === first - 1;
  }

  /** Whether one of the phrases stands, outside the match, within so many tokens of it. */
  private isNear(
    { phrases, begins }: CompiledPhrases,
    first: number,
    last: number,
    within: number,
    from: number,
    to: number,
  ): boolean {
    const end = Math.min(to, last + within + 1);
    for (let at = Math.max(from, first - within); at < end; at++) {
      if (at >= first && at <= last) continue;
      const token = this.store.tokens[at];
      if (!((begins[token >> 3] >> (token & 7)) & 1)) continue;
      for (const phrase of phrases)
        if (this.fits(phrase, at, to) && (at > last || this.last < first)) return true;
    }
    return false;
  }
}
