// trainCoder: codings → a coder that codes as they do.
import type { Codebook } from '../codebook';
import { RoleLensError, usualProgress, type Coding, type Progress } from '../core';
import type { TokenStore } from '../text';
import { BASE_DEFAULTS, fitBase, type BaseOptions } from './fit-base';
import { fitModelCalibration, type HeldOut } from './fit-calibration';
import type { LearnedModel } from './model';
import { Predictor } from './predict';
import { trainingCorpus, type TrainingCorpus } from './training-corpus';

/** Options of {@link trainCoder}. */
export interface TrainOptions {
  /** Whose codes are learned, and whose terms serve as evidence; it need not have terms. */
  readonly book: Codebook;
  /** Ads of one near-duplicate group that are learned from. Default 1: more hardly help. */
  readonly perGroup?: number;
  /** Parts that the ads are divided into to calibrate the chances. Default 3. */
  readonly folds?: number;
  /**
   * How mentions are placed: to share most with what the coders may mark (`overlap`, default: LLMs begin and end as they like), or
   * where coders are likely to begin and end just so (`exact`: careful people with a rule for it).
   */
  readonly boundaries?: 'overlap' | 'exact';
  /** Default 1. */
  readonly seed?: number;
  readonly onProgress?: Progress;
}

/** How likely, against the likeliest about there, an exact place must be. */
const EXACT = 0.4;
/** Fewest near-duplicate groups that something can be learned from. */
const FEWEST = 10;

/**
 * Trains a coder on codings of the same ads, by people or LLMs; use it to code more ads of the same kind as they did. Several codings of an ad
 * each count. Deterministic; about ten seconds for 400 ads.
 * @throws RoleLensError where fewer than ten distinct ads are coded, or no mention has a code of the codebook.
 * @example
 * const model = trainCoder(store, hand, { book });
 */
export function trainCoder(
  store: TokenStore,
  codings: readonly Coding[],
  options: TrainOptions,
): LearnedModel {
  const { perGroup = 1, onProgress = usualProgress } = options;
  const corpus = trainingCorpus(store, codings, options.book, perGroup);
  checkEnough(corpus);
  const all = corpus.ads.map((_, i) => i);
  return trainOn(corpus, all, codings, { ...options, onProgress });
}

/** Trains on some of the ads of a corpus made ready. */
export function trainOn(
  corpus: TrainingCorpus,
  chosen: readonly number[],
  codings: readonly Coding[],
  { folds = 3, seed = 1, perGroup = 1, boundaries = 'overlap', onProgress = usualProgress }: TrainOptions,
): LearnedModel {
  const options: BaseOptions = { ...BASE_DEFAULTS, natural: boundaries === 'exact' ? EXACT : 0, seed };
  const heldOut: HeldOut[] = [];
  for (let fold = 0; fold < folds; fold++) {
    onProgress('Train', fold, folds + 1);
    const inside = (i: number): boolean => corpus.ads[i].group % folds !== fold;
    const base = fitBase(corpus, chosen.filter(inside), options);
    const predictor = new Predictor(base, corpus.codes, corpus.profiles, corpus.store, corpus.found);
    for (const i of chosen) {
      const { ad } = corpus.ads[i];
      if (inside(i)) continue;
      const profile = predictor.profile(ad, 0);
      heldOut.push({
        index: i,
        findings: predictor.findings(ad),
        profile,
        scores: predictor.profileScores(ad),
      });
    }
  }
  const calibration = fitModelCalibration(corpus, heldOut);
  onProgress('Train', folds, folds + 1);
  const base = fitBase(corpus, chosen, options);
  onProgress('Train', folds + 1, folds + 1);
  return {
    ...base,
    codes: corpus.codes,
    profiles: corpus.profiles,
    codebook: corpus.book.source,
    calibration,
    origin: {
      coders: codings.map(({ coder }) => coder.replace(/^.*[\\/]/, '')),
      ads: chosen.length,
      groups: new Set(chosen.map((i) => corpus.ads[i].group)).size,
      mentions: chosen.reduce(
        (sum, i) => sum + corpus.ads[i].labels.reduce((n, { spans }) => n + spans.length, 0),
        0,
      ),
      corpusHash: corpus.store.hash,
      codebookHash: corpus.book.hash,
      options: { perGroup, folds, boundaries, seed },
    },
  };
}

/** Says so where there is too little to learn from. */
export function checkEnough({ ads }: TrainingCorpus): void {
  const groups = new Set(ads.map(({ group }) => group)).size;
  if (groups < FEWEST)
    throw new RoleLensError(
      `Only ${groups} distinct ads are coded; a coder needs ${FEWEST} to learn anything.`,
      {
        hint: 'Code more ads, or check that the ids of the codings are those of the ads.',
      },
    );
  if (!ads.some(({ labels }) => labels.some(({ spans }) => spans.length)))
    throw new RoleLensError('No mention of these codings can be learned from.', {
      hint: "Their codes must be the codebook's, and their quotes must stand in the ads.",
    });
}
