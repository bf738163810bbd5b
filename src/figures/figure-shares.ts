// Figures of shares: top tools, what the ads are (sector, education, …), topics and focus.
import type { Columns, Figure } from '../core';
import type { Table } from '../table';
import { drawDots } from './draw-dots';
import { drawStacked } from './draw-stacked';
import { numberColumn, openTable, pickRows, rowCount, textColumn } from './read-columns';
import { kindShown, withSize, type TableFigureOptions } from './table-figure';

/** Options of {@link figureTools}. */
export interface ToolsFigureOptions extends TableFigureOptions {
  /** Terms shown, those with the largest share in any group; default 20. */
  readonly most?: number;
  /** Id of the kind that the terms are of, for the caption; default what the table says. */
  readonly kind?: string;
}

/**
 * Draws the table of `topTools`: the share of ads that name each term with its 95 % interval, by group where there are several (up to seven).
 * @throws NothingToShow for a table without rows; RoleLensError for a table that lacks the columns.
 * @example
 * show(figureTools(topTools(coding, { by: 'profile' })));
 */
export function figureTools(
  tools: Table | Columns,
  { most = 20, kind, ...options }: ToolsFigureOptions = {},
): Figure {
  const { columns, legend } = openTable(tools, options);
  const [names, share] = [textColumn(columns, 'name'), numberColumn(columns, 'prevalence', 1)];
  const largest = new Map<string, number>();
  names.forEach((name, row) => largest.set(name, Math.max(largest.get(name) ?? 0, share[row] ?? 0)));
  const order = [...largest.keys()].sort((a, b) => largest.get(b)! - largest.get(a)!).slice(0, most);
  const rows = order.flatMap((name) => names.flatMap((each, row) => (each === name ? [row] : [])));
  const shown = pickRows(columns, rows);
  return shareDots(
    shown,
    { ...options, legend },
    {
      name: 'top_tools',
      says: `${kindShown(shown, legend, kind) ?? 'Terms'} by name, share of ads`,
      label: 'name',
      value: 'prevalence',
    },
  );
}

/**
 * Draws the table of `tableAds`: the share of ads of each value with its 95 % interval, by group where there are several (up to seven).
 * @throws NothingToShow for a table without rows; RoleLensError for a table that lacks the columns.
 * @example
 * show(figureTableAds(tableAds(coding, 'title_seniority', { by: 'profile' })));
 */
export function figureTableAds(table: Table | Columns, options: TableFigureOptions = {}): Figure {
  return shareDots(table, options, { name: 'ads', says: 'Ads', label: 'value', value: 'share' });
}

/**
 * Draws the table of `tableTopics`: the share of ads whose main topic each is with its 95 % interval, by group where there are several (up to
 * seven).
 * @throws NothingToShow for a table without rows; RoleLensError for a table that lacks the columns.
 * @example
 * show(figureTopics(tableTopics(findTopics(store, { k: 4 }), coding)));
 */
export function figureTopics(topics: Table | Columns, options: TableFigureOptions = {}): Figure {
  const { columns, legend } = openTable(topics, options);
  const [numbers, labels] = [textColumn(columns, 'topic'), textColumn(columns, 'label')];
  // Two topics may have the same label, and would fall on one row.
  const named = labels.map((label, row) => `${numbers[row]}. ${label}`);
  return shareDots(
    { ...columns, named },
    { ...options, legend },
    {
      name: 'topics',
      says: 'Main topic of ads, found in the text without the codebook',
      label: 'named',
      value: 'share',
    },
  );
}

interface ShareColumns {
  readonly name: string;
  readonly says: string;
  readonly label: string;
  readonly value: string;
}

function shareDots(table: Table | Columns, options: TableFigureOptions, of: ShareColumns): Figure {
  const { name, caption, ...draw } = options;
  const sizes = groupSizes(openTable(table, options).columns);
  const one = sizes.size === 1;
  return drawDots(table, {
    ...draw,
    name: name ?? of.name,
    axisTitle: 'Share of ads (%)',
    scale: 'share',
    columns: {
      name: of.label,
      value: of.value,
      low: `${of.value}_low`,
      high: `${of.value}_high`,
      ...(!one && { series: 'group' }),
    },
    caption:
      caption ??
      `${of.says}: ${[...sizes].map(([group, n]) => withSize(one ? 'all' : group, n)).join(', ')}.`,
  });
}

/** Ads of each group, in order of appearance. */
function groupSizes(table: Columns): Map<string, number> {
  rowCount(table);
  const n = numberColumn(table, 'group_ads');
  return new Map(textColumn(table, 'group').map((group, row) => [group, n[row] ?? 0]));
}

/**
 * Draws the table of `tableFocus`: the ads of each group by the sides that they are on, as shares of the group.
 * @throws NothingToShow for a table without rows; RoleLensError for a table that lacks the columns.
 * @example
 * show(figureFocus(tableFocus(coding, { sides: study.focus })));
 */
export function figureFocus(
  focus: Table | Columns,
  { name, caption, ...draw }: TableFigureOptions = {},
): Figure {
  const sizes = [...groupSizes(openTable(focus, draw).columns).values()];
  return drawStacked(focus, {
    ...draw,
    name: name ?? 'focus',
    columns: { name: 'group', part: 'focus', value: 'ads' },
    caption:
      caption ??
      `Focus of the ads, from the codes they mention (n = ${sizes.reduce((sum, n) => sum + n, 0)} ads).`,
  });
}
