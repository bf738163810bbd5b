// testGroups: which codes are spread unevenly over many groups of ads, such as sectors or years.
import { legendOf, type Coding } from '../core';
import { chiSquareTest, cramersV, independenceTest, type Adjustment } from '../statistics';
import { count, makeTable, number, optional, pValue, schema, share, text, type TableOf } from '../table';
import { codeItems } from './ad-items';
import { countItems } from './count-items';
import { designEffects } from './design-effects';
import { nameOfGrouping } from './group-ads';
import { chooseGroups, type GroupOptions } from './group-choice';
import { CODE, estimateCells, fileNamePart, withInterval } from './schema-parts';
import { adjustFamily, FAMILY, verdictOn } from './verdict';

/** Options of {@link testGroups}. */
export interface TestGroupsOptions extends GroupOptions {
  /** Codes of one kind only; default all kinds. */
  readonly kind?: string;
  /** How p is adjusted over the table; default Benjamini and Hochberg (`bh`). */
  readonly adjust?: Adjustment;
  /** Of simulated p-values; default 1. */
  readonly seed?: number;
}

/** The table of {@link testGroups}; its name also says what the groups are by, e.g. `sector_tests`. */
export const GROUP_TESTS = schema('tests', 'one row a code, zeros included', {
  ...CODE,
  verdict: text('verdict'),
  groups: count('groups'),
  n: count('all ads', { unit: 'ads' }),
  ads: count('ads', { unit: 'ads' }),
  most_in: text('most in'),
  most_share: share('largest share'),
  least_in: text('least in'),
  least_share: share('smallest share'),
  test: text('test'),
  statistic: optional(number('statistic', { digits: 2 })),
  df: optional(count('df')),
  p: optional(pValue('p')),
  p_adjusted: FAMILY.p_adjusted,
  ...withInterval('cramers_v', optional(number('Cramér’s V', { digits: 2 }))),
  by: text('groups by'),
  tests: FAMILY.tests,
  adjustment: FAMILY.adjustment,
});

/**
 * Whether the share of ads with a code differs between any of the groups; use it for many groups, such as sectors or years, and `compareGroups` to
 * see which of them differ. One row a code, zeros included: χ² where all expected counts are 5 or more, else with a simulated p; `p_adjusted` over
 * the table (Benjamini–Hochberg or Holm), `verdict` `differs` below 0.05, else `no difference shown`, or `not tested` for a code that no ad has, or
 * every one; Cramér's V with its 95 % interval; the groups with the largest and the smallest share (0 to 1). Over postings counts are divided by
 * design effects, as there.
 * @throws NothingToShow where there are no two groups; RoleLensError for groups that no ad is in, and where fewer than two are named.
 * @example
 * show(testGroups(coding, { by: 'quarter' }));
 */
export function testGroups(coding: Coding, options: TestGroupsOptions = {}): TableOf<typeof GROUP_TESTS> {
  const { kind, adjust, seed = 1, by = 'profile' } = options;
  const groups = chooseGroups(coding, options);
  const counted = codeItems(coding, kind ? [kind] : undefined);
  const { ads } = countItems(counted, groups);
  const effects = designEffects(coding, counted, groups);
  const size = counted.items.length;
  const rows = counted.items.map((item, i) => {
    const cells = groups.names.map((name, g) => ({
      name,
      hits: ads[g * size + i],
      n: groups.ads[g],
      effect: effects[g * size + i],
    }));
    return { ...item, by: nameOfGrouping(by), ...compareCells(cells, seed) };
  });
  const family = adjustFamily(
    rows.map(({ p }) => p),
    adjust,
  );
  const judged = rows.map((row, i) => ({
    ...row,
    ...family[i],
    verdict: verdictOn(family[i].p_adjusted, 'differs'),
  }));
  const name = `${fileNamePart(nameOfGrouping(by))}_tests`;
  return makeTable({ ...GROUP_TESTS, name }, judged, legendOf(coding));
}

/** Ads with a code in one group, and by how much copies blow up the variance. */
interface Cells {
  readonly name: string;
  readonly hits: number;
  readonly n: number;
  readonly effect: number;
}

function compareCells(cells: readonly Cells[], seed: number) {
  const table = cells.map(({ hits, n, effect }) => [hits / effect, (n - hits) / effect]);
  const isAdjusted = cells.some(({ effect }) => effect !== 1);
  const { method, statistic, df, p } = isAdjusted ? chiSquareTest(table) : independenceTest(table, { seed });
  const { v, low, high } = cramersV(table);
  const order = cells
    .map(({ name, hits, n }) => ({ name, share: hits / n }))
    .sort((x, y) => y.share - x.share);
  const [most, least] = [order[0], order[order.length - 1]];
  const sum = (of: 'hits' | 'n'): number => cells.reduce((all, cell) => all + cell[of], 0);
  return {
    groups: cells.length,
    n: sum('n'),
    ads: sum('hits'),
    most_in: most.name,
    most_share: most.share,
    least_in: least.name,
    least_share: least.share,
    test: isAdjusted && method !== 'none' ? `${method}, Rao–Scott` : method,
    statistic,
    df,
    p,
    ...estimateCells('cramers_v', { value: v, low, high }),
  };
}
