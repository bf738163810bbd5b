// figureEarlier: the ranks of categories in an earlier study beside ours.
import { NothingToShow, RoleLensError, type Columns, type Figure } from '../core';
import type { Table } from '../table';
import { drawDumbbell } from './draw-dumbbell';
import { distinct, numberColumn, openTable, textColumn } from './read-columns';
import type { TableFigureOptions } from './table-figure';

/** Options of {@link figureEarlier}. */
export interface EarlierFigureOptions extends TableFigureOptions {
  /** What the earlier study is called, e.g. `Smith 2019`; default what the table says in its column `study`, else `Earlier study`. */
  readonly study?: string;
  /** The variable as the table has it; default its first with ranks. */
  readonly variable?: string;
}

const OURS = 'These ads';

/**
 * Draws the table of `compareWithEarlier` for one variable: each category that maps with its rank there and here, in the order of theirs.
 * @throws NothingToShow where no category maps; RoleLensError for a table that lacks the columns, and where none of the variable asked for maps.
 * @example
 * show(figureEarlier(compareWithEarlier(coding, study.earlier[0])));
 */
export function figureEarlier(
  table: Table | Columns,
  { study, variable, name, caption, ...draw }: EarlierFigureOptions = {},
): Figure {
  const { columns } = openTable(table, draw);
  const theirs = study ?? (columns.study && textColumn(columns, 'study')[0]) ?? 'Earlier study';
  const variables = textColumn(columns, 'variable');
  const { rows, chosen } = chooseRows(columns, theirs, variable);
  const [published, own] = [textColumn(columns, 'published'), textColumn(columns, 'ours')];
  const label = (row: number) => (published[row] === own[row] ? own[row] : `${published[row]} (${own[row]})`);
  const [there, here] = [numberColumn(columns, 'published_rank'), numberColumn(columns, 'rank')];
  const ranks = {
    name: rows.flatMap((row) => [label(row), label(row)]),
    group: rows.flatMap(() => [theirs, OURS]),
    rank: rows.flatMap((row) => [there[row], here[row]]),
  };
  const lacking = variables.filter((each) => each === chosen).length - rows.length;
  return drawDumbbell(ranks, {
    ...draw,
    name: name ?? fileName(`${theirs} ${chosen}`),
    axisTitle: 'Rank (1 is the most frequent)',
    scale: 'count',
    columns: { value: 'rank' },
    groups: [theirs, OURS],
    sort: 'given',
    caption:
      caption ??
      `Ranks of the ${rows.length} categories of ${chosen} that map; ${lacking} more, of theirs or ours, do not.`,
  });
}

/** The rows of the variable that have both ranks. */
function chooseRows(columns: Columns, study: string, variable: string | undefined) {
  const variables = textColumn(columns, 'variable');
  const [theirs, ours] = [numberColumn(columns, 'published_rank'), numberColumn(columns, 'rank')];
  const ranked = variables.flatMap((_, row) => (theirs[row] === null || ours[row] === null ? [] : [row]));
  if (!ranked.length) throw new NothingToShow(`no category of the ads maps to one of ${study}`);
  const chosen = variable ?? variables[ranked[0]];
  const rows = ranked.filter((row) => variables[row] === chosen);
  if (rows.length) return { rows, chosen };
  const found = distinct(ranked.map((row) => variables[row])).join(', ');
  throw new RoleLensError(`No category of "${chosen}" maps to ${study}; those that do are of ${found}.`, {
    hint: 'Name one of them in the option `variable`.',
  });
}

function fileName(words: string): string {
  const name = words.toLowerCase().replace(/\W+/g, '_');
  return name.replace(/^_|_$/g, '') || 'earlier_study';
}
