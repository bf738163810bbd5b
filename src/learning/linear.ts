// Linear models over sparse rows: several outputs, each a logistic regression, or one choice among them (softmax).
import { randomSource } from '../core';
import type { FeatureRows } from './feature-space';
import { shuffle, type Descent } from './train-chain';

/** Weights features × outputs, and one bias an output. */
export interface LinearWeights {
  readonly outputs: number;
  /** Whether exactly one output is true (softmax), or each for itself (sigmoid). */
  readonly oneOf: boolean;
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

/** The chances of all outputs for one row, written to `into`. Each feature of a row counts `value`. */
export function chances(
  { outputs, oneOf, weights, bias }: LinearWeights,
  { offsets, ids }: FeatureRows,
  row: number,
  into: Float64Array,
): void {
  into.set(bias);
  const value = valueOf(offsets, row);
  for (let i = offsets[row]; i < offsets[row + 1]; i++) {
    const at = ids[i] * outputs;
    for (let k = 0; k < outputs; k++) into[k] += value * weights[at + k];
  }
  if (oneOf) softmax(into);
  else for (let k = 0; k < outputs; k++) into[k] = 1 / (1 + Math.exp(-into[k]));
}

/** Rows have unit length, as far as they have more than a few features: long texts do not shout. */
export function valueOf(offsets: Uint32Array, row: number): number {
  return 4 / Math.sqrt(16 + offsets[row + 1] - offsets[row]);
}

function softmax(scores: Float64Array): void {
  const most = Math.max(...scores);
  let total = 0;
  for (let k = 0; k < scores.length; k++) total += scores[k] = Math.exp(scores[k] - most);
  for (let k = 0; k < scores.length; k++) scores[k] /= total;
}

/** What each feature of the first row adds to the score of one output, the largest first. */
export function contributions(
  { outputs, weights }: LinearWeights,
  { offsets, ids }: FeatureRows,
  output: number,
): { feature: number; adds: number }[] {
  const value = valueOf(offsets, 0);
  return Array.from(ids.subarray(offsets[0], offsets[1]), (feature) => ({
    feature,
    adds: value * weights[feature * outputs + output],
  })).sort((a, b) => b.adds - a.adds || a.feature - b.feature);
}

/**
 * Trains a linear model by stochastic gradient with AdaGrad; deterministic for a seed.
 * @param targets rows × outputs, 0 to 1; may be shares of coders.
 */
export function trainLinear(
  rows: FeatureRows,
  targets: Float64Array,
  shape: { readonly features: number; readonly outputs: number; readonly oneOf: boolean },
  { epochs, rate, l2, seed }: Descent,
): LinearWeights {
  const { features, outputs, oneOf } = shape;
  const model = {
    outputs,
    oneOf,
    weights: new Float64Array(features * outputs),
    bias: new Float64Array(outputs),
  };
  const squares = new Float64Array(features * outputs).fill(0.1);
  const biasSquares = new Float64Array(outputs).fill(0.1);
  const found = new Float64Array(outputs);
  const { weights, bias } = model;
  const random = randomSource(seed);
  const order = Array.from({ length: rows.offsets.length - 1 }, (_, i) => i);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const row of order) {
      chances(model, rows, row, found);
      const value = valueOf(rows.offsets, row);
      for (let k = 0; k < outputs; k++) {
        found[k] -= targets[row * outputs + k];
        biasSquares[k] += found[k] * found[k];
        bias[k] -= (rate * found[k]) / Math.sqrt(biasSquares[k]);
      }
      for (let i = rows.offsets[row]; i < rows.offsets[row + 1]; i++) {
        const at = rows.ids[i] * outputs;
        for (let k = 0; k < outputs; k++) {
          const slope = value * found[k] + l2 * weights[at + k];
          squares[at + k] += slope * slope;
          weights[at + k] -= (rate * slope) / Math.sqrt(squares[at + k]);
        }
      }
    }
  }
  return model;
}
