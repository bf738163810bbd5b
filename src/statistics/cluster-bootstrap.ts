// Bootstrap over clusters: intervals for anything that can be computed from how often each cluster was drawn.
import { randomSource, RoleLensError } from '../core';

/** Options of {@link clusterBootstrap}. */
export interface BootstrapOptions {
  /** How many times clusters are drawn; default 1000. */
  readonly replicates?: number;
  /** Default 1; the same seed gives the same intervals. */
  readonly seed?: number;
  /** Coverage of the intervals, above 0 and below 1; default 0.95. */
  readonly level?: number;
}

/** One interval for each number that the statistic returns; `NaN` where there is none. */
export interface BootstrapIntervals {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Percentile intervals from drawing whole clusters (near-duplicate groups of ads) with replacement, so that ads that repeat one another do not pass for
 * independent ones. `statistic` gets how often each cluster was drawn and returns any number of numbers, always as many; `NaN` stands for "not defined".
 * Replicates in which a number is not defined are left out; where that is more than half of them, or with fewer than two clusters, there is no interval.
 * Source: Davison and Hinkley (1997), Bootstrap Methods and their Application, section 3.8; Efron and Tibshirani (1993), An Introduction to the
 * Bootstrap, chapter 13 (percentiles, here between the two nearest values).
 * @throws RoleLensError where the number of replicates or the level is none.
 */
export function clusterBootstrap(
  clusters: number,
  statistic: (weights: Uint32Array) => ArrayLike<number>,
  { replicates = 1000, seed = 1, level = 0.95 }: BootstrapOptions = {},
): BootstrapIntervals {
  checkOptions(replicates, level);
  const weights = new Uint32Array(clusters).fill(1);
  const size = statistic(weights).length;
  const [low, high] = [new Float64Array(size).fill(NaN), new Float64Array(size).fill(NaN)];
  if (clusters < 2) return { low, high };
  const random = randomSource(seed);
  const drawn = Array.from({ length: size }, () => new Float64Array(replicates));
  for (let r = 0; r < replicates; r++) {
    weights.fill(0);
    for (let i = 0; i < clusters; i++) weights[Math.floor(random() * clusters)]++;
    const values = statistic(weights);
    for (let s = 0; s < size; s++) drawn[s][r] = values[s];
  }
  drawn.forEach((values, s) => {
    const defined = values.filter((value) => !Number.isNaN(value)).sort();
    if (defined.length < replicates / 2) return;
    low[s] = quantile(defined, (1 - level) / 2);
    high[s] = quantile(defined, (1 + level) / 2);
  });
  return { low, high };
}

function checkOptions(replicates: number, level: number): void {
  if (!(Number.isInteger(replicates) && replicates >= 1 && replicates <= 1e6))
    throw new RoleLensError(`A bootstrap of ${replicates} replicates.`, {
      hint: 'Give a whole number from 1 to 1,000,000; 1000 is usual.',
    });
  if (!(level > 0 && level < 1))
    throw new RoleLensError(`Intervals of level ${level}.`, {
      hint: 'Give a share above 0 and below 1, e.g. 0.95.',
    });
}

/** Of sorted numbers, between the two nearest where the place falls between them (Hyndman and Fan 1996, type 7). */
function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
