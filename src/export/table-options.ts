// What all table writers share: which columns are shown, under which headers, with intervals, significance marks and notes.
import { RoleLensError, type Cell, type Columns } from '../core';
import { toColumns, type Frame } from '../frames';
import { columnsOf, isTable, tableRows, type Table } from '../table';
import { entryOf, isNumber, styleOf, writeCell, type CellStyle } from './cell-style';

/** Any table: under a schema, bare columns, or a Danfo frame. */
export type AnyTable = Table | Columns | Frame;

/** How a table for reading is written; what is not said here is as its schema has it. */
export interface TableOptions {
  /** The columns shown, in this order; default all. Columns used for intervals and marks need not be among them. */
  readonly columns?: readonly string[];
  /** Header of a column by its name; default the schema's words, else the name with underscores as spaces. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Decimals of all columns that hold other than whole numbers, or by column; default the schema's, else none for per cent and points, 3 for p values, 2 for others. */
  readonly digits?: number | Readonly<Record<string, number>>;
  /** Columns of shares (0 to 1) that are written as per cent; default the schema's shares. */
  readonly percent?: readonly string[];
  /**
   * Sets the interval of a column `x` into its cells, as `0.23 [0.18, 0.29]`, from the columns `x_low` and `x_high`, which are then not shown on their
   * own: `true` for all columns that have both, or their names; default none.
   */
  readonly intervals?: boolean | readonly string[];
  /** Sets marks after the numbers of a column by the p-values of another, e.g. `{ difference: 'p_adjusted' }`, and says in a note what they mean. */
  readonly marks?: Readonly<Record<string, string>>;
  /** Default none. */
  readonly caption?: string;
  /** LaTeX label, e.g. `tab:shares`; default none. */
  readonly label?: string;
  /** What stands under the table; default none but what the marks mean. */
  readonly notes?: string | readonly string[];
}

/** A cell as text, not yet escaped: numbers are aligned at the end of `main`, `tail` is interval and marks. */
export interface PlainCell {
  readonly main: string;
  readonly tail: string;
}

/** A table ready for any notation: texts, not yet escaped. */
export interface PlainTable {
  readonly headers: readonly string[];
  /** Whether a column holds numbers, and is aligned right. */
  readonly numeric: readonly boolean[];
  readonly rows: readonly (readonly PlainCell[])[];
  readonly notes: readonly string[];
}

const MARKS_NOTE = '* p\u00a0<\u00a00.05, ** p\u00a0<\u00a00.01, *** p\u00a0<\u00a00.001';

/**
 * A table as headers and rows of formatted text. A missing cell of a column that may lack some prints as a dash, as it was not measured. Throws `RoleLensError` where
 * columns differ in length or one that is named is missing.
 */
export function plainTable(table: AnyTable, options: TableOptions = {}): PlainTable {
  const columns = columnsOfAny(table);
  const size = tableRows(columns).length;
  const styles = stylesOf(table, columns, options);
  const withInterval = intervalColumns(columns, options);
  const ends = new Set(withInterval.flatMap((name) => [`${name}_low`, `${name}_high`]));
  const shown = options.columns ?? Object.keys(columns).filter((name) => !ends.has(name));
  shown.forEach((name) => cellsOf(columns, name));
  const cells = shown.map((name) =>
    plainColumn(columns, name, styles.get(name)!, withInterval.includes(name), options),
  );
  const { notes = [], marks } = options;
  return {
    headers: shown.map((name) => styles.get(name)!.header),
    numeric: shown.map((name) => styles.get(name)!.numeric),
    rows: Array.from({ length: size }, (_, row) => cells.map((column) => column[row])),
    notes: [...(typeof notes === 'string' ? [notes] : notes), ...(marks ? [marksNote(marks, styles)] : [])],
  };
}

/** The columns of a table or frame. */
export function columnsOfAny(table: AnyTable): Columns {
  return isFrame(table) ? toColumns(table) : columnsOf(table);
}

function isFrame(table: AnyTable): table is Frame {
  return typeof (table as Frame).column === 'function';
}

function stylesOf(table: AnyTable, columns: Columns, options: TableOptions): ReadonlyMap<string, CellStyle> {
  const schema = isTable(table) ? table.schema.columns : undefined;
  return new Map(
    Object.entries(columns).map(([name, cells]) => [
      name,
      styleOf(name, cells, entryOf(schema, name), options),
    ]),
  );
}

function intervalColumns(columns: Columns, { intervals = false }: TableOptions): readonly string[] {
  if (intervals === false) return [];
  const has = (name: string) => columns[`${name}_low`] !== undefined && columns[`${name}_high`] !== undefined;
  if (intervals === true) return Object.keys(columns).filter(has);
  const lacking = intervals.find((name) => !has(name));
  if (lacking === undefined) return intervals;
  throw missing(columns, `${lacking}_low" and "${lacking}_high`);
}

function plainColumn(
  columns: Columns,
  name: string,
  style: CellStyle,
  interval: boolean,
  options: TableOptions,
): PlainCell[] {
  const marked = entryOf(options.marks, name);
  const p = marked === undefined ? undefined : cellsOf(columns, marked);
  return columns[name].map((cell, row) => {
    const ends = interval ? [columns[`${name}_low`][row], columns[`${name}_high`][row]] : [];
    const isShown = isNumber(cell) && ends.some(isNumber);
    const written = ends.map((end) => (isNumber(end) ? writeCell(end, style) : '–'));
    const range = isShown ? ` [${written.join(', ')}]` : '';
    return { main: writeCell(cell, style), tail: range + (p && isNumber(cell) ? marksOf(p[row]) : '') };
  });
}

function marksOf(p: Cell): string {
  if (!isNumber(p)) return '';
  return p < 0.001 ? '***' : p < 0.01 ? '**' : p < 0.05 ? '*' : '';
}

function marksNote(marks: Readonly<Record<string, string>>, styles: ReadonlyMap<string, CellStyle>): string {
  const names = [...new Set(Object.values(marks))].map((name) => styles.get(name)?.header ?? name);
  return `${MARKS_NOTE} (${names.join(', ')}).`;
}

function cellsOf(columns: Columns, name: string): readonly Cell[] {
  const cells = entryOf(columns, name);
  if (cells) return cells;
  throw missing(columns, name);
}

function missing(columns: Columns, names: string): RoleLensError {
  return new RoleLensError(
    `No column "${names}"; the table has ${Object.keys(columns).join(', ') || 'none'}.`,
    {
      hint: 'Name columns of the table.',
    },
  );
}
