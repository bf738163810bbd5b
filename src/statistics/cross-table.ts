// Cross table: how often two coders put the same thing in these categories.

/**
 * Counts `table[i][j]`: the items that `first` puts in category i and `second` in category j (0 to `categories` − 1). Items for which one of the two
 * gives a negative number, which stands for "did not say", are left out.
 */
export function crossTable(
  items: Iterable<number>,
  categories: number,
  first: (item: number) => number,
  second: (item: number) => number,
): number[][] {
  const table = Array.from({ length: categories }, () => new Array<number>(categories).fill(0));
  for (const item of items) {
    const [i, j] = [first(item), second(item)];
    if (i >= 0 && j >= 0) table[i][j]++;
  }
  return table;
}
