// What all table writers share: headers, number formats and which columns hold numbers.
import { RoleLensError, type Cell, type Columns } from '../core';

/** How a table for reading is written. */
export interface TableOptions {
  /** Header of a column by its name; default the name with underscores as spaces. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Decimals of all numbers that are not whole, or by column; default 2. */
  readonly digits?: number | Readonly<Record<string, number>>;
  /** Columns of shares (0 to 1) that are written as per cent, with `digits` decimals by column, else none. */
  readonly percent?: readonly string[];
  /** Default none. */
  readonly caption?: string;
  /** LaTeX label, e.g. `tab:technologies`; default none. */
  readonly label?: string;
}

/** A table ready for any notation: texts, not yet escaped. */
export interface PlainTable {
  readonly headers: readonly string[];
  /** Whether a column holds numbers, and is aligned right. */
  readonly numeric: readonly boolean[];
  readonly rows: readonly (readonly string[])[];
}

/** Columns as headers and rows of formatted text; throws `RoleLensError` where columns differ in length. */
export function plainTable(columns: Columns, options: TableOptions = {}): PlainTable {
  const names = Object.keys(columns);
  const rows = tableRows(columns);
  return {
    headers: names.map((name) => options.headers?.[name] ?? name.replace(/_/g, ' ')),
    numeric: names.map(
      (name) => columns[name].some(isNumber) && columns[name].every((cell) => !isText(cell)),
    ),
    rows: rows.map((row) => row.map((cell, place) => formatCell(cell, names[place], options))),
  };
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

function formatCell(cell: Cell, name: string, { digits, percent }: TableOptions): string {
  if (!isNumber(cell)) return isText(cell) ? cell : '';
  const own = typeof digits === 'object' ? digits[name] : undefined;
  if (percent?.includes(name)) return `${(cell * 100).toFixed(own ?? 0)}%`;
  if (Number.isInteger(cell) && own === undefined) return String(cell);
  return cell.toFixed(own ?? (typeof digits === 'number' ? digits : 2));
}

function isNumber(cell: Cell | undefined): cell is number {
  return typeof cell === 'number' && Number.isFinite(cell);
}

function isText(cell: Cell | undefined): cell is string {
  return typeof cell === 'string' && cell !== '';
}
