// Reading tables: typed access to the columns that a figure needs, with a clear error where one is missing.
import { NO_LEGEND, NothingToShow, RoleLensError, type Cell, type Columns, type Legend } from '../core';
import { columnsOf, isTable, tableRows, type Table } from '../table';

/** The number of rows; throws where columns differ in length or there is none. */
export function rowCount(columns: Columns): number {
  const size = tableRows(columns).length;
  if (size > 0) return size;
  throw new NothingToShow(
    'the table for this figure has no rows',
    'Check that the coding holds ads and that the codebook has codes of this kind.',
  );
}

/** What a figure is drawn from: the columns of its table, and the names and colours that the options give, else the table. */
export function openTable(
  table: Table | Columns,
  { legend }: { readonly legend?: Legend },
): { readonly columns: Columns; readonly legend: Legend } {
  return {
    columns: columnsOf(table),
    legend: legend ?? (isTable(table) ? table.legend : NO_LEGEND),
  };
}

/** A column of text; numbers are written out, missing cells are empty. Throws where the column is missing. */
export function textColumn(columns: Columns, name: string): string[] {
  return cellsOf(columns, name).map((cell) => (cell === null || cell === undefined ? '' : String(cell)));
}

/** A column of numbers; missing cells are `null`. Throws on text and on values below `least` (default 0) or above `most`. */
export function numberColumn(columns: Columns, name: string, most = Infinity, least = 0): (number | null)[] {
  return cellsOf(columns, name).map((cell, row) => {
    if (cell === null || cell === undefined || Number.isNaN(cell)) return null;
    if (typeof cell === 'number' && cell >= least - 1e-9 && cell <= most + 1e-9) return cell;
    const from = least === -Infinity ? 'a number' : `a number from ${least}`;
    const range = most === Infinity ? from : `${from} to ${most}`;
    throw new RoleLensError(`Column "${name}" should hold ${range}, found ${JSON.stringify(cell)}.`, {
      row: row + 1,
      hint: most === 1 ? 'Give shares as 0 to 1, not as per cent.' : undefined,
    });
  });
}

function cellsOf(columns: Columns, name: string): readonly Cell[] {
  if (Object.hasOwn(columns, name)) return columns[name];
  throw new RoleLensError(
    `A column "${name}" was expected; the table has ${Object.keys(columns).join(', ')}.`,
    {
      hint: 'Draw from the table that the docstring names, or say in the options which column it is.',
    },
  );
}

/** Some rows of all columns, in this order. */
export function pickRows(columns: Columns, rows: readonly number[]): Columns {
  return Object.fromEntries(
    Object.entries(columns).map(([name, cells]) => [name, rows.map((row) => cells[row] ?? null)]),
  );
}

/** The values of a list without repetition, in order of appearance. */
export function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
