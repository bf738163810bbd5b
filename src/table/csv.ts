// CSV: a table written for programs and spreadsheets, and read back by the same schema.
import Papa from 'papaparse';
import { RoleLensError, summariseFaults, type Cell, type Columns } from '../core';
import type { Column, ColumnRecord } from './column';
import { columnsOf, faultOf, makeTable, type Row, type Schema, type Table } from './table';

/** A spreadsheet would run such text as a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
/** Text that was guarded, or would read as if it had been. */
const GUARDED = /^'+[=+\-@\t\r]/;

/**
 * A table as CSV; use `exportTable` to write it to a file. RFC 4180, but lines end with LF alone, as data files do: a header, comma, quotes where
 * needed, missing cells empty, numbers in full. Text that a spreadsheet would take for a formula gets a leading apostrophe; numbers stay as they
 * are.
 * @throws RoleLensError where columns differ in length.
 * @example
 * const csv = toCsv(tableKinds(coding));
 */
export function toCsv(table: Table | Columns): string {
  const columns = columnsOf(table);
  const rows: Cell[][] = [Object.keys(columns), ...tableRows(columns)];
  return rows.map((row) => row.map(csvCell).join(',') + '\n').join('');
}

function csvCell(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const isUnsafe = (FORMULA.test(cell) && !PLAIN_NUMBER.test(cell)) || GUARDED.test(cell);
  const safe = isUnsafe ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** The rows of columns; throws `RoleLensError` where they differ in length. */
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

/**
 * Reads CSV by a schema: what {@link toCsv} wrote, cell for cell. Columns that the schema lacks are left out.
 * @throws RoleLensError naming file, column and rows where a column is missing or a cell is not what the schema says.
 */
export function readTable<C extends ColumnRecord>(schema: Schema<C>, csv: string, file: string): Table<C> {
  const { data, meta } = Papa.parse<Record<string, string>>(csv, {
    header: true,
    skipEmptyLines: true,
    delimiter: ',',
    newline: '\n',
  });
  const wanted = Object.entries(schema.columns);
  const missing = wanted.filter(([name]) => !meta.fields?.includes(name)).map(([name]) => name);
  if (missing.length)
    throw new RoleLensError(
      `The table lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}.`,
      { file, hint: 'Run the study again; its tables are not meant to be edited.' },
    );
  const faults: string[] = [];
  const rows = data.map((raw, at) => {
    const cells = wanted.map(([name, column]): [string, Cell] => {
      const cell = cellOf(raw[name] ?? '', column);
      const fault = faultOf(cell, column);
      if (fault) faults.push(`row ${at + 2}, ${name}: expected ${fault}, found "${raw[name] ?? ''}"`);
      return [name, cell];
    });
    return Object.fromEntries(cells) as unknown as Row<C>;
  });
  if (faults.length)
    throw new RoleLensError(`The table does not hold what it should:\n${summariseFaults(faults)}\n`, {
      file,
      hint: 'Run the study again; its tables are not meant to be edited.',
    });
  return makeTable(schema, rows);
}

function cellOf(text: string, { type, optional }: Column): Cell {
  if (type === 'text') return text === '' && optional ? null : GUARDED.test(text) ? text.slice(1) : text;
  return text.trim() === '' ? null : Number.isNaN(Number(text)) ? text : Number(text);
}

/** The schema as JSON that stands beside a CSV file for those who have no RoleLens: the table's grain, and of each column type, unit and words. */
export function schemaJson({ name, grain, columns }: Schema): string {
  const described = Object.entries(columns).map(([column, { optional = false, ...about }]) => ({
    name: column,
    ...about,
    missing: optional ? 'an empty cell: not measured' : 'none',
  }));
  return `${JSON.stringify({ table: name, grain, columns: described }, null, 2)}\n`;
}
