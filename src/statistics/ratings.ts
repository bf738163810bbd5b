// Ratings: what any number of coders said of the same units, and what all measures of agreement count in them.

/** One row a unit, one cell a coder: the category that the coder chose (0, 1, 2, …), `null` where the coder did not judge the unit. */
export type Ratings = readonly (readonly (number | null)[])[];

/** Options of the measures of agreement. */
export interface RatingOptions {
  /** How many categories there are, also unused ones; default 1 + the highest that is used. */
  readonly categories?: number;
  /** How often each unit counts (not negative); default 1 each. So equal units can be counted as one row. */
  readonly weights?: ArrayLike<number>;
}

/** What Fleiss' kappa and Gwet's AC1 are made of. */
export interface RatingCounts {
  /** Share of pairs of judgements of the same unit that agree, 0 to 1, averaged over the units with two or more; `NaN` without any. */
  readonly observed: number;
  /** Share of each category, 0 to 1, averaged over all judged units. */
  readonly shares: readonly number[];
}

/** How many categories the options or the ratings have. */
export function categoryCount(ratings: Ratings, { categories }: RatingOptions): number {
  if (categories !== undefined) return categories;
  return ratings.reduce((most, unit) => unit.reduce<number>((m, c) => Math.max(m, (c ?? -1) + 1), most), 0);
}

/**
 * Observed agreement and category shares; units with one judgement add to the shares only.
 * Source: Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., section 2.4 and appendix (missing ratings).
 */
export function countRatings(ratings: Ratings, options: RatingOptions = {}): RatingCounts {
  const { weights } = options;
  const shares = new Array<number>(categoryCount(ratings, options)).fill(0);
  const counts = shares.slice();
  let [agreeing, pairable, judged] = [0, 0, 0];
  ratings.forEach((unit, u) => {
    const weight = weights ? weights[u] : 1;
    const n = weight > 0 ? countUnit(unit, counts) : 0;
    if (n === 0) return;
    let equal = 0;
    for (let c = 0; c < counts.length; c++) {
      shares[c] += (weight * counts[c]) / n;
      equal += counts[c] * (counts[c] - 1);
    }
    judged += weight;
    if (n < 2) return;
    pairable += weight;
    agreeing += (weight * equal) / (n * (n - 1));
  });
  return { observed: agreeing / pairable, shares: shares.map((share) => share / judged) };
}

function countUnit(unit: readonly (number | null)[], counts: number[]): number {
  counts.fill(0);
  let n = 0;
  for (const category of unit)
    if (category !== null) {
      counts[category]++;
      n++;
    }
  return n;
}

/** Share of pairs of judgements of the same unit that agree, 0 to 1; `NaN` where no unit has two judgements. Chance is not taken out. */
export function percentAgreement(ratings: Ratings, options: RatingOptions = {}): number {
  return countRatings(ratings, options).observed;
}

/** The cross table of coders `a` and `b`, over the units that both have judged; for {@link cohenKappa}. */
export function pairTable(ratings: Ratings, a: number, b: number, options: RatingOptions = {}): number[][] {
  const categories = categoryCount(ratings, options);
  const table = Array.from({ length: categories }, () => new Array<number>(categories).fill(0));
  ratings.forEach((unit, u) => {
    const [i, j] = [unit[a], unit[b]];
    if (i !== null && j !== null) table[i][j] += options.weights ? options.weights[u] : 1;
  });
  return table;
}
