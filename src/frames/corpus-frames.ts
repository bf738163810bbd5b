// Frames over ads before any coding: what the corpus is.
import { type Ad, type Cell, isCounted } from '../core';
import { valuesOf } from './count-mentions';
import { toFrame, type Frame } from './frame';

/** Options of {@link corpusCountFrame}. */
export interface CorpusCountOptions {
  /** Values shown at the most, the others are summed as `(others)`; default all. */
  readonly most?: number;
  /** Default `number`: the most frequent first; `value` sorts by value, e.g. months. */
  readonly sort?: 'number' | 'value';
}

/**
 * One row a value of a column (`title`, `language`, `organisation`, `location`, `year`, `month` or a column of the files): `value`, `ads` (distinct
 * ads), `postings`, `share` (of distinct ads, 0 to 1).
 * @throws RoleLensError naming the columns there are.
 */
export function corpusCountFrame(
  ads: readonly Ad[],
  by: string,
  { most, sort = 'number' }: CorpusCountOptions = {},
): Frame {
  const counts = new Map<string, { value: string; ads: number; postings: number }>();
  valuesOf(ads, by).forEach((value, i) => {
    const row = counts.get(value) ?? { value, ads: 0, postings: 0 };
    counts.set(value, row);
    if (isCounted(ads[i], 'distinct')) row.ads++;
    if (isCounted(ads[i], 'postings')) row.postings++;
  });
  const byNumber = [...counts.values()].sort(
    (a, b) => b.ads - a.ads || b.postings - a.postings || order(a.value, b.value),
  );
  const kept = byNumber.slice(0, most);
  const others = byNumber.slice(kept.length);
  if (others.length)
    kept.push(
      others.reduce(
        (sum, row) => ({ value: '(others)', ads: sum.ads + row.ads, postings: sum.postings + row.postings }),
        { value: '', ads: 0, postings: 0 },
      ),
    );
  if (sort === 'value') kept.sort((a, b) => order(a.value, b.value));
  const total = byNumber.reduce((sum, row) => sum + row.ads, 0);
  return toFrame({
    value: kept.map(({ value }) => value),
    ads: kept.map((row) => row.ads),
    postings: kept.map(({ postings }) => postings),
    share: kept.map((row) => (total ? row.ads / total : 0)),
  });
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One row a group of repeated or nearly repeated ads, the largest first: `group` (id of the ad that stands for it), `title`, `organisation`, `ads`, `locations`, `first`, `last` (dates). */
export function duplicateFrame(ads: readonly Ad[]): Frame {
  const groups = new Map<string, Ad[]>();
  for (const ad of ads)
    if (ad.description) groups.set(ad.selection.group, [...(groups.get(ad.selection.group) ?? []), ad]);
  const rows = [...groups.entries()]
    .filter(([, members]) => members.length > 1)
    .sort((a, b) => b[1].length - a[1].length);
  const dates = (members: readonly Ad[]): string[] => members.flatMap(({ posted }) => posted ?? []).sort();
  return toFrame({
    group: rows.map(([group]) => group),
    title: rows.map(([, [first]]) => first.title),
    organisation: rows.map(([, [first]]) => first.organisation),
    ads: rows.map(([, members]) => members.length),
    locations: rows.map(([, members]) =>
      [...new Set(members.map(({ location }) => location).filter(Boolean))].join(', '),
    ),
    first: rows.map(([, members]): Cell => dates(members)[0] ?? null),
    last: rows.map(([, members]): Cell => dates(members).at(-1) ?? null),
  });
}
