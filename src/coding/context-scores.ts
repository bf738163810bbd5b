// How much a place in a corpus looks like the places of a code's terms: by the words and codes around it and the letters it begins with.
import { boilerplateClauses, type TokenStore } from '../text';

/** Tokens looked at on either side. */
const REACH = 6;
/** Added to what is counted and what is expected: a context that is expected less often than this says little by its absence. */
const PRIOR = 1;

/** A stretch of tokens, both ends included. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Log odds of what stands around a place. */
export interface ContextScores {
  /** Score of what stands before each token, for a stretch that begins there. */
  readonly before: Float64Array;
  /** Score of what stands after each token, for a stretch that ends there. */
  readonly after: Float64Array;
  /** Score of the letter case that each token is written in. */
  readonly shape: Float64Array;
  /** Score of the signs around a stretch, by `4 × sign before + sign after` (see Gap). */
  readonly signs: Float64Array;
}

/** What each token counts as in a context: its word, or its code where it is a part of a mention. */
export interface ContextFeatures {
  /** Index below `size`. */
  readonly of: Uint32Array;
  readonly size: number;
}

/**
 * Log odds, naive Bayes with shrinkage, of standing at a term of the code (`positives`) against standing anywhere in the corpus. The nearest word on
 * either side counts by itself, the next five as a bag; titles and boilerplate count like everything else.
 */
export function contextScores(
  store: TokenStore,
  features: ContextFeatures,
  positives: readonly Stretch[],
): ContextScores {
  const model = new ContextModel(store, features);
  for (const { first, last } of positives) model.learn(first, last);
  return model.score();
}

class ContextModel {
  private readonly near: [Float64Array, Float64Array];
  private readonly bag: Float64Array;
  private readonly shapes = new Float64Array(8);
  private readonly signs = new Float64Array(16);
  private learned = 0;
  private bagged = 0;
  private readonly adOf: Uint32Array;

  constructor(
    private readonly store: TokenStore,
    private readonly features: ContextFeatures,
  ) {
    this.near = [new Float64Array(features.size), new Float64Array(features.size)];
    this.bag = new Float64Array(features.size);
    this.adOf = adsOfTokens(store);
  }

  learn(first: number, last: number): void {
    const { of } = this.features;
    this.learned++;
    this.shapes[this.shapeAt(first)]++;
    this.signs[signsAround(this.store, first, last)]++;
    for (const [side, edge, step] of [
      [0, first, -1],
      [1, last, 1],
    ])
      for (let distance = 1; distance <= REACH; distance++) {
        const at = edge + step * distance;
        if (this.adOf[at] !== this.adOf[edge]) break;
        if (distance === 1) this.near[side][of[at]]++;
        else {
          this.bag[of[at]]++;
          this.bagged++;
        }
      }
  }

  score(): ContextScores {
    const { of, size } = this.features;
    const { length } = of;
    const everywhere = new Float64Array(size);
    for (let at = 0; at < length; at++) everywhere[of[at]]++;
    const weigh = (counts: Float64Array, total: number): Float64Array =>
      counts.map((count, id) => {
        const expected = (everywhere[id] + 0.5) / (length + size / 2);
        return Math.log((count + PRIOR) / (total * expected + PRIOR));
      });
    const [left, right, bag] = [
      weigh(this.near[0], this.learned),
      weigh(this.near[1], this.learned),
      weigh(this.bag, this.bagged),
    ];
    return {
      before: this.sums(left, bag, -1),
      after: this.sums(right, bag, 1),
      shape: this.shapeScores(),
      signs: this.signScores(),
    };
  }

  private sums(near: Float64Array, bag: Float64Array, step: number): Float64Array {
    const { of } = this.features;
    const sums = new Float64Array(of.length);
    for (let at = 0; at < of.length; at++)
      for (let distance = 1; distance <= REACH; distance++) {
        const other = at + step * distance;
        if (this.adOf[other] !== this.adOf[at]) break;
        sums[at] += distance === 1 ? near[of[other]] : bag[of[other]] / 2;
      }
    return sums;
  }

  private shapeScores(): Float64Array {
    const { length } = this.features.of;
    const everywhere = new Float64Array(8);
    const shapes = Uint8Array.from({ length }, (_, at) => this.shapeAt(at));
    for (const shape of shapes) everywhere[shape]++;
    const weights = everywhere.map((count, shape) => {
      const expected = (count + 0.5) / (length + 4);
      return Math.log((this.shapes[shape] + PRIOR) / (this.learned * expected + PRIOR));
    });
    return Float64Array.from(shapes, (shape) => weights[shape]);
  }

  private signScores(): Float64Array {
    const { length } = this.features.of;
    const everywhere = new Float64Array(16);
    for (let at = 0; at < length; at++) everywhere[signsAround(this.store, at, at)]++;
    return everywhere.map((count, signs) => {
      const expected = (count + 0.5) / (length + 8);
      return Math.log((this.signs[signs] + PRIOR) / (this.learned * expected + PRIOR));
    });
  }

  /** Letter case, and whether a clause begins here: a capital there says nothing. */
  private shapeAt(at: number): number {
    const { flags } = this.store;
    return (flags[at] & 3) | (flags[at] >> 2 === 3 ? 4 : 0);
  }
}

/** Signs before and after a stretch as one number, `4 × before + after`. */
export function signsAround({ flags, tokens }: TokenStore, first: number, last: number): number {
  const after = last + 1 < tokens.length ? flags[last + 1] >> 2 : 3;
  return (flags[first] >> 2) * 4 + after;
}

const adsOf = new WeakMap<TokenStore, Uint32Array>();

/** The ad of each token. */
function adsOfTokens(store: TokenStore): Uint32Array {
  const known = adsOf.get(store);
  if (known) return known;
  const { adTokens, tokens, ads } = store;
  const adOf = new Uint32Array(tokens.length);
  for (let ad = 0; ad < ads.length; ad++) adOf.fill(ad, adTokens[ad], adTokens[ad + 1]);
  adsOf.set(store, adOf);
  return adOf;
}

/** 1 for tokens in company boilerplate. */
export function boilerplateTokens(store: TokenStore): Uint8Array {
  const kinds = boilerplateClauses(store);
  const result = new Uint8Array(store.tokens.length);
  kinds.forEach((kind, clause) => {
    if (kind) result.fill(1, store.clauseTokens[clause], store.clauseTokens[clause + 1]);
  });
  return result;
}
