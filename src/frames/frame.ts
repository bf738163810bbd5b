// Danfo data frames from whole columns, and back. The only file that touches Danfo's constructor.
import type * as Danfo from 'danfojs-node';
import { RoleLensError, type Cell, type Columns } from '../core';
import { columnsOf, type Table } from '../table';

/** A Danfo data frame. */
export type Frame = Danfo.DataFrame;

/**
 * A Danfo frame of a table, or of columns by name; use it to sort, group and join as you like. Cells keep their values, an empty table keeps its
 * columns.
 * @throws RoleLensError for a column named like a member of Danfo's frames (`sum`, `count`, `index`, `shape`, …): it would break them.
 * @example
 * const frame = toFrame(tableDistribution(coding)).sortValues('ads', { ascending: false });
 */
export function toFrame(table: Table | Columns): Frame {
  const columns = columnsOf(table);
  const { DataFrame } = danfo();
  const names = Object.keys(columns);
  const taken = names.find((name) => name in DataFrame.prototype);
  if (taken !== undefined)
    throw new RoleLensError(`A data frame cannot have a column named "${taken}".`, {
      hint: `Name it otherwise, e.g. "${taken}_".`,
    });
  const rows = names.length ? columns[names[0]].length : 0;
  if (!rows) return new DataFrame([], { columns: names, dtypes: names.map(() => 'string') });
  const data = Object.fromEntries(names.map((name) => [name, [...columns[name]]]));
  return new DataFrame(data, { columns: names, dtypes: names.map((name) => typeOf(columns[name])) });
}

/** Danfo takes a second to load, so it is loaded with the first frame. */
function danfo(): typeof Danfo {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('danfojs-node') as typeof Danfo;
}

/** Danfo guesses types from the first rows only; a column with later decimals or texts needs to be told. */
function typeOf(cells: readonly Cell[]): string {
  const numbers = cells.filter((cell) => cell !== null);
  if (!numbers.length || !numbers.every((cell) => typeof cell === 'number')) return 'string';
  return numbers.every((cell) => Number.isInteger(cell)) ? 'int32' : 'float32';
}

/**
 * The columns of a Danfo frame, in its order; use it to draw a figure of what was sorted or joined there, or to write it to a file.
 * @example
 * const csv = toCsv(toColumns(mentionFrame(coding)));
 */
export function toColumns(frame: Frame): Columns {
  return Object.fromEntries(
    frame.columns.map((name) => [name, frame.shape[0] ? (frame.column(name).values as Cell[]) : []]),
  );
}
