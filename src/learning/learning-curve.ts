// When to stop coding by hand: how agreement grows with the number of coded ads.
import { randomSource, usualProgress, type Coding, type Columns } from '../core';
import type { TokenStore } from '../text';
import { compare } from './cross-validate';
import { fitCurve, type Curve } from './fit-curve';
import { codeWith } from './learned-coder';
import { checkEnough, trainOn, type TrainOptions } from './train-coder';
import { shuffle } from './train-chain';
import { trainingCorpus, type TrainingCorpus } from './training-corpus';

/** Options of {@link learningCurve}. */
export interface LearningCurveOptions extends TrainOptions {
  /** Numbers of distinct ads to train on; default five, doubling, up to three quarters of all. */
  readonly sizes?: readonly number[];
  /** Random divisions into ads to learn from and ads to try on. Default 3. */
  readonly repeats?: number;
}

/** What is followed: agreement of the learned coder with the codings, their mean. */
export const CURVE_MEASURES = ['profile_kappa', 'codes_kappa', 'spans_f1'] as const;
export type CurveMeasure = (typeof CURVE_MEASURES)[number];

/** A learning curve. */
export interface LearningCurve {
  /** One row a size and repeat: `ads` trained on, `repeat`, and each of {@link CURVE_MEASURES} on the held-out quarter. */
  readonly points: Columns;
  /** One row a measure and size (the sizes tried, then two and four times the largest): `measure`, `ads`, `tried`, `fitted`, `low`, `high` (95 %). */
  readonly curve: Columns;
  /** What agreement to expect with so many coded ads, with a 95 % interval. */
  at(
    measure: CurveMeasure,
    ads: number,
  ): { readonly fitted: number; readonly low: number; readonly high: number };
}

/**
 * Trains on growing numbers of coded ads, tries each model on a quarter of the ads that it has not seen, and fits a curve: "with n coded ads you
 * would reach κ of …". The further beyond the ads at hand, the less it is worth. Takes sizes × repeats trainings.
 * @throws RoleLensError as `trainCoder`.
 */
export function learningCurve(
  store: TokenStore,
  codings: readonly Coding[],
  options: LearningCurveOptions,
): LearningCurve {
  const { repeats = 3, seed = 1, onProgress = usualProgress } = options;
  const corpus = trainingCorpus(store, codings, options.book, 1);
  checkEnough(corpus);
  const sizes = options.sizes ?? usualSizes(corpus.ads.length);
  const rows: (readonly number[])[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const order = corpus.ads.map((_, i) => i);
    shuffle(order, randomSource(seed + repeat));
    const tried = order.slice(Math.floor(0.75 * order.length));
    sizes.forEach((size, i) => {
      onProgress('Learning curve', repeat * sizes.length + i, repeats * sizes.length);
      const chosen = order.slice(0, Math.min(size, order.length - tried.length)).sort((a, b) => a - b);
      const model = trainOn(corpus, chosen, codings, { ...options, onProgress: () => {} });
      rows.push([chosen.length, repeat + 1, ...tryOn(corpus, codings, model, tried)]);
    });
  }
  onProgress('Learning curve', 1, 1);
  return curveOf(rows, seed);
}

function usualSizes(ads: number): number[] {
  const most = Math.floor(0.75 * ads);
  return [16, 8, 4, 2, 1].map((part) => Math.floor(most / part)).filter((size) => size >= 10);
}

/** Agreement of a model with the codings on some ads of a corpus, in order of {@link CURVE_MEASURES}. */
export function tryOn(
  { store, found, ads, profiles }: TrainingCorpus,
  codings: readonly Coding[],
  model: Parameters<typeof codeWith>[2][number],
  tried: readonly number[],
): number[] {
  const inside = new Set(tried.map((i) => ads[i].ad));
  const coding = codeWith(store, found, [model], (ad) => (inside.has(ad) ? 0 : -1));
  const each = codings.map((other) => {
    const { profile, means, spans } = compare([other, coding], profiles);
    const all = spans.scope.flatMap((scope, i) => (scope === 'all' && spans.rule[i] === 'iou' ? [i] : []));
    return [profile.kappa[0], means.kappa[means.kind.indexOf('all')], spans.f1[all[0]]].map((value) =>
      Number(value ?? 0),
    );
  });
  return CURVE_MEASURES.map((_, k) => each.reduce((sum, values) => sum + values[k], 0) / each.length);
}

function curveOf(rows: readonly (readonly number[])[], seed: number): LearningCurve {
  const column = (k: number): number[] => rows.map((row) => row[k]);
  const ads = column(0);
  const tried = [...new Set(ads)].sort((a, b) => a - b);
  const most = tried[tried.length - 1];
  const shown = [...tried, 2 * most, 4 * most];
  const curves = new Map<string, Curve>(
    CURVE_MEASURES.map((name, k) => [name, fitCurve(ads, column(2 + k), seed)]),
  );
  const lines = CURVE_MEASURES.flatMap((measure) =>
    shown.map((n) => ({ measure, n, ...curves.get(measure)!.at(n) })),
  );
  return {
    points: {
      ads,
      repeat: column(1),
      ...Object.fromEntries(CURVE_MEASURES.map((name, k) => [name, column(2 + k)])),
    },
    curve: {
      measure: lines.map(({ measure }) => measure),
      ads: lines.map(({ n }) => n),
      tried: lines.map(({ n }) => (n <= most ? 'yes' : 'no')),
      fitted: lines.map(({ fitted }) => fitted),
      low: lines.map(({ low }) => low),
      high: lines.map(({ high }) => high),
    },
    at: (measure, n) => curves.get(measure)!.at(n),
  };
}
