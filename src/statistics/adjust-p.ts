// p-values of many tests at once.

/**
 * p-values adjusted by Benjamini and Hochberg, in the given order: calling all with an adjusted p below 0.05 a finding keeps the expected share of
 * false findings below 5 %. `NaN` (nothing could be tested) stays `NaN` and does not count as a test.
 * Source: Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57, 289–300; as R's `p.adjust(p, "BH")`.
 */
export function adjustP(values: readonly number[]): number[] {
  const tested = values.flatMap((p, i) => (Number.isNaN(p) ? [] : [i]));
  const adjusted = values.map(() => NaN);
  if (!tested.length) return adjusted;
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const padjust = require('@stdlib/stats-padjust') as (p: number[], method: string) => number[];
  padjust(
    tested.map((i) => values[i]),
    'bh',
  ).forEach((p, i) => (adjusted[tested[i]] = p));
  return adjusted;
}
