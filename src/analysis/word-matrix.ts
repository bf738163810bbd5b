// Texts × words, weighted by TF-IDF, for finding topics.
import type { SparseRows } from '../statistics';
import type { TokenStore } from '../text';
import { wordItems } from './word-items';

/** The weighted words of some ads. */
export interface WordMatrix {
  readonly matrix: SparseRows;
  /** The word of each column. */
  readonly words: readonly string[];
}

/**
 * Words outside company boilerplate of the given ads (ascending) that stand in at least `fewest` and at most `mostShare` (0 to 1) of them: (1 + ln count) × (ln((1 + ads) / (1 + ads with the
 * word)) + 1), rows scaled to length 1, as scikit-learn's TfidfVectorizer with sublinear counts.
 */
export function wordMatrix(
  store: TokenStore,
  ads: readonly number[],
  { fewest, mostShare }: { fewest: number; mostShare: number },
): WordMatrix {
  const { items, ad, item, n } = wordItems(store, 'drop');
  const rowOf = new Int32Array(store.ads.length).fill(-1);
  ads.forEach((each, row) => (rowOf[each] = row));
  const found = new Uint32Array(items.length);
  for (let i = 0; i < ad.length; i++) if (rowOf[ad[i]] >= 0) found[item[i]]++;
  const kept = items.flatMap((_, w) => (found[w] >= fewest && found[w] <= mostShare * ads.length ? [w] : []));
  const column = new Int32Array(items.length).fill(-1);
  kept.forEach((w, c) => (column[w] = c));
  const entries = Uint32Array.from(ad.keys()).filter((i) => rowOf[ad[i]] >= 0 && column[item[i]] >= 0);
  const starts = new Uint32Array(ads.length + 1);
  for (const i of entries) starts[rowOf[ad[i]] + 1]++;
  for (let r = 0; r < ads.length; r++) starts[r + 1] += starts[r];
  const columns = entries.map((i) => column[item[i]]);
  const values = Float64Array.from(
    entries,
    (i) => (1 + Math.log(n[i])) * (Math.log((1 + ads.length) / (1 + found[item[i]])) + 1),
  );
  scaleRows(values, starts);
  return {
    matrix: { rows: ads.length, width: kept.length, starts, columns, values },
    words: kept.map((w) => items[w].name),
  };
}

function scaleRows(values: Float64Array, starts: Uint32Array): void {
  for (let r = 0; r + 1 < starts.length; r++) {
    let squares = 0;
    for (let e = starts[r]; e < starts[r + 1]; e++) squares += values[e] ** 2;
    for (let e = starts[r]; e < starts[r + 1]; e++) values[e] /= Math.sqrt(squares);
  }
}
