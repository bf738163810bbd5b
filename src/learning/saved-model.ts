// The file of a model as JSON.
import type { LearnedModel } from './model';

/** Weights by the name of their feature. */
export type Weights = Record<string, readonly number[]>;
/** Linear weights, as JSON. */
export interface SavedLinear {
  readonly bias: readonly number[];
  readonly weights: Weights;
}
/** What is learned of a kind, as JSON. */
export interface SavedKind {
  readonly kind: string;
  readonly codes: readonly string[];
  readonly transition: readonly number[];
  readonly tokens: Weights;
  readonly spans: SavedLinear;
}
/** The file as JSON. */
export interface SavedModel extends Omit<LearnedModel, 'kinds' | 'profile' | 'presence' | 'tokenFeatures'> {
  readonly format: string;
  readonly version: number;
  readonly kinds: readonly SavedKind[];
  readonly profile: SavedLinear | null;
  readonly presence: SavedLinear;
}
