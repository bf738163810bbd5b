// Table: whole columns under a schema. The schema says what one row is, and what each column holds.
import { NO_LEGEND, RoleLensError, type Cell, type Columns, type Legend } from '../core';
import type { CellOf, Column, ColumnRecord } from './column';

/** What a table is, apart from its cells. */
export interface Schema<C extends ColumnRecord = ColumnRecord> {
  /** File name without extension, e.g. `saturation_stops`. */
  readonly name: string;
  /** What one row is, e.g. `one row a group × code, zeros included`. */
  readonly grain: string;
  readonly columns: C;
}

/** One row of a table, typed by its schema. */
export type Row<C extends ColumnRecord> = { readonly [Name in keyof C]: CellOf<C[Name]> };

/** A table: columns of equal length under a schema, frozen. */
export interface Table<C extends ColumnRecord = ColumnRecord> {
  readonly schema: Schema<C>;
  readonly columns: { readonly [Name in keyof C]: readonly CellOf<C[Name]>[] };
  /** Number of rows. */
  readonly size: number;
  /** Names and colours of the kinds and profiles in its cells. */
  readonly legend: Legend;
}

/** The row type of a table or schema. */
export type RowOf<T> = T extends Table<infer C> ? Row<C> : T extends Schema<infer C> ? Row<C> : never;

/** The table type of a schema. */
export type TableOf<S> = S extends Schema<infer C> ? Table<C> : never;

/** A schema; names of columns, and the type of their cells, come from it. */
export function schema<const C extends ColumnRecord>(name: string, grain: string, columns: C): Schema<C> {
  return { name, grain, columns };
}

/**
 * A table of rows. Numbers that are none (`NaN`) or endless become `null`, as they were not measured.
 * @throws RoleLensError naming column and row where a cell is not what the schema says.
 */
export function makeTable<C extends ColumnRecord>(
  of: Schema<C>,
  rows: readonly Row<C>[],
  legend: Legend = NO_LEGEND,
): Table<C> {
  const names = Object.keys(of.columns) as (keyof C & string)[];
  const columns = Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]));
  return fromColumns(of, columns as unknown as Table<C>['columns'], legend);
}

/** As {@link makeTable}, from whole columns. */
export function fromColumns<C extends ColumnRecord>(
  of: Schema<C>,
  columns: Table<C>['columns'],
  legend: Legend = NO_LEGEND,
): Table<C> {
  const checked = Object.entries(of.columns).map(([name, column]): [string, readonly Cell[]] => [
    name,
    checkedCells(of.name, name, column, columns[name] as readonly Cell[]),
  ]);
  const size = checked[0]?.[1].length ?? 0;
  const odd = checked.find(([, cells]) => cells.length !== size);
  if (odd)
    throw new RoleLensError(
      `Column "${odd[0]}" of ${of.name} has ${odd[1].length} rows, but "${checked[0][0]}" has ${size}.`,
      { hint: 'Give columns of equal length.' },
    );
  return Object.freeze({
    schema: of,
    columns: Object.fromEntries(checked) as unknown as Table<C>['columns'],
    size,
    legend,
  });
}

function checkedCells(table: string, name: string, column: Column, cells: readonly Cell[]): Cell[] {
  return cells.map((given, row) => {
    const cell = typeof given === 'number' && !Number.isFinite(given) ? null : (given ?? null);
    const fault = faultOf(cell, column);
    if (fault)
      throw new RoleLensError(
        `Column "${name}" of ${table}: expected ${fault}, found ${JSON.stringify(given)}.`,
        {
          row: row + 1,
        },
      );
    // A zero has no sign in a file.
    return cell === 0 ? 0 : cell;
  });
}

/** What was expected of a cell; `null` where it is as it should be. */
export function faultOf(cell: Cell, { type, optional }: Column): string | null {
  if (cell === null) return optional ? null : `${type === 'text' ? 'text' : `a ${type}`}, not a missing cell`;
  if (type === 'text') return typeof cell === 'string' ? null : 'text';
  if (typeof cell !== 'number') return 'a number';
  const [least, most] = RANGES[type];
  // Sums of shares may pass 1 by a rounding.
  if (cell < least - 1e-9 || cell > most + 1e-9) return `a number from ${least} to ${most}`;
  return type === 'count' && !Number.isInteger(cell) ? 'a whole number' : null;
}

const RANGES: Readonly<Record<Exclude<Column['type'], 'text'>, readonly [number, number]>> = {
  count: [0, Infinity],
  number: [-Infinity, Infinity],
  share: [0, 1],
  points: [-1, 1],
  p: [0, 1],
};

/** Whether something is a {@link Table}, and not bare columns. */
export function isTable(value: unknown): value is Table {
  return (
    typeof value === 'object' && value !== null && 'schema' in value && 'columns' in value && 'size' in value
  );
}

/** The columns of a table, or bare columns as they are. */
export function columnsOf(table: Table | Columns): Columns {
  return isTable(table) ? table.columns : table;
}
