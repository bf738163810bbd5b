// toCsv: a table for programs and spreadsheets.
import type { Cell } from '../core';
import { columnsOf, tableRows, type Table } from './table-options';

/** A spreadsheet would run such text as a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * A table as CSV (RFC 4180, but lines end with LF alone, as data files do): a header, comma, quotes where needed, missing cells empty, numbers in full. Text that a
 * spreadsheet would take for a formula gets a leading apostrophe; numbers stay as they are. Throws `RoleLensError`
 * where columns differ in length.
 */
export function toCsv(table: Table): string {
  const columns = columnsOf(table);
  const rows: Cell[][] = [Object.keys(columns), ...tableRows(columns)];
  return rows.map((row) => row.map(csvCell).join(',') + '\n').join('');
}

function csvCell(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = FORMULA.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
