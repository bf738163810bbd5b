// Agreement of two coders beyond chance, for codes that are rare or nearly always there.

/**
 * Gwet's AC1 from a square table of counts, `table[i][j]`: things that the first coder puts in category i and the second in j; `NaN` for an empty
 * table, 1 for a table of one category. Unlike kappa it does not collapse where nearly all things are in one category.
 * Source: Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29–48, eqs. 8 and 9.
 */
export function gwetAC1(table: readonly (readonly number[])[]): number {
  const categories = table.length;
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  const observed = table.reduce((sum, row, i) => sum + row[i], 0) / n;
  if (categories < 2) return n ? 1 : NaN;
  const shares = table.map(
    (row, i) =>
      (row.reduce((sum, count) => sum + count, 0) + table.reduce((sum, other) => sum + other[i], 0)) /
      (2 * n),
  );
  const expected = shares.reduce((sum, share) => sum + share * (1 - share), 0) / (categories - 1);
  return (observed - expected) / (1 - expected);
}
