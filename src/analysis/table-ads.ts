// tableAds, testAds: what the ads are, by a column of theirs: sector, education, contract, seniority, job title.
import { legendOf, type Coding, type CountOver } from '../core';
import { cramersV, independenceTest, type CountTable } from '../statistics';
import { count, makeTable, number, optional, pValue, schema, text, type TableOf } from '../table';
import { groupAds, nameOfGrouping, NO_VALUE, type GroupBy, type Grouping } from './group-ads';
import { estimateCells, fileNamePart, SHARE_OF_ADS, shareOfAds, withInterval } from './schema-parts';

/** Options of {@link tableAds}. */
export interface TableAdsOptions {
  /** What the ads are grouped by; default `null`: all together. */
  readonly by?: GroupBy;
  /** Values shown, the most frequent; default 25. The others are one row, `(n others)`. */
  readonly most?: number;
  /** Default `distinct`. */
  readonly over?: CountOver;
}

/** The table of {@link tableAds}; its name also says which column it is, e.g. `ads_by_sector`. */
export const ADS = schema('ads', 'one row a group × value, zeros included', {
  group: text('group'),
  value: text('value'),
  ...SHARE_OF_ADS,
});

/**
 * What the coded ads are, over all or by group: one row a group × value, zeros included, the most frequent value first: `ads` of `group_ads`,
 * `share` (0 to 1) with its 95 % Wilson interval. `column` is what ads can be grouped by, see {@link GroupBy}. Ads without a value are in `(none)`.
 * Whether it hangs together with the groups says `testAds`.
 * @throws NothingToShow for profiles where there are none; RoleLensError for a column that the ads lack (naming those there are).
 * @example
 * show(tableAds(coding, 'job_title', { by: 'profile', most: 10 }));
 */
export function tableAds(
  coding: Coding,
  column: Exclude<GroupBy, null>,
  { by = null, most = 25, over = 'distinct' }: TableAdsOptions = {},
): TableOf<typeof ADS> {
  const { groups, values, cells } = crossAds(coding, column, by, over);
  const order = values.names.map((_, v) => v).sort((a, b) => values.ads[b] - values.ads[a] || a - b);
  const rest = order.slice(most);
  const shown = order.slice(0, most).map((v) => ({ value: values.names[v], of: [v] }));
  if (rest.length) shown.push({ value: `(${rest.length} others)`, of: rest });
  const rows = groups.names.flatMap((group, g) =>
    shown.map(({ value, of }) => {
      const ads = of.reduce((sum, v) => sum + cells[g][v], 0);
      return { group, value, ...shareOfAds(ads, groups.ads[g]) };
    }),
  );
  const name = `ads_by_${fileNamePart(nameOfGrouping(column))}`;
  return makeTable({ ...ADS, name }, rows, legendOf(coding));
}

/** The table of {@link testAds}. */
export const ADS_TEST = schema('ads_test', 'one row', {
  column: text('column'),
  by: text('groups by'),
  n: count('ads', { unit: 'ads' }),
  values: count('values'),
  groups: count('groups'),
  test: text('test'),
  statistic: optional(number('statistic', { digits: 2 })),
  df: optional(count('df')),
  p: optional(pValue('p')),
  ...withInterval('cramers_v', optional(number('Cramér’s V', { digits: 2 }))),
});

/**
 * Whether a column hangs together with the groups (default profiles), in one row: `column`, `by`, `n`, `values`, `groups`, `test` (χ², or by
 * simulation where expected counts are below 5), `statistic`, `df`, `p`, `cramers_v` with its 95 % interval. Ads in `(none)` do not count.
 * @throws NothingToShow for profiles where there are none; RoleLensError for a column that the ads lack (naming those there are).
 * @example
 * show(testAds(coding, 'language'));
 */
export function testAds(
  coding: Coding,
  column: Exclude<GroupBy, null>,
  { by = 'profile', over = 'distinct' }: Omit<TableAdsOptions, 'most'> = {},
): TableOf<typeof ADS_TEST> {
  const { groups, values, cells } = crossAds(coding, column, by, over);
  const known = values.names.flatMap((name, v) => (name === NO_VALUE ? [] : [v]));
  const table: CountTable = cells.map((row) => known.map((v) => row[v]));
  const { method, statistic, df, p } = independenceTest(table);
  const { v, low, high } = cramersV(table);
  const row = {
    column: nameOfGrouping(column),
    by: nameOfGrouping(by),
    n: table.flat().reduce((sum, n) => sum + n, 0),
    values: known.length,
    groups: groups.names.length,
    test: method,
    statistic,
    df,
    p,
    ...estimateCells('cramers_v', { value: v, low, high }),
  };
  return makeTable(ADS_TEST, [row], legendOf(coding));
}

function crossAds(
  coding: Coding,
  column: GroupBy,
  by: GroupBy,
  over: CountOver,
): { groups: Grouping; values: Grouping; cells: number[][] } {
  const [groups, values] = [groupAds(coding, by, over), groupAds(coding, column, over)];
  const cells = groups.names.map(() => values.names.map(() => 0));
  groups.ofAd.forEach((group, i) => {
    if (group >= 0) cells[group][values.ofAd[i]]++;
  });
  return { groups, values, cells };
}
