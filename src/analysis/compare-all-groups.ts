// compareAllGroups: which codes are spread unevenly over many groups of ads, such as sectors or years.
import type { Cell, Coding, Columns, Kind } from '../core';
import { adjustP, chiSquareTest, cramersV, independenceTest } from '../statistics';
import { codeItems } from './ad-items';
import { LEVEL, NO_DIFFERENCE } from './compare-groups';
import { countItems } from './count-items';
import { designEffects } from './design-effects';
import { chooseGroups, type GroupOptions } from './group-choice';
import { tableOf } from './table-rows';

/** Options of {@link compareAllGroups}. */
export interface CompareAllOptions extends GroupOptions {
  /** Codes of one kind only; default all kinds. */
  readonly kind?: Kind;
  /** Of simulated p-values; default 1. */
  readonly seed?: number;
}

const COLUMNS = [
  'kind',
  'code',
  'name',
  'verdict',
  'groups',
  'n',
  'ads',
  'most_in',
  'most_share',
  'least_in',
  'least_share',
  'test',
  'statistic',
  'df',
  'p',
  'p_adjusted',
  'cramers_v',
  'cramers_v_low',
  'cramers_v_high',
] as const;
type Row = Record<(typeof COLUMNS)[number], Cell>;

/**
 * Whether the share of ads with a code differs between any of the groups: one row a code, zeros included: χ² where all expected counts are 5 or more, else with a simulated p;
 * `p_adjusted` over the table (Benjamini–Hochberg), `verdict` `differs` below 0.05, else `no difference shown`; Cramér's V with its 95 % interval; the groups with the largest
 * and the smallest share (0 to 1). It does not say which groups differ: for that {@link compareGroups}. Over postings counts are divided by design effects as there.
 * @throws RoleLensError for groups that no ad is in, and for fewer than two.
 */
export function compareAllGroups(coding: Coding, options: CompareAllOptions = {}): Columns {
  const { kind, seed = 1 } = options;
  const groups = chooseGroups(coding, options);
  const counted = codeItems(coding, kind);
  const { ads } = countItems(counted, groups);
  const effects = designEffects(coding, counted, groups);
  const size = counted.items.length;
  const rows = counted.items.map((item, i): Row => {
    const cells = groups.names.map((name, g) => ({
      name,
      hits: ads[g * size + i],
      n: groups.ads[g],
      effect: effects[g * size + i],
    }));
    return { ...item, verdict: '', p_adjusted: null, ...compareCells(cells, seed) };
  });
  const adjusted = adjustP(rows.map(({ p }) => p as number));
  return tableOf(
    COLUMNS,
    rows.map((row, i) => ({
      ...row,
      p_adjusted: adjusted[i],
      verdict: adjusted[i] < LEVEL ? 'differs' : NO_DIFFERENCE,
    })),
  );
}

/** Ads with a code in one group, and by how much copies blow up the variance. */
interface Cells {
  readonly name: string;
  readonly hits: number;
  readonly n: number;
  readonly effect: number;
}

function compareCells(
  cells: readonly Cells[],
  seed: number,
): Omit<Row, 'kind' | 'code' | 'name' | 'verdict' | 'p_adjusted'> {
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
    cramers_v: v,
    cramers_v_low: low,
    cramers_v_high: high,
  };
}
