// Logistic regression on a few numbers, by Newton's method: for calibration, where exactness is cheap.

/**
 * Weights of a logistic regression of targets (0 to 1) on rows of numbers, the last weight being the intercept. Converges to the one
 * optimum; source: iteratively reweighted least squares, Hastie, Tibshirani & Friedman, The Elements of Statistical Learning, 4.4.1.
 * @param l2 weight of half the squared weights, for each column; the intercept is free.
 */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  targets: readonly number[],
  l2: number | readonly number[],
): number[] {
  const width = (rows[0]?.length ?? 0) + 1;
  let weights = new Array<number>(width).fill(0);
  const penalty = (k: number): number => (k === width - 1 ? 1e-6 : typeof l2 === 'number' ? l2 : l2[k]);
  for (let round = 0; round < 25; round++) {
    const slope = weights.map((w, k) => penalty(k) * w);
    const curve = weights.map((_, k) => weights.map((_, j) => (j === k ? penalty(k) + 1e-9 : 0)));
    rows.forEach((row, i) => addRow([...row, 1], targets[i], weights, slope, curve));
    const change = solve(curve, slope);
    weights = weights.map((w, k) => w - change[k]);
    if (Math.max(...change.map(Math.abs)) < 1e-7) break;
  }
  return weights;
}

/** The chance that a fitted regression gives a row. */
export function logisticChance(weights: readonly number[], row: readonly number[]): number {
  let score = weights[row.length];
  for (let k = 0; k < row.length; k++) score += weights[k] * row[k];
  return 1 / (1 + Math.exp(-score));
}

/** Log odds of a chance, kept finite. */
export function logOdds(chance: number): number {
  const bounded = Math.min(1 - 1e-4, Math.max(1e-4, chance));
  return Math.log(bounded / (1 - bounded));
}

function addRow(
  row: readonly number[],
  target: number,
  weights: readonly number[],
  slope: number[],
  curve: number[][],
): void {
  const chance = logisticChance([...weights.slice(0, -1), weights[weights.length - 1]], row.slice(0, -1));
  const spread = Math.max(1e-6, chance * (1 - chance));
  for (let k = 0; k < row.length; k++) {
    if (!row[k]) continue;
    slope[k] += (chance - target) * row[k];
    for (let j = 0; j < row.length; j++) curve[k][j] += spread * row[k] * row[j];
  }
}

/** Solves a system of linear equations by elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]]);
  const n = right.length;
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(rows[i][k]) > Math.abs(rows[best][k])) best = i;
    [rows[k], rows[best]] = [rows[best], rows[k]];
    for (let i = k + 1; i < n; i++) {
      const factor = rows[i][k] / rows[k][k];
      if (factor) for (let j = k; j <= n; j++) rows[i][j] -= factor * rows[k][j];
    }
  }
  const solution = new Array<number>(n).fill(0);
  for (let k = n - 1; k >= 0; k--) {
    let sum = rows[k][n];
    for (let j = k + 1; j < n; j++) sum -= rows[k][j] * solution[j];
    solution[k] = sum / rows[k][k];
  }
  return solution;
}
