// Agreement of two coders beyond chance.
import { pairTable, type RatingOptions, type Ratings } from './ratings';

/** Shares that differ by less than this are the same: weights are sums of fractions. */
const NEGLIGIBLE = 1e-12;

/**
 * Cohen's kappa from a square table of counts, `table[i][j]`: things that the first coder puts in category i and the second in j; −1 to 1,
 * `NaN` for an empty table and where both use one and the same category throughout: then nothing tells agreement from chance.
 * Source: Cohen (1960), Educational and Psychological Measurement 20, 37–46, eq. 1.
 */
export function cohenKappa(table: readonly (readonly number[])[]): number {
  const rows = table.map((row) => row.reduce((sum, n) => sum + n, 0));
  const columns = table.map((_, j) => table.reduce((sum, row) => sum + row[j], 0));
  const n = rows.reduce((sum, count) => sum + count, 0);
  const observed = table.reduce((sum, row, i) => sum + row[i], 0) / n;
  const expected = rows.reduce((sum, count, i) => sum + count * columns[i], 0) / (n * n);
  return 1 - expected < NEGLIGIBLE ? NaN : (observed - expected) / (1 - expected);
}

/**
 * Cohen's kappa of each two coders, over the units that both have judged, averaged over the pairs for which it is defined; `NaN` where it is for none.
 * For two coders it is Cohen's kappa. Source: Light (1971), Psychological Bulletin 76, 365–377.
 */
export function meanKappa(ratings: Ratings, options: RatingOptions = {}): number {
  const coders = ratings[0]?.length ?? 0;
  let [sum, pairs] = [0, 0];
  for (let a = 0; a < coders; a++)
    for (let b = a + 1; b < coders; b++) {
      const kappa = cohenKappa(pairTable(ratings, a, b, options));
      if (Number.isNaN(kappa)) continue;
      sum += kappa;
      pairs++;
    }
  return pairs ? sum / pairs : NaN;
}
