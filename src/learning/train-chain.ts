// Training a chain: stochastic gradient with AdaGrad, against the mean of what several coders marked.
import { randomSource } from '../core';
import { Chain, emptyChain, TAGS, WEIGHTED, type ChainWeights } from './chain';
import type { FeatureRows } from './feature-space';

/** One text with the tags that each coder gave its tokens. */
export interface TaggedText {
  readonly rows: FeatureRows;
  readonly tags: readonly Uint8Array[];
}

/** How a model is trained; see {@link trainChain} and `trainLinear`. */
export interface Descent {
  readonly epochs: number;
  readonly rate: number;
  /** Weight of the squared weights (times 1/2), charged where a feature occurs. */
  readonly l2: number;
  readonly seed: number;
}

/** Trains a chain; its weights are the mean of those after each epoch of the second half. Deterministic for a seed. Source of the step sizes: Duchi, Hazan & Singer, JMLR 12 (2011). */
export function trainChain(texts: readonly TaggedText[], features: number, descent: Descent): ChainWeights {
  const weights = emptyChain(features);
  const chain = new Chain(weights);
  const steps = new Stepper(weights, descent);
  const random = randomSource(descent.seed);
  const order = texts.map((_, i) => i);
  const mean = emptyChain(features);
  const averaged = Math.ceil(descent.epochs / 2);
  for (let epoch = 0; epoch < descent.epochs; epoch++) {
    shuffle(order, random);
    for (const i of order) {
      const { rows, tags } = texts[i];
      if (rows.offsets.length < 2 || !tags.length) continue;
      chain.run(rows);
      steps.step(chain, rows, tags);
    }
    if (epoch >= descent.epochs - averaged) {
      addTo(mean.emission, weights.emission, 1 / averaged);
      addTo(mean.transition, weights.transition, 1 / averaged);
    }
  }
  return mean;
}

function addTo(sum: Float64Array, values: Float64Array, share: number): void {
  for (let i = 0; i < sum.length; i++) sum[i] += share * values[i];
}

/** Puts a list in random order (Fisher-Yates). */
export function shuffle(list: number[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
}

class Stepper {
  private readonly squares: Float64Array;
  private readonly stepSquares = new Float64Array(TAGS * TAGS).fill(1);
  private readonly wrong = new Float64Array(TAGS);
  /** Slopes of the text at hand, and the features that have one. */
  private readonly slopes: Float64Array;
  private readonly isTouched: Uint8Array;
  private readonly touched: Int32Array;

  constructor(
    private readonly weights: ChainWeights,
    private readonly descent: Descent,
  ) {
    const { length } = weights.emission;
    this.squares = new Float64Array(length).fill(0.1);
    this.slopes = new Float64Array(length);
    this.isTouched = new Uint8Array(length / WEIGHTED);
    this.touched = new Int32Array(length / WEIGHTED);
  }

  step(chain: Chain, rows: FeatureRows, tags: readonly Uint8Array[]): void {
    const share = 1 / tags.length;
    this.stepTransitions(chain, tags, share);
    const touched = this.gather(chain, rows, tags, share);
    const { squares, slopes, isTouched } = this;
    const { emission } = this.weights;
    const { rate, l2 } = this.descent;
    for (let i = 0; i < touched; i++) {
      const feature = this.touched[i];
      isTouched[feature] = 0;
      for (let k = feature * WEIGHTED; k < (feature + 1) * WEIGHTED; k++) {
        const slope = slopes[k] + l2 * emission[k];
        slopes[k] = 0;
        squares[k] += slope * slope;
        emission[k] -= (rate * slope) / Math.sqrt(squares[k]);
      }
    }
  }

  /** Adds up the slopes of a text; the number of features that have one. */
  private gather(
    chain: Chain,
    { offsets, ids }: FeatureRows,
    tags: readonly Uint8Array[],
    share: number,
  ): number {
    const { wrong, slopes, isTouched } = this;
    let touched = 0;
    for (let token = 0; token < chain.length; token++) {
      for (let tag = 1; tag < TAGS; tag++) wrong[tag] = chain.tagChance(token, tag);
      for (const coded of tags) wrong[coded[token]] -= share;
      for (let i = offsets[token]; i < offsets[token + 1]; i++) {
        const feature = ids[i];
        if (!isTouched[feature]) this.touched[touched++] = feature;
        isTouched[feature] = 1;
        const at = feature * WEIGHTED - 1;
        for (let tag = 1; tag < TAGS; tag++) slopes[at + tag] += wrong[tag];
      }
    }
    return touched;
  }

  private stepTransitions(chain: Chain, tags: readonly Uint8Array[], share: number): void {
    const slopes = new Float64Array(TAGS * TAGS);
    for (let token = 1; token < chain.length; token++) {
      for (let before = 0; before < TAGS; before++)
        for (let tag = 0; tag < TAGS; tag++)
          slopes[before * TAGS + tag] += chain.stepChance(token, before, tag);
      for (const coded of tags) slopes[coded[token - 1] * TAGS + coded[token]] -= share;
    }
    const { transition } = this.weights;
    for (let k = 0; k < slopes.length; k++) {
      this.stepSquares[k] += slopes[k] * slopes[k];
      transition[k] -= (this.descent.rate * slopes[k]) / Math.sqrt(this.stepSquares[k]);
    }
  }
}
