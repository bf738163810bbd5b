// Fisher's exact test of a 2 × 2 table.

/**
 * Two-sided p-value of Fisher's exact test of the counts `[[a, b], [c, d]]`: the sum of the probabilities of all tables with the same margins that
 * are no more probable than the given one (as R and SciPy count them, equal within 1e-7). 1 for a table with an empty row or column.
 * Source: Agresti (2013), Categorical Data Analysis, 3rd ed., section 3.5.
 */
export function fisherExact(a: number, b: number, c: number, d: number): number {
  const [row, column, total] = [a + b, a + c, a + b + c + d];
  const probability = hypergeometric(total, column, row);
  const observed = probability(a) * (1 + 1e-7);
  let p = 0;
  for (let k = Math.max(0, row + column - total); k <= Math.min(row, column); k++) {
    const each = probability(k);
    if (each <= observed) p += each;
  }
  return Math.min(1, p);
}

/** P(X = k) of drawing k marked ones among `draws` from `total` with `marked`. */
function hypergeometric(total: number, marked: number, draws: number): (k: number) => number {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const pmf = require('@stdlib/stats-base-dists-hypergeometric-pmf') as (...args: number[]) => number;
  return (k) => pmf(k, total, marked, draws);
}
