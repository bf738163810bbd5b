// Whether two rankings agree.
import { normalTail } from './distributions';

/** Result of {@link kendallTau}. */
export interface RankAgreement {
  /** τ-b, −1 to 1; `NaN` where one side has no order at all. */
  readonly tau: number;
  /** Two-sided; exact without ties for up to 50 pairs, else by the normal distribution. */
  readonly p: number;
  /** Pairs compared. */
  readonly n: number;
}

/** Up to how many pairs without ties p is exact, as in R. */
const EXACT = 50;

/**
 * Kendall's τ-b of two series of equal length, with ties: 1 where they order things alike, −1 where the orders are opposed.
 * Source: Kendall & Gibbons (1990), Rank Correlation Methods, 5th ed., chapters 3 and 4; as SciPy's `kendalltau`.
 */
export function kendallTau(x: readonly number[], y: readonly number[]): RankAgreement {
  const n = x.length;
  let score = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) score += Math.sign(x[i] - x[j]) * Math.sign(y[i] - y[j]);
  const pairs = (n * (n - 1)) / 2;
  const [tiesX, tiesY] = [tieSums(x), tieSums(y)];
  const tau = score / Math.sqrt((pairs - tiesX.pairs) * (pairs - tiesY.pairs));
  if (Number.isNaN(tau)) return { tau, p: NaN, n };
  const hasTies = tiesX.pairs + tiesY.pairs > 0;
  const p =
    !hasTies && n <= EXACT ? exactP(score, n) : 2 * normalTail(Math.abs(score) / spread(n, tiesX, tiesY));
  return { tau, p: Math.min(1, p), n };
}

interface TieSums {
  /** Σ t(t−1)/2, Σ t(t−1)(t−2), Σ t(t−1)(2t+5) over groups of t equal values. */
  readonly pairs: number;
  readonly triples: number;
  readonly variance: number;
}

function tieSums(values: readonly number[]): TieSums {
  const groups = new Map<number, number>();
  for (const value of values) groups.set(value, (groups.get(value) ?? 0) + 1);
  const sum = (of: (t: number) => number): number => [...groups.values()].reduce((all, t) => all + of(t), 0);
  return {
    pairs: sum((t) => (t * (t - 1)) / 2),
    triples: sum((t) => t * (t - 1) * (t - 2)),
    variance: sum((t) => t * (t - 1) * (2 * t + 5)),
  };
}

/** Standard deviation of the score under independence, with ties. */
function spread(n: number, x: TieSums, y: TieSums): number {
  const all = n * (n - 1);
  const variance =
    (all * (2 * n + 5) - x.variance - y.variance) / 18 +
    (2 * x.pairs * y.pairs) / all +
    (n > 2 ? (x.triples * y.triples) / (9 * all * (n - 2)) : 0);
  return Math.sqrt(variance);
}

/** Share of the orders of n things whose score is at least as far from 0, from the distribution of inversions. */
function exactP(score: number, n: number): number {
  const most = (n * (n - 1)) / 2;
  let shares = [1];
  for (let k = 2; k <= n; k++) {
    const next = new Array<number>(shares.length + k - 1).fill(0);
    shares.forEach((share, i) => {
      for (let j = 0; j < k; j++) next[i + j] += share / k;
    });
    shares = next;
  }
  const fewest = (most - Math.abs(score)) / 2;
  return 2 * shares.slice(0, fewest + 1).reduce((sum, share) => sum + share, 0);
}
