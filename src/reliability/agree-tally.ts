// Tally: counts once per near-duplicate group, and computes every measure, with its interval, from sums of those counts.
import {
  clusterBootstrap,
  fleissKappa,
  gwetAC1,
  krippendorffAlpha,
  meanKappa,
  pairTable,
  percentAgreement,
  type RatingOptions,
  type Ratings,
} from '../statistics';

/** A number computed from the totals of all amounts; `NaN` where it is not defined. */
export type Statistic = (totals: Float64Array) => number;

/** Groups that an interval needs: fewer do not show how groups differ. */
export const FEWEST_GROUPS = 10;

/** A measure with its 95 % interval; `null` where not defined, never `NaN`. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Gives the estimate once the tally has run. */
export type Watched = () => Estimate;

/** Amounts by near-duplicate group, and the statistics that are watched. */
export class Tally {
  private readonly amounts: Map<number, number>[] = [];
  private readonly statistics: Statistic[] = [];
  private estimates: Estimate[] = [];

  constructor(private readonly groups: number) {}

  /** A new amount, 0 in all groups. */
  amount(): number {
    return this.amounts.push(new Map()) - 1;
  }

  add(amount: number, group: number, size: number): void {
    const sizes = this.amounts[amount];
    sizes.set(group, (sizes.get(group) ?? 0) + size);
  }

  watch(statistic: Statistic): Watched {
    const place = this.statistics.push(statistic) - 1;
    return () => this.estimates[place];
  }

  /** Computes all that is watched; without intervals where `replicates` is 0, or with fewer than {@link FEWEST_GROUPS} groups. */
  run(replicates: number, seed: number): void {
    const flat = flatten(this.amounts);
    const totals = new Float64Array(this.amounts.length);
    const values = new Float64Array(this.statistics.length);
    const compute = (weights: Uint32Array): Float64Array => {
      sumInto(totals, flat, weights);
      this.statistics.forEach((statistic, s) => (values[s] = statistic(totals)));
      return values;
    };
    const found = compute(new Uint32Array(this.groups).fill(1)).slice();
    const intervals =
      replicates && this.groups >= FEWEST_GROUPS
        ? clusterBootstrap(this.groups, compute, { replicates, seed })
        : null;
    this.estimates = Array.from(found, (value, s) => {
      const [low, high] =
        intervals && Number.isFinite(value) ? [intervals.low[s], intervals.high[s]] : [NaN, NaN];
      // Where all replicates give one number (full agreement, a code in one ad), drawing again says nothing on how certain it is.
      return low < high
        ? { value: finite(value), low, high }
        : { value: finite(value), low: null, high: null };
    });
  }
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

interface Flat {
  readonly starts: Uint32Array;
  readonly groups: Uint32Array;
  readonly sizes: Float64Array;
}

function flatten(amounts: readonly ReadonlyMap<number, number>[]): Flat {
  const length = amounts.reduce((sum, { size }) => sum + size, 0);
  const starts = new Uint32Array(amounts.length + 1);
  const [groups, sizes] = [new Uint32Array(length), new Float64Array(length)];
  let at = 0;
  amounts.forEach((amount, a) => {
    for (const [group, size] of amount) {
      groups[at] = group;
      sizes[at++] = size;
    }
    starts[a + 1] = at;
  });
  return { starts, groups, sizes };
}

function sumInto(totals: Float64Array, { starts, groups, sizes }: Flat, times: Uint32Array): void {
  for (let a = 0; a < totals.length; a++) {
    let sum = 0;
    for (let i = starts[a]; i < starts[a + 1]; i++) sum += times[groups[i]] * sizes[i];
    totals[a] = sum;
  }
}

/** Judgements of units by all coders; units that are judged alike are one amount. */
export class JudgementTally {
  private readonly places = new Map<string, number>();
  private readonly ratings: (number | null)[][] = [];
  private readonly amounts: number[] = [];

  constructor(
    private readonly tally: Tally,
    private readonly categories?: number,
  ) {}

  add(group: number, judgements: readonly (number | null)[], weight: number): void {
    const key = judgements.join();
    let place = this.places.get(key);
    if (place === undefined) {
      place = this.ratings.push([...judgements]) - 1;
      this.places.set(key, place);
      this.amounts.push(this.tally.amount());
    }
    this.tally.add(this.amounts[place], group, weight);
  }

  /** The measure as a statistic of the totals. */
  statistic(measure: (ratings: Ratings, options: RatingOptions) => number): Statistic {
    const { ratings, amounts, categories } = this;
    return (totals) => measure(ratings, { categories, weights: amounts.map((amount) => totals[amount]) });
  }

  watch(measure: (ratings: Ratings, options: RatingOptions) => number): Watched {
    return this.tally.watch(this.statistic(measure));
  }

  /** Why a measure of these judgements is not defined; empty where nothing stands in the way. */
  reason(units: string): string {
    const judged = this.ratings.filter((unit) => unit.filter((category) => category !== null).length > 1);
    if (!judged.length) return `no ${units} that two coders have judged`;
    const used = new Set(judged.flat().filter((category) => category !== null));
    if (used.size > 1) return '';
    return `all ${units} are in one category for all coders: nothing tells agreement from chance`;
  }
}

/** What can be measured of judgements; see {@link MEASURES}. */
export type Measure = 'agreement' | 'kappa' | 'fleiss' | 'alpha' | 'ac1' | 'f1';

/** All measures, in the order of the tables. */
export const MEASURES: Readonly<Record<Measure, (ratings: Ratings, options: RatingOptions) => number>> = {
  agreement: percentAgreement,
  kappa: meanKappa,
  fleiss: fleissKappa,
  alpha: krippendorffAlpha,
  ac1: gwetAC1,
  f1: presenceF1,
};

/** F1 of category 1 (the code is there), averaged over pairs of coders: ads that neither gives the code do not count. */
function presenceF1(ratings: Ratings, options: RatingOptions): number {
  const coders = ratings[0]?.length ?? 0;
  let [sum, pairs] = [0, 0];
  for (let a = 0; a < coders; a++)
    for (let b = a + 1; b < coders; b++) {
      const [[, onlyB], [onlyA, both]] = pairTable(ratings, a, b, { ...options, categories: 2 });
      if (both + onlyA + onlyB === 0) continue;
      sum += (2 * both) / (2 * both + onlyA + onlyB);
      pairs++;
    }
  return pairs ? sum / pairs : NaN;
}
