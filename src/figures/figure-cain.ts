// figureCain: the ranks of categories in CAIN 2022 beside ours.
import { RoleLensError, type Columns, type Figure } from '../core';
import { drawDumbbell } from './draw-dumbbell';
import { distinct, numberColumn, textColumn } from './read-columns';
import type { TableFigureOptions } from './table-figure';

/** Options of {@link figureCain}. */
export interface CainFigureOptions extends TableFigureOptions {
  /** The variable as the table has it, e.g. `task`; default its first with ranks. */
  readonly variable?: string;
}

const THEIRS = 'CAIN 2022';
const OURS = 'These ads';

/**
 * Draws the table of `compareWithCain` for one variable: each category that maps with its rank there and here, in the order of theirs. Throws `RoleLensError` where no
 * category of the variable maps.
 */
export function figureCain(
  table: Columns,
  { variable, name, caption, ...draw }: CainFigureOptions = {},
): Figure {
  const variables = textColumn(table, 'variable');
  const [theirs, ours] = [numberColumn(table, 'published_rank'), numberColumn(table, 'rank')];
  const ranked = variables.map((_, row) => row).filter((row) => theirs[row] !== null && ours[row] !== null);
  const chosen = variable ?? variables[ranked[0] ?? -1];
  const rows = ranked.filter((row) => variables[row] === chosen);
  if (!rows.length) {
    const found = distinct(ranked.map((row) => variables[row])).join(', ') || 'none';
    throw new RoleLensError(
      `No category of "${chosen ?? ''}" maps to CAIN 2022; those that do are of ${found}.`,
      {
        hint: 'Name one of them in the option `variable`.',
      },
    );
  }
  const [published, own] = [textColumn(table, 'published'), textColumn(table, 'ours')];
  const label = (row: number) => (published[row] === own[row] ? own[row] : `${published[row]} (${own[row]})`);
  const ranks = {
    name: rows.flatMap((row) => [label(row), label(row)]),
    group: rows.flatMap(() => [THEIRS, OURS]),
    rank: rows.flatMap((row) => [theirs[row], ours[row]]),
  };
  const lacking = variables.filter((each) => each === chosen).length - rows.length;
  return drawDumbbell(ranks, {
    ...draw,
    name: name ?? `cain_2022_${chosen.replace(/\W+/g, '_').replace(/_$/, '')}`,
    axisTitle: 'Rank (1 is the most frequent)',
    scale: 'count',
    columns: { value: 'rank' },
    groups: [THEIRS, OURS],
    sort: 'given',
    caption:
      caption ??
      `Ranks of the ${rows.length} categories of ${chosen} that map; ${lacking} more, of theirs or ours, do not.`,
  });
}
