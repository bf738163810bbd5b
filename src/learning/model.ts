// The learned model as plain data: everything that coding needs, and where it came from.
import type { Unit } from '../core';
import type { ChainWeights } from './chain';
import type { LinearWeights } from './linear';

/** A code as the model knows it. */
export interface ModelCode {
  readonly id: string;
  readonly name: string;
  /** Id of its kind, one of those of the model's codebook. */
  readonly kind: string;
  readonly unit: Unit;
}

/** What was learned of one kind of codes: where mentions begin and end, and which code they bear. */
export interface KindModel {
  /** Id of the kind. */
  readonly kind: string;
  /** Indices in the model's codes. */
  readonly codes: readonly number[];
  /** Weights of the model's token features. */
  readonly chain: ChainWeights;
  /** Names of the features of spans, and their weights for each code. */
  readonly spanFeatures: readonly string[];
  readonly linear: LinearWeights;
}

/** What is learned from a whole ad: its profile, or which codes it has. */
export interface AdModel {
  readonly features: readonly string[];
  readonly linear: LinearWeights;
}

/** What is learned straight from labels. */
export interface BaseModel {
  /** Places less likely just so than this share of the likeliest about there are passed over; see `TrainOptions.boundaries`. */
  readonly natural: number;
  /** Words that make features of their own. */
  readonly words: readonly string[];
  /** Names of the features of tokens; all kinds share them. */
  readonly tokenFeatures: readonly string[];
  readonly kinds: readonly KindModel[];
  /** Which profile an ad has; `null` where there is nothing to choose. */
  readonly profile: AdModel | null;
  /** Which codes an ad has, by all of its words. */
  readonly presence: AdModel;
}

/** How chances become decisions; learned from ads that the base model was not trained on. */
export interface Calibration {
  /** For each kind: weights of the chance of a mention, see `mentionRow`. */
  readonly mention: readonly (readonly number[])[];
  /** For each kind: weights of the chance that an ad has a code, see `presenceRow`. */
  readonly presence: readonly (readonly number[])[];
  /** For each kind: the chance from which a span is a mention. */
  readonly leastMention: readonly number[];
  /** For each code: the chance from which an ad has it. */
  readonly leastPresence: readonly number[];
  /** What a point of a codebook's profile score adds to the log of a profile's chance. */
  readonly profileScore: number;
}

/** Where a model comes from. */
export interface ModelOrigin {
  /** Names of the codings it learned from, without folders. */
  readonly coders: readonly string[];
  readonly ads: number;
  readonly groups: number;
  readonly mentions: number;
  readonly corpusHash: string;
  readonly codebookHash: string;
  readonly options: Readonly<Record<string, number | string>>;
}

/** A coder that was trained; see `trainCoder`. */
export interface LearnedModel extends BaseModel {
  readonly codes: readonly ModelCode[];
  readonly profiles: readonly string[];
  /** The codebook whose evidence it uses: its YAML text. */
  readonly codebook: string;
  readonly calibration: Calibration;
  readonly origin: ModelOrigin;
}
