// Tables from rows: whole columns under explicit names, so that a table without rows keeps its columns.
import type { Cell, Columns } from '../core';

/** Columns of rows; numbers that are none (`NaN`) or endless become `null`. */
export function tableOf<Name extends string>(
  names: readonly Name[],
  rows: readonly Readonly<Record<Name, Cell>>[],
): Columns & Readonly<Record<Name, readonly Cell[]>> {
  const columns = {} as Record<Name, Cell[]>;
  for (const name of names) columns[name] = rows.map((row) => finite(row[name]));
  return columns;
}

function finite(cell: Cell): Cell {
  return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell;
}
