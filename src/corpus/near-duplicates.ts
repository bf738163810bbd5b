// Near-duplicates: texts that share most of their word 5-shingles, found exactly, without comparing all pairs.
import { RoleLensError } from '../core';
import { Groups } from './groups';
import { PrefixIndex, leastSize } from './prefix-index';
import { setKey, shareAtLeast, shingleSets, type ShingleSets } from './shingles';
import { Signatures } from './signatures';

/** How far the search is. */
export type Searched = (done: number, total: number) => void;

/**
 * Groups texts whose sets of word 5-shingles have a Jaccard similarity ≥ threshold with another member of the group (single link);
 * equal texts are always together, so are all texts without words. Use it for ads posted once for every city.
 *
 * Exact, by set-similarity join with prefix filtering (Bayardo, Ma & Srikant, WWW 2007), a size filter (Arasu, Ganti & Kaushik,
 * VLDB 2006) and a bitmap filter (Sandes, Teodoro & Melo, Inf. Syst. 88, 2020); shingles are compared by 32-bit hashes.
 * @param texts any number of texts.
 * @param threshold 0 < threshold ≤ 1, default 0.5.
 * @returns for each text the index of the first text of its group (its own, if it is alone or the first).
 * @throws RoleLensError when the threshold is out of range.
 */
export function nearDuplicateGroups(
  texts: readonly string[],
  threshold = 0.5,
  searched: Searched = () => {},
): Int32Array {
  if (!(threshold > 0 && threshold <= 1)) {
    const problem = `The threshold for near-duplicates is a Jaccard similarity above 0 and at most 1, found ${threshold}.`;
    throw new RoleLensError(problem, { hint: 'Use e.g. 0.5, or false to look for none.' });
  }
  const groups = new Groups(texts.length);
  const sets = shingleSets(texts);
  joinSimilar(sets, joinEqual(sets, groups), groups, threshold, searched);
  return groups.firsts();
}

/** Joins texts with the same set and returns the first of each, smallest set first. */
function joinEqual({ hashes, starts }: ShingleSets, groups: Groups): number[] {
  const seen = new Map<string, number>();
  const distinct: number[] = [];
  for (let i = 0; i + 1 < starts.length; i++) {
    const key = setKey(hashes.subarray(starts[i], starts[i + 1]));
    const first = seen.get(key);
    if (first !== undefined) groups.join(first, i);
    else {
      seen.set(key, i);
      if (starts[i + 1] > starts[i]) distinct.push(i);
    }
  }
  const size = (i: number): number => starts[i + 1] - starts[i];
  return distinct.sort((a, b) => size(a) - size(b) || a - b);
}

function joinSimilar(
  sets: ShingleSets,
  order: readonly number[],
  groups: Groups,
  threshold: number,
  searched: Searched,
): void {
  const index = new PrefixIndex(sets, order, threshold);
  const signatures = new Signatures(sets);
  const size = (i: number): number => sets.starts[i + 1] - sets.starts[i];
  const setOf = (i: number): Uint32Array => sets.hashes.subarray(sets.starts[i], sets.starts[i + 1]);
  order.forEach((x, n) => {
    if (n % 1000 === 0) searched(n, order.length);
    const least = leastSize(size(x), threshold);
    const own = setOf(x);
    index.visit(n, x, groups, (y) => {
      const needed = Math.ceil((threshold / (1 + threshold)) * (size(x) + size(y)) - 1e-9);
      const similar =
        size(y) >= least && signatures.mayShare(x, y, needed) && shareAtLeast(own, setOf(y), needed);
      if (similar) groups.join(x, y);
      else groups.setApart(y, x);
    });
    index.add(n, x);
  });
  searched(order.length, order.length);
}
