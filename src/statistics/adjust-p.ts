// p-values of many tests at once.

/** `bh`: Benjamini and Hochberg, keeps the share of false findings; `holm`: Holm, keeps the chance of any false finding. */
export type Adjustment = 'bh' | 'holm';

/** What each adjustment is called. */
export const ADJUSTMENT_NAMES: Readonly<Record<Adjustment, string>> = {
  bh: 'Benjamini–Hochberg',
  holm: 'Holm',
};

/**
 * p-values adjusted by Benjamini and Hochberg (or by Holm), in the given order: calling all with an adjusted p below 0.05 a finding keeps the expected share of
 * false findings (Holm: the chance of even one) below 5 %. `NaN` (nothing could be tested) stays `NaN` and does not count as a test.
 * Sources: Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57, 289–300; Holm (1979), Scandinavian Journal of Statistics 6, 65–70; as
 * R's `p.adjust(p, "BH")` and `p.adjust(p, "holm")`.
 */
export function adjustP(values: readonly number[], method: Adjustment = 'bh'): number[] {
  const tested = values.flatMap((p, i) => (Number.isNaN(p) ? [] : [i]));
  const adjusted = values.map(() => NaN);
  if (!tested.length) return adjusted;
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const padjust = require('@stdlib/stats-padjust') as (p: number[], method: string) => number[];
  padjust(
    tested.map((i) => values[i]),
    method,
  ).forEach((p, i) => (adjusted[tested[i]] = p));
  return adjusted;
}
