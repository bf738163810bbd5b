// Non-negative matrix factorisation: what a table of texts × words is made of.

/** A sparse matrix by rows: entry e of row r, `starts[r] ≤ e < starts[r + 1]`, is `values[e]` in column `columns[e]`. All values ≥ 0. */
export interface SparseRows {
  readonly rows: number;
  readonly width: number;
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float64Array;
}

/** `rows × k` and `k × width`, row by row, non-negative; their product comes near the matrix. */
export interface Factors {
  readonly left: Float64Array;
  readonly right: Float64Array;
}

/** Keeps factors from sticking at 0 by division. */
const TINY = 1e-12;

/**
 * Improves factors of rank `k` in place by multiplicative updates, which never raise the squared error; `keepRight` leaves the right factor as it is (to place new rows).
 * Source: Lee & Seung (2001), Algorithms for non-negative matrix factorization, NIPS 13, eq. 4; as scikit-learn's `solver='mu'`.
 */
export function factorise(
  matrix: SparseRows,
  { left, right }: Factors,
  k: number,
  { iterations = 150, keepRight = false }: { iterations?: number; keepRight?: boolean } = {},
): void {
  for (let i = 0; i < iterations; i++) {
    updateLeft(matrix, left, right, k);
    if (!keepRight) updateRight(matrix, left, right, k);
  }
}

function updateLeft(m: SparseRows, left: Float64Array, right: Float64Array, k: number): void {
  const gram = gramOf(k, m.width, (a, w) => right[a * m.width + w]);
  const wanted = new Float64Array(k);
  const current = new Float64Array(k);
  for (let r = 0; r < m.rows; r++) {
    wanted.fill(0);
    for (let e = m.starts[r]; e < m.starts[r + 1]; e++)
      for (let a = 0; a < k; a++) wanted[a] += m.values[e] * right[a * m.width + m.columns[e]];
    for (let a = 0; a < k; a++) {
      current[a] = 0;
      for (let b = 0; b < k; b++) current[a] += left[r * k + b] * gram[b * k + a];
    }
    for (let a = 0; a < k; a++) left[r * k + a] *= wanted[a] / Math.max(current[a], TINY);
  }
}

function updateRight(m: SparseRows, left: Float64Array, right: Float64Array, k: number): void {
  const gram = gramOf(k, m.rows, (a, r) => left[r * k + a]);
  const wanted = new Float64Array(right.length);
  for (let r = 0; r < m.rows; r++)
    for (let e = m.starts[r]; e < m.starts[r + 1]; e++)
      for (let a = 0; a < k; a++) wanted[a * m.width + m.columns[e]] += left[r * k + a] * m.values[e];
  const current = new Float64Array(k);
  for (let w = 0; w < m.width; w++) {
    for (let a = 0; a < k; a++) {
      current[a] = 0;
      for (let b = 0; b < k; b++) current[a] += gram[a * k + b] * right[b * m.width + w];
    }
    for (let a = 0; a < k; a++)
      right[a * m.width + w] *= wanted[a * m.width + w] / Math.max(current[a], TINY);
  }
}

/** Inner products of k vectors. */
function gramOf(k: number, length: number, at: (vector: number, i: number) => number): Float64Array {
  const gram = new Float64Array(k * k);
  for (let a = 0; a < k; a++)
    for (let b = a; b < k; b++) {
      let sum = 0;
      for (let i = 0; i < length; i++) sum += at(a, i) * at(b, i);
      gram[a * k + b] = gram[b * k + a] = sum;
    }
  return gram;
}
