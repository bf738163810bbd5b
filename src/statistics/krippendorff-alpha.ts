// Krippendorff's alpha: agreement beyond chance for any number of coders, with missing judgements, for names and for ranks.
import { categoryCount, type RatingOptions, type Ratings } from './ratings';

/** Options of {@link krippendorffAlpha}. */
export interface AlphaOptions extends RatingOptions {
  /** `nominal` (default): categories are equal or not; `ordinal`: they have an order, and a step further is a greater disagreement. */
  readonly level?: 'nominal' | 'ordinal';
}

/**
 * Krippendorff's alpha; 1 for full agreement, 0 for what chance gives, `NaN` where fewer than two categories are used in units that two or more coders
 * have judged. Units with one judgement are left out.
 * Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, University of Pennsylvania, sections B and C; Krippendorff (2019),
 * Content Analysis, 4th ed., chapter 12.
 */
export function krippendorffAlpha(ratings: Ratings, options: AlphaOptions = {}): number {
  const size = categoryCount(ratings, options);
  return options.level === 'ordinal'
    ? ordinalAlpha(ratings, size, options.weights)
    : nominalAlpha(ratings, size, options.weights);
}

/** Without a table of categories × categories: sets of codes can be many. */
function nominalAlpha(ratings: Ratings, size: number, weights?: ArrayLike<number>): number {
  const totals = new Float64Array(size);
  let [n, equal] = [0, 0];
  eachPairable(ratings, weights, (unit, weight, judged) => {
    for (let i = 0; i < unit.length; i++) {
      const c = unit[i];
      if (c === null) continue;
      totals[c] += weight;
      n += weight;
      for (let j = 0; j < unit.length; j++) if (i !== j && unit[j] === c) equal += weight / (judged - 1);
    }
  });
  const expected = n * n - totals.reduce((sum, total) => sum + total * total, 0);
  return expected > n * n * 1e-12 && n > 1 ? 1 - ((n - 1) * (n - equal)) / expected : NaN;
}

function ordinalAlpha(ratings: Ratings, size: number, weights?: ArrayLike<number>): number {
  const together = coincidences(ratings, size, weights);
  const totals = Array.from({ length: size }, (_, c) =>
    together.subarray(c * size, (c + 1) * size).reduce((sum, each) => sum + each, 0),
  );
  const n = totals.reduce((sum, total) => sum + total, 0);
  const difference = ordinalDifference(totals);
  let [observed, expected] = [0, 0];
  for (let c = 0; c < size; c++)
    for (let k = c + 1; k < size; k++) {
      if (totals[c] <= 0 || totals[k] <= 0) continue;
      const apart = difference(c, k);
      observed += together[c * size + k] * apart;
      expected += totals[c] * totals[k] * apart;
    }
  return expected > 0 && n > 1 ? 1 - ((n - 1) * observed) / expected : NaN;
}

type Unit = Ratings[number];

function eachPairable(
  ratings: Ratings,
  weights: ArrayLike<number> | undefined,
  visit: (unit: Unit, weight: number, judged: number) => void,
): void {
  ratings.forEach((unit, u) => {
    const weight = weights ? weights[u] : 1;
    let judged = 0;
    for (const category of unit) if (category !== null) judged++;
    if (judged > 1 && weight > 0) visit(unit, weight, judged);
  });
}

/** Pairs of judgements of the same unit, each unit counting as often as it has judgements. */
function coincidences(ratings: Ratings, size: number, weights?: ArrayLike<number>): Float64Array {
  const together = new Float64Array(size * size);
  eachPairable(ratings, weights, (unit, weight, judged) => {
    for (let i = 0; i < unit.length; i++)
      for (let j = 0; j < unit.length; j++) {
        const [c, k] = [unit[i], unit[j]];
        if (i !== j && c !== null && k !== null) together[c * size + k] += weight / (judged - 1);
      }
  });
  return together;
}

/** Two ranks are as far apart as there are judgements between them, half of those on the two ranks included; squared. */
function ordinalDifference(totals: readonly number[]): (c: number, k: number) => number {
  const below = [0];
  for (const total of totals) below.push(below[below.length - 1] + total);
  return (c, k) => (below[k + 1] - below[c] - (totals[c] + totals[k]) / 2) ** 2;
}
