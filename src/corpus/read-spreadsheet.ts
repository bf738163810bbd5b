// Spreadsheets: every sheet of an .xls or .xlsx workbook that has a header with a description column.
import * as XLSX from '@e965/xlsx';
import { RoleLensError, messageOf } from '../core';
import { checkArchive } from './check-archive';
import { allBytes, type Source } from './find-sources';
import {
  findHeader,
  HEADER_ROWS,
  namesOf,
  noHeaderRow,
  withGroups,
  type LayoutOptions,
} from './guess-layout';
import { isoDate } from './read-date';
import type { RowSink, Watch } from './read-options';

const exportHint = 'Save the workbook again as .xlsx, or export it as .csv.';

/** How a workbook is read. */
export interface SpreadsheetOptions extends LayoutOptions {
  readonly watch: Watch;
}

/** A sheet, the row its header begins in, and its names. */
interface Laid {
  readonly sheet: Sheet;
  readonly names: readonly string[];
  readonly header: number;
  /** The row that the first ad may stand in. */
  readonly from: number;
}

/**
 * Reads all sheets with a recognised header (looked for in the first 20 rows); rows count on from sheet to sheet. Names of groups over the header, and
 * names in two rows under merged cells, are joined.
 * A workbook without such a sheet hands over nothing but its first header, so that the caller can name its columns.
 * @throws RoleLensError when the workbook is broken, locked by a password or unpacks to more than 512 MB, or has no such header row.
 */
export async function readSpreadsheet(
  source: Source,
  sink: RowSink,
  options: SpreadsheetOptions,
): Promise<void> {
  const { watch, headerScore, headerRow } = options;
  const bytes = await allBytes(source, exportHint);
  if (bytes[0] === 0x50) await checkArchive(bytes, source.name);
  const sheets = sheetsOf(bytes, source.name).filter(({ rows }) => rows.some((row) => row?.some(Boolean)));
  const laid = sheets.flatMap((sheet) => layOut(sheet, options) ?? []);
  if (headerRow !== undefined && sheets.length && !laid.length) throw noHeaderRow(headerRow, source.name);
  const usable = laid.filter(({ names }) => headerScore(names) > 0);
  let before = 0;
  for (const table of usable.length ? usable : laid) {
    watch.laidOut({ headerRow: table.header + 1, sheet: table.sheet.name });
    before += readSheet(table, before, sink);
  }
  watch.bytes(source.size);
}

function layOut(sheet: Sheet, { headerScore, headerRow }: LayoutOptions): Laid | undefined {
  const { rows, heightOf } = sheet;
  const header = headerRow === undefined ? findHeader(rows, headerScore) : headerRow - 1;
  if (!rows[header]) return undefined;
  const above = header > 0 && header <= HEADER_ROWS ? rows[header - 1] : undefined;
  const below = heightOf(header) > 1 ? (rows[header + 1] ?? []) : [];
  const own = namesOf(rows[header]);
  const width = Math.max(own.length, below.length);
  const names = Array.from({ length: width }, (_, at) => own[at] ?? '');
  // A header of two rows: what is not merged over both is a group over names.
  const joined = below.length
    ? withGroups(
        names.map((name, at) => below[at]?.trim() || name),
        rows[header],
        headerScore,
      )
    : withGroups(names, above, headerScore);
  return { sheet, names: joined, header, from: header + (below.length ? 2 : 1) };
}

function readSheet({ sheet: { rows }, names, from }: Laid, before: number, sink: RowSink): number {
  for (let r = from; r < rows.length; r++) {
    const cells = rows[r];
    if (cells?.some((cell) => cell?.trim()))
      sink(
        names,
        Array.from(names, (_, c) => cells[c] ?? ''),
        before + r - from + 1,
      );
  }
  return Math.max(0, rows.length - from);
}

/** Rows of cells as text; rows and cells without content may be missing. */
interface Sheet {
  readonly name: string;
  readonly rows: string[][];
  /** How many rows the highest cell that begins in a row takes. */
  readonly heightOf: (row: number) => number;
}

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
      const sheet = book.Sheets[name] as XLSX.WorkSheet & { '!data'?: XLSX.CellObject[][] };
      const rows = (sheet['!data'] ?? []).map((cells) => cells.map((cell) => cellText(cell, date1904)));
      const merges = sheet['!merges'] ?? [];
      const heightOf = (row: number): number =>
        Math.max(1, ...merges.filter(({ s }) => s.r === row).map(({ s, e }) => e.r - s.r + 1));
      return { name, rows, heightOf };
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
