// Workbooks for people: sheets of text to .xlsx bytes, with lists to choose from, and back.
import * as XLSX from '@e965/xlsx';
import { checkArchive } from '../corpus';
import { messageOf, RoleLensError } from '../core';

/** Cells of one sheet by row; `''` for an empty cell. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** Widths of the columns in characters. */
  readonly widths?: readonly number[];
  /** Columns that stay in sight when one moves to the right; the first row always does. Default 0. */
  readonly fixed?: number;
  readonly choices?: readonly Choice[];
}

/** Cells that offer a list, e.g. `{ cells: 'D2:D61', list: 'Codebook!$A$2:$A$4' }`; other entries stay possible. */
export interface Choice {
  readonly cells: string;
  readonly list: string;
}

/** What Excel and its kin hold in one cell. */
const MOST_CHARACTERS = 32_767;
/** SheetJS declares no types for its reader of archives. */
interface Archive {
  read(bytes: Buffer, options: { type: 'buffer' }): object;
  find(archive: object, path: string): { content: Uint8Array; size: number };
  write(archive: object, options: { fileType: 'zip'; type: 'buffer'; compression: boolean }): Buffer;
}
const CFB = XLSX.CFB as Archive;
/** A spreadsheet would run such text as a formula when somebody edits the cell or exports the sheet. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * The bytes of a workbook whose cells are all text, wrapped, the first row in sight. Text that begins like a formula gets a leading apostrophe, which
 * {@link readWorkbook} takes away. Same sheets, same bytes.
 * @throws RoleLensError naming sheet and row where a text is too long for a cell (32,767 characters).
 */
export function writeWorkbook(sheets: readonly Sheet[]): Buffer {
  const book = XLSX.utils.book_new();
  for (const sheet of sheets) XLSX.utils.book_append_sheet(book, makeSheet(sheet), sheet.name);
  const plain = XLSX.write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true }) as Buffer;
  const archive = CFB.read(plain, { type: 'buffer' });
  change(archive, '/xl/styles.xml', styleCells);
  sheets.forEach((sheet, i) =>
    change(archive, `/xl/worksheets/sheet${i + 1}.xml`, (xml) => addHelp(xml, sheet)),
  );
  return CFB.write(archive, { fileType: 'zip', type: 'buffer', compression: true });
}

function makeSheet({ name, rows, widths = [] }: Sheet): XLSX.WorkSheet {
  const cells = rows.map((row, r) =>
    row.map((text) => {
      if (text.length >= MOST_CHARACTERS)
        throw new RoleLensError(
          `Sheet "${name}", row ${r + 1}: a text of ${text.length} characters is too long for a cell of a spreadsheet.`,
          { hint: `Shorten it to below ${MOST_CHARACTERS}; it begins with "${text.slice(0, 60)}".` },
        );
      return text === '' ? null : FORMULA.test(text) ? `'${text}` : text;
    }),
  );
  const sheet = XLSX.utils.aoa_to_sheet(cells);
  sheet['!cols'] = widths.map((wch) => ({ wch }));
  return sheet;
}

/** Replaces a part of the archive; SheetJS writes neither styles nor lists, and the file format is plain XML. */
function change(archive: object, path: string, by: (xml: string) => string): void {
  const part = CFB.find(archive, path);
  const content = Buffer.from(by(Buffer.from(part.content).toString('utf8')));
  part.content = content;
  part.size = content.length;
}

/** All cells, also empty ones: format "text" (49), so that what coders type stays as typed; wrapped, at the top. */
function styleCells(xml: string): string {
  const style =
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">' +
    '<alignment vertical="top" wrapText="1"/></xf>';
  return xml.replace(/<cellXfs\b.*?<\/cellXfs>/s, `<cellXfs count="1">${style}</cellXfs>`);
}

function addHelp(xml: string, { fixed = 0, choices = [] }: Sheet): string {
  const corner = XLSX.utils.encode_cell({ r: 1, c: fixed });
  const pane = `<pane ${fixed ? `xSplit="${fixed}" ` : ''}ySplit="1" topLeftCell="${corner}" activePane="${fixed ? 'bottomRight' : 'bottomLeft'}" state="frozen"/>`;
  const view = '<sheetView workbookViewId="0"/>';
  const frozen = xml.replace(view, `${view.slice(0, -2)}>${pane}</sheetView>`);
  if (!choices.length) return frozen;
  const lists = choices.map(
    ({ cells, list }) =>
      `<dataValidation type="list" allowBlank="1" sqref="${cells}"><formula1>${list}</formula1></dataValidation>`,
  );
  const all = `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
  // The format fixes the order of a sheet's parts: lists stand before what comes last.
  return frozen.replace(/(?=<ignoredErrors|<\/worksheet>)/, () => all);
}

/** First byte of a zip archive. */
const ZIP = 0x50;

/**
 * The sheets of a workbook by name, as text; dates as `YYYY-MM-DD`. Row 1 of the sheet is `rows[0]`; rows and cells without content may be missing or empty.
 * @throws RoleLensError where it is no workbook, broken or locked.
 */
export async function readWorkbook(bytes: Buffer, file: string): Promise<Map<string, string[][]>> {
  // An old .xls is no archive, and no larger than it looks.
  if (bytes[0] === ZIP) await checkArchive(bytes, file);
  try {
    const book = XLSX.read(bytes, { type: 'array', dense: true, cellHTML: false, cellNF: true });
    return new Map(
      book.SheetNames.map((name) => {
        const rows = (book.Sheets[name] as { '!data'?: XLSX.CellObject[][] })['!data'] ?? [];
        return [name, Array.from(rows, (cells) => Array.from(cells ?? [], cellText))];
      }),
    );
  } catch (cause) {
    throw new RoleLensError(`The workbook cannot be read: ${messageOf(cause)}.`, {
      file,
      hint: 'Save it again as .xlsx, without a password.',
      cause,
    });
  }
}

/** SheetJS declares no types for its number formats. */
const formats = XLSX.SSF as {
  is_date(format: string): boolean;
  parse_date_code(serial: number): { y: number; m: number; d: number };
};

function cellText(cell: XLSX.CellObject | undefined): string {
  if (!cell) return '';
  if (cell.v === undefined || cell.v === null || cell.t === 'e') return cell.f ? `=${cell.f}` : '';
  if (cell.t === 'n' && typeof cell.z === 'string' && formats.is_date(cell.z)) {
    const { y, m, d } = formats.parse_date_code(Number(cell.v));
    return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  }
  const text = String(cell.v);
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}
