// When to stop coding by hand: how agreement grows with the number of coded ads.
import { randomSource, RoleLensError, usualProgress, type Cell, type Coding } from '../core';
import { count, makeTable, number, optional, schema, text, type RowOf, type TableOf } from '../table';
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

const ADS = count('ads to learn from', { unit: 'ads' });

/** What was tried. */
export const CURVE_POINTS = schema(
  'learning_curve_points',
  'one row a number of ads × repeat, tried on a held-out quarter',
  {
    ads: ADS,
    repeat: count('repeat'),
    profile_kappa: optional(number('profile: κ', { digits: 2 })),
    codes_kappa: optional(number('codes: mean κ', { digits: 2 })),
    spans_f1: optional(number('spans: F1 (IoU)', { digits: 2 })),
  },
);

/** What to expect. */
export const CURVE = schema(
  'learning_curve',
  'one row a measure × number of ads: those tried, then two and four times the largest',
  {
    measure: text('measure'),
    ads: ADS,
    tried: text('tried'),
    fitted: number('agreement', { digits: 2 }),
    low: number('95 % interval from', { digits: 2 }),
    high: number('to', { digits: 2 }),
  },
);

/** A learning curve. */
export interface LearningCurve {
  readonly points: TableOf<typeof CURVE_POINTS>;
  readonly curve: TableOf<typeof CURVE>;
  /** What agreement to expect with so many coded ads, with a 95 % interval. */
  at(
    measure: CurveMeasure,
    ads: number,
  ): { readonly fitted: number; readonly low: number; readonly high: number };
}

/**
 * How many coded ads a coder needs: trains on growing numbers of them, tries each model on a quarter of the ads that it has not seen, and fits a
 * curve: "with n coded ads you would reach κ of …". The further beyond the ads at hand, the less it is worth. `points` has a row a number of ads ×
 * repeat, `curve` one a measure × number of ads. Takes sizes × repeats trainings.
 * @throws RoleLensError as `trainCoder`.
 * @example
 * show(learningCurve(store, hand, { book, sizes: [10, 20], repeats: 1 }).curve);
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
  const rows: RowOf<typeof CURVE_POINTS>[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const order = corpus.ads.map((_, i) => i);
    shuffle(order, randomSource(seed + repeat));
    const tried = order.slice(Math.floor(0.75 * order.length));
    sizes.forEach((size, i) => {
      onProgress('Learning curve', repeat * sizes.length + i, repeats * sizes.length);
      const chosen = order.slice(0, Math.min(size, order.length - tried.length)).sort((a, b) => a - b);
      const model = trainOn(corpus, chosen, codings, { ...options, onProgress: () => {} });
      const [profile_kappa, codes_kappa, spans_f1] = tryOn(corpus, codings, model, tried);
      rows.push({ ads: chosen.length, repeat: repeat + 1, profile_kappa, codes_kappa, spans_f1 });
    });
  }
  onProgress('Learning curve', 1, 1);
  return curveOf(makeTable(CURVE_POINTS, rows), seed);
}

function usualSizes(ads: number): number[] {
  const most = Math.floor(0.75 * ads);
  return [16, 8, 4, 2, 1].map((part) => Math.floor(most / part)).filter((size) => size >= 10);
}

/** Agreement of a model with the codings on some ads of a corpus, in order of {@link CURVE_MEASURES}; `null` where it is not defined. */
export function tryOn(
  { store, book, found, ads, profiles }: TrainingCorpus,
  codings: readonly Coding[],
  model: Parameters<typeof codeWith>[2][number],
  tried: readonly number[],
): (number | null)[] {
  const inside = new Set(tried.map((i) => ads[i].ad));
  const coding = codeWith(store, found, [model], { modelOf: (ad) => (inside.has(ad) ? 0 : -1), book });
  const each = codings.map((other) => {
    const { profile, means, spans } = compare([other, coding], profiles);
    const { scope, rule, f1 } = spans.columns;
    const iou = scope.findIndex((what, i) => what === 'all' && rule[i] === 'iou');
    return [profile.columns.kappa[0], means.columns.kappa[0], f1[iou]];
  });
  return CURVE_MEASURES.map((_, k) => meanOf(each.map((values) => values[k])));
}

function meanOf(cells: readonly Cell[]): number | null {
  const values = cells.filter((cell) => typeof cell === 'number');
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}

type Point = TableOf<typeof CURVE_POINTS>['columns'];

/** What no coding could be measured by, such as profiles where there are none, has no curve. */
function curveOf(points: TableOf<typeof CURVE_POINTS>, seed: number): LearningCurve {
  const { ads }: Point = points.columns;
  const tried = [...new Set(ads)].sort((a, b) => a - b);
  const most = tried[tried.length - 1];
  const curves = new Map<CurveMeasure, Curve>();
  for (const measure of CURVE_MEASURES) {
    const known = ads.flatMap((n, i) => {
      const value = points.columns[measure][i];
      return value === null ? [] : [{ n, value }];
    });
    if (!known.length) continue;
    const [n, values] = [known.map((point) => point.n), known.map((point) => point.value)];
    curves.set(measure, fitCurve(n, values, seed));
  }
  const rows = [...curves].flatMap(([measure, curve]) =>
    [...tried, 2 * most, 4 * most].map((n) => ({
      measure,
      ads: n,
      tried: n <= most ? 'yes' : 'no',
      ...curve.at(n),
    })),
  );
  return { points, curve: makeTable(CURVE, rows), at: (measure, n) => curveFor(curves, measure).at(n) };
}

function curveFor(curves: ReadonlyMap<CurveMeasure, Curve>, measure: CurveMeasure): Curve {
  const curve = curves.get(measure);
  if (curve) return curve;
  throw new RoleLensError(`There is no curve of "${measure}": no model could be measured by it.`, {
    hint: `There are curves of ${[...curves.keys()].join(', ') || 'nothing'}.`,
  });
}
