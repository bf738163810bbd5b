// How strongly two classifications hang together, 0 to 1.
import { chiSquareTest, withMargins, type CountTable } from './independence-test';
import { noncentralityAt } from './noncentral-chi-square';

/** Cramér's V with a 95 % interval, 0 to 1. */
export interface AssociationStrength {
  readonly v: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Cramér's V of a table of counts, corrected for its upward bias (for 2 × 2 it is a little less than |φ|), with the 95 % interval from the noncentral χ² distribution:
 * the noncentralities at which the observed χ² is the 97.5 % and the 2.5 % quantile, as V. Without the correction larger tables lie above their own interval.
 * `NaN` where fewer than two rows or columns have a count. Rows and columns without a count are left out.
 * Sources: Bergsma (2013), Journal of the Korean Statistical Society 42, 323–328, eq. 1.3 ff.; the interval: Steiger & Fouladi (1997), in: What if there were no
 * significance tests?, 221–257.
 */
export function cramersV(table: CountTable): AssociationStrength {
  const { rows, columns, total } = withMargins(table);
  const { statistic, df } = chiSquareTest(table);
  if (Number.isNaN(statistic)) return { v: NaN, low: NaN, high: NaN };
  const corrected = (size: number): number => size - (size - 1) ** 2 / (total - 1);
  const scale = total * (Math.min(corrected(rows.length), corrected(columns.length)) - 1);
  const asV = (noncentrality: number): number => Math.min(1, Math.sqrt(Math.max(0, noncentrality) / scale));
  return {
    v: asV(statistic - (df * total) / (total - 1)),
    low: asV(noncentralityAt(statistic, df, 0.975)),
    high: asV(noncentralityAt(statistic, df, 0.025)),
  };
}
