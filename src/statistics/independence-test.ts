// Whether two classifications hang together: χ² where the counts allow it, exact or simulated where not.
import { randomSource } from '../core';
import { chiSquareTail } from './distributions';
import { fisherExact } from './fisher-exact';

/** A table of counts, rows × columns. */
export type CountTable = readonly (readonly number[])[];

/** How a table was tested. */
export type IndependenceMethod = 'χ²' | 'Fisher’s exact' | 'χ², simulated' | 'none';

/** Result of a test of independence. */
export interface IndependenceTest {
  readonly method: IndependenceMethod;
  /** Pearson's χ²; the sample odds ratio for Fisher's exact test; `NaN` for `none`. */
  readonly statistic: number;
  /** `NaN` for Fisher's exact test. */
  readonly df: number;
  /** Two-sided; `NaN` where nothing can be tested (fewer than two rows or columns with a count). */
  readonly p: number;
  /** The smallest expected count, which the method was chosen by. */
  readonly leastExpected: number;
}

/** Options of {@link independenceTest}. */
export interface IndependenceOptions {
  /** Simulated tables for r × c tables with small expected counts; default 9999. */
  readonly replicates?: number;
  /** Default 1. */
  readonly seed?: number;
}

/**
 * Pearson's χ² of a table, without continuity correction; rows and columns without a count are left out. `p` is `NaN` where fewer than two of
 * each are left.
 * Source: Agresti (2013), Categorical Data Analysis, 3rd ed., eq. 3.10. As R's `chisq.test(x, correct = FALSE)`.
 */
export function chiSquareTest(table: CountTable): IndependenceTest {
  const { cells, rows, columns, total } = withMargins(table);
  const df = (rows.length - 1) * (columns.length - 1);
  if (rows.length < 2 || columns.length < 2)
    return { method: 'none', statistic: NaN, df: NaN, p: NaN, leastExpected: NaN };
  const expected = (i: number, j: number): number => (rows[i] * columns[j]) / total;
  const statistic = cells
    .flatMap((row, i) => row.map((n, j) => (n - expected(i, j)) ** 2 / expected(i, j)))
    .reduce((sum, part) => sum + part, 0);
  const leastExpected = (Math.min(...rows) * Math.min(...columns)) / total;
  return { method: 'χ²', statistic, df, p: chiSquareTail(statistic, df), leastExpected };
}

/**
 * Tests independence of rows and columns by the expected counts (Cochran 1954, Biometrics 10, 417–451): Pearson's χ² where all are 5 or more,
 * else Fisher's exact test for 2 × 2 and for larger tables the χ² with a p-value from random tables with the same margins (Hope 1968; seeded;
 * as R's `simulate.p.value`).
 */
export function independenceTest(
  table: CountTable,
  { replicates = 9999, seed = 1 }: IndependenceOptions = {},
): IndependenceTest {
  const pearson = chiSquareTest(table);
  if (pearson.method === 'none' || pearson.leastExpected >= 5) return pearson;
  const { cells } = withMargins(table);
  if (cells.length === 2 && cells[0].length === 2) {
    const [[a, b], [c, d]] = cells;
    const p = fisherExact(a, b, c, d);
    return { ...pearson, method: 'Fisher’s exact', statistic: (a * d) / (b * c), df: NaN, p };
  }
  return { ...pearson, method: 'χ², simulated', p: simulatedP(table, replicates, seed) };
}

/**
 * p-value of Pearson's χ² from random tables with the margins of the given one: (1 + tables at least as far out) / (1 + replicates). Seeded.
 * Source: Hope (1968), Journal of the Royal Statistical Society B 30, 582–598; as R's `chisq.test(simulate.p.value = TRUE)`.
 */
export function simulatedP(table: CountTable, replicates: number, seed: number): number {
  const { cells, rows, columns, total } = withMargins(table);
  // Σ n² / (row × column) orders tables with equal margins as χ² does.
  const score = (of: CountTable): number =>
    of.reduce(
      (sum, row, i) => sum + row.reduce((part, n, j) => part + (n * n) / (rows[i] * columns[j]), 0),
      0,
    );
  const observed = score(cells) * (1 - 1e-12);
  const labels = Uint16Array.from({ length: total }, () => 0);
  columns.reduce((from, n, j) => (labels.fill(j, from, from + n), from + n), 0);
  const random = randomSource(seed);
  // The largest row gets what the others leave, so that few labels are drawn where a code is rare.
  const order = rows.map((_, i) => i).sort((a, b) => rows[a] - rows[b]);
  let further = 0;
  for (let r = 0; r < replicates; r++)
    if (score(drawTable(labels, rows, columns, order, random)) >= observed) further++;
  return (1 + further) / (1 + replicates);
}

function drawTable(
  labels: Uint16Array,
  rows: readonly number[],
  columns: readonly number[],
  order: readonly number[],
  random: () => number,
): number[][] {
  const drawn = rows.map(() => columns.map(() => 0));
  const left = [...columns];
  let at = 0;
  for (const row of order.slice(0, -1))
    for (const end = at + rows[row]; at < end; at++) {
      const other = at + Math.floor(random() * (labels.length - at));
      const label = labels[other];
      labels[other] = labels[at];
      labels[at] = label;
      drawn[row][label]++;
      left[label]--;
    }
  drawn[order[order.length - 1]] = left;
  return drawn;
}

/** A table without empty rows and columns, and its sums. */
export function withMargins(table: CountTable): {
  cells: number[][];
  rows: number[];
  columns: number[];
  total: number;
} {
  const sum = (values: readonly number[]): number => values.reduce((all, n) => all + n, 0);
  const full = table.filter((row) => sum(row) > 0);
  const kept = (full[0] ?? []).map((_, j) => j).filter((j) => full.some((row) => row[j] > 0));
  const cells = full.map((row) => kept.map((j) => row[j]));
  const rows = cells.map(sum);
  return { cells, rows, columns: kept.map((_, j) => sum(cells.map((row) => row[j]))), total: sum(rows) };
}
