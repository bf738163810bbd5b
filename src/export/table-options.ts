// What all table writers share: which columns are shown, how numbers are written, intervals, significance marks and notes.
import { RoleLensError, type Cell, type Columns } from '../core';
import { toColumns, type Frame } from '../frames';

/** Any table: whole columns, or a Danfo frame. */
export type Table = Columns | Frame;

/** How a table for reading is written. */
export interface TableOptions {
  /** The columns shown, in this order; default all. Columns used for intervals and marks need not be among them. */
  readonly columns?: readonly string[];
  /** Header of a column by its name; default the name with underscores as spaces. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Decimals of all columns that hold other than whole numbers, or by column; default 2. */
  readonly digits?: number | Readonly<Record<string, number>>;
  /** Columns of shares (0 to 1) that are written as per cent, with `digits` decimals by column, else none. */
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
  /** LaTeX label, e.g. `tab:technologies`; default none. */
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

const P_VALUE = /^p(_adjusted)?$/;
const MARKS_NOTE = '* p\u00a0<\u00a00.05, ** p\u00a0<\u00a00.01, *** p\u00a0<\u00a00.001';

/** A table as headers and rows of formatted text; throws `RoleLensError` where columns differ in length or one that is named is missing. */
export function plainTable(table: Table, options: TableOptions = {}): PlainTable {
  const columns = columnsOf(table);
  tableRows(columns);
  const withInterval = intervalColumns(columns, options);
  const ends = new Set(withInterval.flatMap((name) => [`${name}_low`, `${name}_high`]));
  const shown = options.columns ?? Object.keys(columns).filter((name) => !ends.has(name));
  const cells = shown.map((name) => plainColumn(columns, name, withInterval.includes(name), options));
  const { notes = [], marks } = options;
  return {
    headers: shown.map((name) => headerOf(name, options)),
    numeric: shown.map((name) => isNumeric(cellsOf(columns, name))),
    rows: Array.from({ length: cells[0]?.length ?? 0 }, (_, row) => cells.map((column) => column[row])),
    notes: [...(typeof notes === 'string' ? [notes] : notes), ...(marks ? [marksNote(marks, options)] : [])],
  };
}

/** The columns of a table or frame. */
export function columnsOf(table: Table): Columns {
  return typeof (table as Frame).column === 'function' ? toColumns(table as Frame) : table;
}

/** The rows of a table; throws `RoleLensError` where columns differ in length. */
export function tableRows(columns: Columns): Cell[][] {
  const names = Object.keys(columns);
  const length = names.length ? columns[names[0]].length : 0;
  const odd = names.find((name) => columns[name].length !== length);
  if (odd !== undefined) {
    const found = `Column "${odd}" has ${columns[odd].length} rows, but "${names[0]}" has ${length}.`;
    throw new RoleLensError(found, { hint: 'Give columns of equal length.' });
  }
  return Array.from({ length }, (_, row) => names.map((name) => columns[name][row]));
}

function intervalColumns(columns: Columns, { intervals = false }: TableOptions): readonly string[] {
  if (intervals === false) return [];
  const has = (name: string) => columns[`${name}_low`] !== undefined && columns[`${name}_high`] !== undefined;
  if (intervals === true) return Object.keys(columns).filter(has);
  const lacking = intervals.find((name) => !has(name));
  if (lacking === undefined) return intervals;
  throw missing(columns, `${lacking}_low" and "${lacking}_high`);
}

function plainColumn(columns: Columns, name: string, interval: boolean, options: TableOptions): PlainCell[] {
  const cells = cellsOf(columns, name);
  const write = writer(cells, name, options);
  const marked = entryOf(options.marks, name);
  const p = marked === undefined ? undefined : cellsOf(columns, marked);
  return cells.map((cell, row) => {
    const ends = interval ? [columns[`${name}_low`][row], columns[`${name}_high`][row]] : [];
    const shown = isNumber(cell) && ends.some(isNumber);
    const range = shown ? ` [${ends.map((end) => (isNumber(end) ? write(end) : '–')).join(', ')}]` : '';
    return { main: write(cell), tail: range + (p && isNumber(cell) ? marksOf(p[row]) : '') };
  });
}

/** One number of decimals for a whole column, so that its numbers are aligned. */
function writer(
  cells: readonly Cell[],
  name: string,
  { digits, percent }: TableOptions,
): (cell: Cell) => string {
  const own = typeof digits === 'object' ? entryOf(digits, name) : undefined;
  const isShare = percent?.includes(name) ?? false;
  const isP = P_VALUE.test(name) && own === undefined;
  const whole = cells.every((cell) => !isNumber(cell) || Number.isInteger(cell));
  const usual = typeof digits === 'number' ? digits : 2;
  const places = own ?? (isShare || whole ? 0 : isP ? 3 : usual);
  return (cell) => {
    if (!isNumber(cell)) return isText(cell) ? cell : '';
    if (isP && cell < 0.001 && !whole) return '<0.001';
    const text = `${(isShare ? cell * 100 : cell).toFixed(places)}${isShare ? '%' : ''}`;
    // A true minus sign, and none before a number that is rounded to 0.
    return text.replace(/^-(?=[0.]*%?$)/, '').replace('-', '\u2212');
  };
}

function marksOf(p: Cell): string {
  if (!isNumber(p)) return '';
  return p < 0.001 ? '***' : p < 0.01 ? '**' : p < 0.05 ? '*' : '';
}

function marksNote(marks: Readonly<Record<string, string>>, options: TableOptions): string {
  const names = [...new Set(Object.values(marks))].map((name) => headerOf(name, options));
  return `${MARKS_NOTE} (${names.join(', ')}).`;
}

/** What a record itself has under a name: a column may be named `constructor`. */
function entryOf<Value>(
  record: Readonly<Record<string, Value>> | undefined,
  name: string,
): Value | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

function headerOf(name: string, { headers }: TableOptions): string {
  return entryOf(headers, name) ?? name.replace(/_/g, ' ');
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

function isNumeric(cells: readonly Cell[]): boolean {
  return cells.some(isNumber) && cells.every((cell) => !isText(cell));
}

function isNumber(cell: Cell | undefined): cell is number {
  return typeof cell === 'number' && Number.isFinite(cell);
}

function isText(cell: Cell | undefined): cell is string {
  return typeof cell === 'string' && cell !== '';
}
