// Agreement of two coders beyond chance.

/**
 * Cohen's kappa from a square table of counts, `table[i][j]`: things that the first coder puts in category i and the second in j; −1 to 1,
 * 1 where both use one and the same category throughout, `NaN` for an empty table.
 * Source: Cohen (1960), Educational and Psychological Measurement 20, 37–46, eq. 1.
 */
export function cohenKappa(table: readonly (readonly number[])[]): number {
  const rows = table.map((row) => row.reduce((sum, n) => sum + n, 0));
  const columns = table.map((_, j) => table.reduce((sum, row) => sum + row[j], 0));
  const n = rows.reduce((sum, count) => sum + count, 0);
  const observed = table.reduce((sum, row, i) => sum + row[i], 0) / n;
  const expected = rows.reduce((sum, count, i) => sum + count * columns[i], 0) / (n * n);
  return expected === 1 ? 1 : (observed - expected) / (1 - expected);
}
