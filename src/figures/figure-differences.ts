// Figures of comparisons: which codes, terms or words one group of ads has more of than another.
import { isShown, NOT_TESTED } from '../analysis';
import { RoleLensError, type Columns, type Figure } from '../core';
import type { Table } from '../table';
import { drawDots } from './draw-dots';
import { distinct, numberColumn, openTable, rowCount, textColumn } from './read-columns';
import { filterRows, kindShown, withSize, type TableFigureOptions } from './table-figure';

/** Options of {@link figureDifferences}. */
export interface DifferencesFigureOptions extends TableFigureOptions {
  /** Codes of one kind, by its id; default all that the table has. */
  readonly kind?: string;
  /** The two groups as the table has them; default its first pair. */
  readonly groups?: readonly [string, string];
  /** `difference` of the shares of ads in percentage points (default), their `ratio`, or the difference in `mentions` per ad. */
  readonly value?: 'difference' | 'ratio' | 'mentions';
}

const VALUES = {
  difference: {
    column: 'difference',
    scale: 'points',
    reference: 0,
    axisTitle: 'Difference in share of ads (pp)',
  },
  ratio: { column: 'ratio', scale: 'ratio', reference: 1, axisTitle: 'Ratio of shares of ads (log scale)' },
  mentions: {
    column: 'mentions_per_ad_difference',
    scale: 'number',
    reference: 0,
    axisTitle: 'Difference in mentions per ad',
  },
} as const;

/**
 * Draws the table of `compareGroups`: one row a code, the difference of two groups with its 95 % interval, the largest on top; open points are
 * differences that are not shown.
 * @throws NothingToShow for a table without rows; RoleLensError for a table that lacks the columns, and for groups that it does not compare.
 * @example
 * show(figureDifferences(compareGroups(coding)));
 */
export function figureDifferences(
  comparison: Table | Columns,
  options: DifferencesFigureOptions = {},
): Figure {
  const { kind, value = 'difference', name, caption, ...draw } = options;
  const { columns, legend } = openTable(comparison, options);
  const table = onePair(columns, options);
  const { column, ...shown } = VALUES[value];
  const [a, b] = [textColumn(table, 'group_a')[0], textColumn(table, 'group_b')[0]];
  const [nA, nB] = [numberColumn(table, 'n_a')[0] ?? 0, numberColumn(table, 'n_b')[0] ?? 0];
  const verdicts = textColumn(table, 'verdict');
  const what = kindShown(table, legend) ?? 'Codes';
  // The verdict is on shares of ads; on mentions it says nothing.
  const open = value !== 'mentions' && !verdicts.every(isShown);
  const verb = value === 'ratio' ? 'divided by' : 'minus';
  return drawDots(table, {
    ...draw,
    ...shown,
    name: name ?? `${kind ?? 'code'}_${value === 'mentions' ? 'mention_differences' : `${value}s`}`,
    caption:
      caption ?? `${what}: ${withSize(a, nA)} ${verb} ${withSize(b, nB)}.${open ? openPoints(verdicts) : ''}`,
    columns: { name: 'name', value: column, low: `${column}_low`, high: `${column}_high` },
    sides: [`more in ${b}`, `more in ${a}`],
    sort: 'value',
    ...(open && { open: (row) => !isShown(verdicts[row]) }),
  });
}

/** What open points mean, for a caption. */
function openPoints(verdicts: readonly string[]): string {
  if (verdicts.every(isShown)) return '';
  const untested = verdicts.includes(NOT_TESTED) ? ', or not tested' : '';
  return ` Open points: no difference shown (adjusted p ≥ 0.05)${untested}.`;
}

/** The rows of one pair of groups, and of one kind. */
function onePair(comparison: Columns, { kind, groups }: DifferencesFigureOptions): Columns {
  rowCount(comparison);
  const [a, b] = [textColumn(comparison, 'group_a'), textColumn(comparison, 'group_b')];
  const [first, second] = groups ?? [a[0], b[0]];
  const kinds = kind === undefined ? undefined : textColumn(comparison, 'kind');
  const kept = filterRows(
    comparison,
    (row) => a[row] === first && b[row] === second && (!kinds || kinds[row] === kind),
  );
  if (kept.group_a.length) return kept;
  const found = distinct(a.map((each, row) => `${each} with ${b[row]}`)).join(', ');
  throw new RoleLensError(
    `No comparison of ${first} with ${second}${kind ? ` by ${kind}` : ''}; the table has ${found}.`,
    {
      hint: 'Name two groups in this order in the option `groups`, and a kind that the table has.',
    },
  );
}

/** Options of {@link figureTerms}. */
export interface TermsFigureOptions extends TableFigureOptions {
  /** Terms shown on each side; default 12. */
  readonly most?: number;
}

/**
 * Draws the table of `compareTerms` or `compareWords`: the terms most typical of each group by the z-score of their log-odds (Monroe et al. 2008);
 * open points: no difference shown over ads.
 * @throws NothingToShow for a table without rows; RoleLensError for a table that lacks the columns.
 * @example
 * show(figureTerms(compareTerms(coding), { most: 8 }));
 */
export function figureTerms(
  terms: Table | Columns,
  { most = 12, name, caption, ...draw }: TermsFigureOptions = {},
): Figure {
  const { columns } = openTable(terms, draw);
  const size = rowCount(columns);
  const z = numberColumn(columns, 'z', Infinity, -Infinity).map((each) => each ?? 0);
  const order = Array.from({ length: size }, (_, row) => row).sort((i, j) => z[j] - z[i]);
  const kept = new Set([...order.slice(0, most), ...order.slice(-most)]);
  const table = filterRows(columns, (row) => kept.has(row));
  const [a, b] = [textColumn(table, 'group_a')[0], textColumn(table, 'group_b')[0]];
  const [nA, nB] = [numberColumn(table, 'n_a')[0] ?? 0, numberColumn(table, 'n_b')[0] ?? 0];
  const verdicts = textColumn(table, 'verdict');
  return drawDots(table, {
    ...draw,
    name: name ?? 'typical_terms',
    axisTitle: 'z-score of log-odds',
    caption:
      caption ??
      `What tells ${withSize(a, nA)} from ${withSize(b, nB)}: log-odds with an informative Dirichlet prior.${openPoints(verdicts)}`,
    columns: { name: 'term', value: 'z' },
    reference: 0,
    sides: [`more in ${b}`, `more in ${a}`],
    sort: 'value',
    open: (row) => !isShown(verdicts[row]),
  });
}
