// tableCorpus: what the ads are before any coding, by a column of theirs.
import { isCounted, type Ad } from '../core';
import { count, makeTable, optional, schema, share, text, type RowOf, type TableOf } from '../table';
import { nameOfGrouping, valuesOf, type GroupBy } from './group-ads';
import { fileNamePart } from './schema-parts';

/** Options of {@link tableCorpus}. */
export interface CorpusTableOptions {
  /** Values shown at the most, the others are summed as `(others)`; default all. */
  readonly most?: number;
  /** Default `number`: the most frequent first; `value` sorts by value, e.g. months. */
  readonly sort?: 'number' | 'value';
}

/** The table of {@link tableCorpus}; its name also says what the ads are counted by. */
export const CORPUS = schema('corpus', 'one row a value', {
  value: text('value'),
  ads: count('distinct ads', { unit: 'ads' }),
  postings: count('postings', { unit: 'postings' }),
  share: optional(share('share of distinct ads')),
});

type Counted = Pick<RowOf<typeof CORPUS>, 'value' | 'ads' | 'postings'>;

/**
 * What the ads are, before they are coded; for coded ads, with intervals and by group, see `tableAds`. One row a value of a column (`title`,
 * `language`, `organisation`, `location`, `year`, `quarter`, `month`, a column of the files, or one value of your own for each ad): `value`, `ads`
 * (distinct ads), `postings`, `share` (of distinct ads, 0 to 1).
 * @throws RoleLensError for a column that the ads lack, naming those there are.
 * @example
 * show(tableCorpus(ads, 'language'));
 */
export function tableCorpus(
  ads: readonly Ad[],
  by: Exclude<GroupBy, null>,
  { most, sort = 'number' }: CorpusTableOptions = {},
): TableOf<typeof CORPUS> {
  const all = countValues(ads, valuesOf(ads, by));
  const kept = all.slice(0, most);
  const others = all.slice(kept.length);
  if (others.length)
    kept.push({ value: '(others)', ads: sum(others, 'ads'), postings: sum(others, 'postings') });
  if (sort === 'value') kept.sort((a, b) => order(a.value, b.value));
  const total = sum(all, 'ads');
  const rows = kept.map((row) => ({ ...row, share: total ? row.ads / total : null }));
  return makeTable({ ...CORPUS, name: `corpus_by_${fileNamePart(nameOfGrouping(by))}` }, rows);
}

/** The most frequent first. */
function countValues(ads: readonly Ad[], values: readonly string[]): Counted[] {
  const counts = new Map<string, { value: string; ads: number; postings: number }>();
  values.forEach((value, i) => {
    const row = counts.get(value) ?? { value, ads: 0, postings: 0 };
    counts.set(value, row);
    if (isCounted(ads[i], 'distinct')) row.ads++;
    if (isCounted(ads[i], 'postings')) row.postings++;
  });
  return [...counts.values()].sort(
    (a, b) => b.ads - a.ads || b.postings - a.postings || order(a.value, b.value),
  );
}

function sum(rows: readonly Counted[], of: 'ads' | 'postings'): number {
  return rows.reduce((total, row) => total + row[of], 0);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
