// Whether a share rises or falls over ordered groups, such as months.
import { normalTail } from './distributions';

/** Result of {@link trendTest}. */
export interface TrendTest {
  /** Above 0 where the share rises; its square is χ² with one degree of freedom. */
  readonly z: number;
  /** Two-sided; `NaN` where nothing can be tested. */
  readonly p: number;
  /** Change of the share for one step of the scores, by weighted least squares. */
  readonly slope: number;
}

/**
 * Cochran–Armitage test of a linear trend in shares: `hits[i]` of `n[i]` at `scores[i]` (default 0, 1, 2, …; give months apart where some are
 * missing).
 * Source: Armitage (1955), Biometrics 11, 375–386; Agresti (2013), Categorical Data Analysis, 3rd ed., section 5.3.5; as R's `prop.trend.test`.
 */
export function trendTest(
  hits: readonly number[],
  n: readonly number[],
  scores: readonly number[] = hits.map((_, i) => i),
): TrendTest {
  const total = n.reduce((sum, each) => sum + each, 0);
  const share = hits.reduce((sum, each) => sum + each, 0) / total;
  const mean = n.reduce((sum, each, i) => sum + each * scores[i], 0) / total;
  const product = hits.reduce((sum, each, i) => sum + (each - n[i] * share) * (scores[i] - mean), 0);
  const squares = n.reduce((sum, each, i) => sum + each * (scores[i] - mean) ** 2, 0);
  const z = product / Math.sqrt(share * (1 - share) * squares);
  return { z, p: 2 * normalTail(Math.abs(z)), slope: product / squares };
}
