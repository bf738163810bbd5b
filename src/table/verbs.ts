// What rooms do with tables: read rows, keep some, sort, rename, add a column.
import type { Cell, Legend } from '../core';
import type { Column, ColumnRecord } from './column';
import { fromColumns, makeTable, type Row, type Schema, type Table } from './table';

/**
 * The rows of a table as objects, in order; use it to go on with them in code of your own.
 * @example
 * const names = rowsOf(tableDistribution(coding)).map(({ name }) => name);
 */
export function rowsOf<C extends ColumnRecord>({ columns, size }: Table<C>): Row<C>[] {
  const names = Object.keys(columns) as (keyof C & string)[];
  return Array.from(
    { length: size },
    (_, row) => Object.fromEntries(names.map((name) => [name, columns[name][row]])) as unknown as Row<C>,
  );
}

/**
 * The rows of a table that `keep` wants, in order.
 * @example
 * show(where(tableDistribution(coding), ({ ads }) => ads > 0));
 */
export function where<C extends ColumnRecord>(
  table: Table<C>,
  keep: (row: Row<C>, at: number) => boolean,
): Table<C> {
  return makeTable(table.schema, rowsOf(table).filter(keep), table.legend);
}

/**
 * The rows of a table sorted by a value of theirs, ascending, or by a comparison; equal ones stay in order.
 * @example
 * show(orderBy(tableDistribution(coding), (a, b) => b.ads - a.ads));
 */
export function orderBy<C extends ColumnRecord>(
  table: Table<C>,
  compare: keyof C | ((a: Row<C>, b: Row<C>) => number),
): Table<C> {
  const by =
    typeof compare === 'function'
      ? compare
      : (a: Row<C>, b: Row<C>): number => compareCells(a[compare], b[compare]);
  return makeTable(table.schema, rowsOf(table).sort(by), table.legend);
}

function compareCells(a: Cell, b: Cell): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

/** The table with one more column at its end. */
export function derive<C extends ColumnRecord, Name extends string, Added extends Column>(
  { schema, columns, legend, ...rest }: Table<C>,
  name: Name,
  column: Added,
  cell: (row: Row<C>) => Cell,
): Table<C & Readonly<Record<Name, Added>>> {
  const cells = rowsOf({ schema, columns, legend, ...rest }).map(cell);
  type Wider = C & Readonly<Record<Name, Added>>;
  const wider: Schema<Wider> = { ...schema, columns: { ...schema.columns, [name]: column } };
  return fromColumns(wider, { ...columns, [name]: cells } as unknown as Table<Wider>['columns'], legend);
}

/** The same table under another file name, with another legend, or both. */
export function renamed<C extends ColumnRecord>(
  table: Table<C>,
  { name = table.schema.name, legend = table.legend }: { readonly name?: string; readonly legend?: Legend },
): Table<C> {
  return fromColumns({ ...table.schema, name }, table.columns, legend);
}

/** Tables of one schema, one under the other; the legend is the first one's. */
export function concat<C extends ColumnRecord>(schema: Schema<C>, tables: readonly Table<C>[]): Table<C> {
  return makeTable(schema, tables.flatMap(rowsOf), tables[0]?.legend);
}
