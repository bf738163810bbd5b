// A linear chain over tokens: how likely each run of tokens is a mention, given features of every token.
import type { FeatureRows } from './feature-space';

/** Tags of a token: outside of mentions, the beginning, inside, the end, or the only token of one. */
export enum Tag {
  Out = 0,
  Begin = 1,
  Inside = 2,
  End = 3,
  Single = 4,
}
export const TAGS = 5;
/** Weights a feature has: one for each tag but `Out`, which scores 0. */
export const WEIGHTED = TAGS - 1;

/** Which tag may follow which. */
const FOLLOWERS: readonly (readonly Tag[])[] = [
  [Tag.Out, Tag.Begin, Tag.Single],
  [Tag.Inside, Tag.End],
  [Tag.Inside, Tag.End],
  [Tag.Out, Tag.Begin, Tag.Single],
  [Tag.Out, Tag.Begin, Tag.Single],
];
const isFirst = (tag: number): boolean => tag === 0 || tag === 1 || tag === 4;
const isLast = (tag: number): boolean => tag === 0 || tag >= 3;

/** Weights of a chain: `emission` features × {@link WEIGHTED}, `transition` tags × tags (row: the tag before). */
export interface ChainWeights {
  readonly emission: Float64Array;
  readonly transition: Float64Array;
}

/** All zeros. */
export function emptyChain(features: number): ChainWeights {
  return { emission: new Float64Array(features * WEIGHTED), transition: new Float64Array(TAGS * TAGS) };
}

/** A run of tokens, counted from the ad's first, and how likely it is exactly one mention. */
export interface SpanChance {
  readonly first: number;
  readonly last: number;
  readonly chance: number;
}

/**
 * Forward-backward over one text (Rabiner 1989, with scaling): the chances of tags and of spans under a conditional random field (Lafferty,
 * McCallum & Pereira, ICML 2001). Made once, run on one text after the other.
 */
export class Chain {
  length = 0;
  private factors = new Float64Array(0);
  private forward = new Float64Array(0);
  private backward = new Float64Array(0);
  private scale = new Float64Array(0);
  private readonly steps = new Float64Array(TAGS * TAGS);

  constructor(private readonly weights: ChainWeights) {}

  /** Takes a text in; afterwards the chances below are of this text. */
  run(rows: FeatureRows): void {
    this.length = rows.offsets.length - 1;
    if (this.factors.length < this.length * TAGS) this.reserve(this.length * 2);
    this.steps.fill(0);
    FOLLOWERS.forEach((tags, before) =>
      tags.forEach(
        (tag) => (this.steps[before * TAGS + tag] = Math.exp(this.weights.transition[before * TAGS + tag])),
      ),
    );
    this.emit(rows);
    this.runForward();
    this.runBackward();
  }

  /** The chance that a token has a tag. */
  tagChance(token: number, tag: Tag): number {
    return this.forward[token * TAGS + tag] * this.backward[token * TAGS + tag];
  }

  /** The chance that `tag` follows `before` at this token (not the first). */
  stepChance(token: number, before: number, tag: number): number {
    const step = this.steps[before * TAGS + tag];
    if (!step) return 0;
    const { forward, factors, backward, scale } = this;
    const at = token * TAGS;
    return (forward[at - TAGS + before] * step * factors[at + tag] * backward[at + tag]) / scale[token];
  }

  /** Spans of at most `longest` tokens that are at least so likely. */
  spans(least: number, longest: number): SpanChance[] {
    const { factors, backward, scale, steps } = this;
    const spans: SpanChance[] = [];
    for (let first = 0; first < this.length; first++) {
      const single = this.tagChance(first, Tag.Single);
      if (single >= least) spans.push({ first, last: first, chance: single });
      let chance = this.forward[first * TAGS + Tag.Begin];
      if (chance * backward[first * TAGS + Tag.Begin] < least) continue;
      let before = Tag.Begin;
      for (let last = first + 1; last < Math.min(this.length, first + longest); last++) {
        const at = last * TAGS;
        const ended =
          ((chance * steps[before * TAGS + Tag.End] * factors[at + Tag.End]) / scale[last]) *
          backward[at + Tag.End];
        if (ended >= least) spans.push({ first, last, chance: ended });
        chance *= (steps[before * TAGS + Tag.Inside] * factors[at + Tag.Inside]) / scale[last];
        if (chance * backward[at + Tag.Inside] < least) break;
        before = Tag.Inside;
      }
    }
    return spans;
  }

  private reserve(tokens: number): void {
    this.factors = new Float64Array(tokens * TAGS);
    this.forward = new Float64Array(tokens * TAGS);
    this.backward = new Float64Array(tokens * TAGS);
    this.scale = new Float64Array(tokens);
  }

  private emit({ offsets, ids }: FeatureRows): void {
    const { emission } = this.weights;
    for (let token = 0; token < this.length; token++) {
      let [begin, inside, end, single] = [0, 0, 0, 0];
      for (let i = offsets[token]; i < offsets[token + 1]; i++) {
        const at = ids[i] * WEIGHTED;
        begin += emission[at];
        inside += emission[at + 1];
        end += emission[at + 2];
        single += emission[at + 3];
      }
      const most = Math.max(0, begin, inside, end, single);
      const at = token * TAGS;
      this.factors[at] = Math.exp(-most);
      this.factors[at + 1] = Math.exp(begin - most);
      this.factors[at + 2] = Math.exp(inside - most);
      this.factors[at + 3] = Math.exp(end - most);
      this.factors[at + 4] = Math.exp(single - most);
    }
  }

  private runForward(): void {
    const { forward, factors, steps } = this;
    for (let token = 0; token < this.length; token++) {
      const at = token * TAGS;
      let total = 0;
      for (let tag = 0; tag < TAGS; tag++) {
        let sum = token ? 0 : isFirst(tag) ? 1 : 0;
        if (token)
          for (let before = 0; before < TAGS; before++)
            sum += forward[at - TAGS + before] * steps[before * TAGS + tag];
        const last = token + 1 === this.length && !isLast(tag);
        total += forward[at + tag] = last ? 0 : sum * factors[at + tag] + 1e-300;
      }
      this.scale[token] = total;
      for (let tag = 0; tag < TAGS; tag++) forward[at + tag] /= total;
    }
  }

  private runBackward(): void {
    const { backward, factors, steps, scale } = this;
    for (let token = this.length - 1; token >= 0; token--) {
      const at = token * TAGS;
      for (let tag = 0; tag < TAGS; tag++) {
        let sum = token + 1 === this.length && isLast(tag) ? 1 : 0;
        if (token + 1 < this.length)
          for (let next = 0; next < TAGS; next++)
            sum +=
              (steps[tag * TAGS + next] * factors[at + TAGS + next] * backward[at + TAGS + next]) /
              scale[token + 1];
        backward[at + tag] = sum;
      }
    }
  }
}
