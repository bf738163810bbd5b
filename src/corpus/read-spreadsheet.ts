// Spreadsheets: every sheet of an .xls or .xlsx workbook that has a header with a description column.
import * as XLSX from '@e965/xlsx';
import { RoleLensError, messageOf } from '../core';
import { checkArchive } from './check-archive';
import type { BytesRead } from './decode-text';
import { allBytes, type Source } from './find-sources';
import { isoDate } from './read-date';
import type { RowSink } from './read-options';

const exportHint = 'Save the workbook again as .xlsx, or export it as .csv.';
const headerRows = 20;

/** Tells whether a row of names can be the header of a table of ads. */
export type IsHeader = (names: readonly string[]) => boolean;

/**
 * Reads all sheets with a recognised header (looked for in the first 20 rows); rows count on from sheet to sheet.
 * A workbook without such a sheet hands over nothing but its first header, so that the caller can name its columns.
 * @throws RoleLensError when the workbook is broken, locked by a password or unpacks to more than 512 MB.
 */
export async function readSpreadsheet(
  source: Source,
  sink: RowSink,
  isHeader: IsHeader,
  bytesRead?: BytesRead,
): Promise<void> {
  const bytes = await allBytes(source, exportHint);
  if (bytes[0] === 0x50) await checkArchive(bytes, source.name);
  const sheets = sheetsOf(bytes, source.name);
  const tables = sheets.map((rows) => ({ rows, header: findHeader(rows, isHeader) }));
  const usable = tables.some(({ header }) => header >= 0);
  let before = 0;
  for (const { rows, header } of tables) {
    const at = usable ? header : rows.findIndex((row) => row?.some(Boolean));
    if (at >= 0) before += readSheet(rows, at, before, sink);
  }
  bytesRead?.(source.size);
}

function readSheet(rows: Sheet, header: number, before: number, sink: RowSink): number {
  const names = Array.from(rows[header], (name) => String(name ?? '').trim());
  for (let r = header + 1; r < rows.length; r++) {
    const cells = rows[r];
    if (cells?.some((cell) => cell?.trim()))
      sink(
        names,
        Array.from(names, (_, c) => cells[c] ?? ''),
        before + r - header,
      );
  }
  return Math.max(0, rows.length - header - 1);
}

function findHeader(rows: Sheet, isHeader: IsHeader): number {
  for (let r = 0; r < Math.min(rows.length, headerRows); r++) {
    if (rows[r] && isHeader(Array.from(rows[r], (name) => name ?? ''))) return r;
  }
  return -1;
}

/** Rows of cells as text; rows and cells without content may be missing. */
type Sheet = string[][];

function sheetsOf(bytes: Buffer, file: string): Sheet[] {
  try {
    const book = XLSX.read(bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellNF: true,
    });
    const date1904 = Boolean(book.Workbook?.WBProps?.date1904);
    return book.SheetNames.map((name) => {
      const rows = (book.Sheets[name] as { '!data'?: XLSX.CellObject[][] })['!data'] ?? [];
      return rows.map((cells) => cells.map((cell) => cellText(cell, date1904)));
    });
  } catch (cause) {
    throw new RoleLensError(`The workbook cannot be read: ${messageOf(cause)}.`, {
      file,
      hint: exportHint,
      cause,
    });
  }
}

/** SheetJS declares no types for its number formats. */
const formats = XLSX.SSF as { is_date(format: string): boolean };

function cellText(cell: XLSX.CellObject | undefined, date1904: boolean): string {
  if (!cell || cell.v === undefined || cell.v === null || cell.t === 'e' || cell.t === 'z') return '';
  if (cell.t !== 'n') return cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : String(cell.v);
  const serial = Number(cell.v) + (date1904 ? 1462 : 0);
  if (typeof cell.z === 'string' && formats.is_date(cell.z)) return isoDate(serial) ?? String(cell.v);
  return String(cell.v);
}
