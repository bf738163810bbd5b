// What became of each item of a list: kept, changed, dropped or new.
import { isRecord } from '../yaml';

/** A stretch between two kept items: old items `[oldFrom, oldTo)` were replaced by new items `[newFrom, newTo)`. */
export interface Stretch {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** Pairs of indices of items that are the same, by {@link identityOf}, in both lists, in order; as many as can be. */
export function alignLists(before: readonly unknown[], after: readonly unknown[]): [number, number][] {
  const [a, b] = [before.map(identityOf), after.map(identityOf)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const middle = longestCommon(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return [
    ...Array.from({ length: head }, (_, i): [number, number] => [i, i]),
    ...middle.map(([i, j]): [number, number] => [i + head, j + head]),
    ...Array.from({ length: tail }, (_, i): [number, number] => [a.length - tail + i, b.length - tail + i]),
  ];
}

/** The stretches between kept items, also the empty ones before the first and after the last. */
export function stretchesBetween(kept: readonly [number, number][], olds: number, news: number): Stretch[] {
  const ends: readonly [number, number][] = [...kept, [olds, news]];
  return ends.map(([oldTo, newTo], i) => {
    const [oldFrom, newFrom] = i ? [kept[i - 1][0] + 1, kept[i - 1][1] + 1] : [0, 0];
    return { oldFrom, oldTo, newFrom, newTo };
  });
}

/** What makes an item the same in spite of changes inside it: its id, name, term or note; else all of it. */
function identityOf(item: unknown): string {
  if (typeof item === 'string') return `'${item}`;
  if (!isRecord(item)) return JSON.stringify(item);
  const name = item.id ?? item.name ?? item.term ?? item.note;
  return typeof name === 'string' ? `{${name}` : JSON.stringify(item);
}

/** Longest common subsequence by dynamic programming; the lists are a codebook's, hundreds of items at the most. */
function longestCommon(a: readonly string[], b: readonly string[]): [number, number][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i][j] =
        a[i] === b[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (lengths[i + 1][j] >= lengths[i][j + 1]) i++;
    else j++;
  }
  return pairs;
}
