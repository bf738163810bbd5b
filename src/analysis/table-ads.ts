// tableAds, testAds: what the ads are, by a column of theirs: sector, education, contract, seniority, job title (CAIN 2022, tables 2 to 4).
import type { Cell, Coding, Columns, CountOver } from '../core';
import { cramersV, independenceTest, type CountTable } from '../statistics';
import { groupedBy } from './group-choice';
import { shareOfAds, tableOf } from './table-rows';

/** Options of {@link tableAds}. */
export interface TableAdsOptions {
  /** What the ads are grouped by; default `null`: all together. */
  readonly by?: string | readonly string[] | null;
  /** Values shown, the most frequent; default 25. The others are one row, `(n others)`. */
  readonly most?: number;
  /** Default `distinct`. */
  readonly over?: CountOver;
}

const COLUMNS = ['group', 'value', 'ads', 'group_ads', 'share', 'share_low', 'share_high'] as const;

/**
 * What the ads are: one row a group × value, zeros included, the most frequent value first: `ads` of `group_ads`, `share` (0 to 1) with its 95 % Wilson interval.
 * `column` is `sector`, `education`, `contract`, `hours`, `language`, `organisation`, `month` or any other column of the ads, `job_title` or `title_seniority` (what titles say),
 * or one value of your own for each ad. Ads without a value are in `(none)`.
 * @throws RoleLensError naming the columns there are.
 */
export function tableAds(
  coding: Coding,
  column: string | readonly string[],
  { by = null, most = 25, over = 'distinct' }: TableAdsOptions = {},
): Columns {
  const { groups, values, cells } = crossAds(coding, column, by, over);
  const order = values.names.map((_, v) => v).sort((a, b) => values.ads[b] - values.ads[a] || a - b);
  const rest = order.slice(most);
  const shown = order.slice(0, most).map((v) => ({ value: values.names[v], of: [v] }));
  if (rest.length) shown.push({ value: `(${rest.length} others)`, of: rest });
  const rows = groups.names.flatMap((group, g) =>
    shown.map(({ value, of }): Record<(typeof COLUMNS)[number], Cell> => {
      const ads = of.reduce((sum, v) => sum + cells[g][v], 0);
      return { group, value, ...shareOfAds(ads, groups.ads[g]) };
    }),
  );
  return tableOf(COLUMNS, rows);
}

/**
 * Whether a column hangs together with the groups (default profiles), in one row: `column`, `by`, `n`, `values`, `groups`, `test` (χ², or by simulation where expected
 * counts are below 5), `statistic`, `df`, `p`, `cramers_v` with its 95 % interval. Ads in `(none)` do not count.
 * @throws RoleLensError naming the columns there are.
 */
export function testAds(
  coding: Coding,
  column: string | readonly string[],
  { by = 'profile', over = 'distinct' }: Omit<TableAdsOptions, 'most'> = {},
): Columns {
  const { groups, values, cells } = crossAds(coding, column, by, over);
  const known = values.names.flatMap((name, v) => (name === '(none)' ? [] : [v]));
  const table: CountTable = cells.map((row) => known.map((v) => row[v]));
  const { method, statistic, df, p } = independenceTest(table);
  const { v, low, high } = cramersV(table);
  const name = (what: string | readonly string[] | null): string =>
    typeof what === 'string' ? what : '(own values)';
  const row = {
    column: name(column),
    by: name(by),
    n: table.flat().reduce((sum, n) => sum + n, 0),
    values: known.length,
    groups: groups.names.length,
    test: method,
    statistic,
    df,
    p,
    cramers_v: v,
    cramers_v_low: low,
    cramers_v_high: high,
  };
  return tableOf(Object.keys(row) as (keyof typeof row)[], [row]);
}

function crossAds(
  coding: Coding,
  column: string | readonly string[],
  by: string | readonly string[] | null,
  over: CountOver,
): { groups: ReturnType<typeof groupedBy>; values: ReturnType<typeof groupedBy>; cells: number[][] } {
  const [groups, values] = [groupedBy(coding, by, over), groupedBy(coding, column, over)];
  const cells = groups.names.map(() => values.names.map(() => 0));
  groups.ofAd.forEach((group, i) => {
    if (group >= 0) cells[group][values.ofAd[i]]++;
  });
  return { groups, values, cells };
}
