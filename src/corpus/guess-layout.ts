// Guessing the layout of a table: what stands between its cells, and which row is its header.
import Papa from 'papaparse';
import { RoleLensError } from '../core';

/** How a row of names serves as the header of a table of ads; 0 where it does not. */
export type HeaderScore = (names: readonly string[]) => number;

/** Rows in which a header is looked for. */
export const HEADER_ROWS = 20;
const delimiters = [',', ';', '\t', '|', '^', '~'];

/** The delimiter of a text, and its header's 0-based row among the parsed rows. */
export interface DelimitedLayout {
  readonly delimiter: string;
  readonly header: number;
}

/** What a caller says of the layout of a table. */
export interface LayoutOptions {
  readonly headerScore: HeaderScore;
  readonly delimiter?: string;
  /** 1-based. */
  readonly headerRow?: number;
}

/**
 * Tells the delimiter by how well the head of a file parses with it: first whether a header of ads is found, then how many rows are as wide as the header,
 * then how wide that is. `isWhole` says that the head is the whole file.
 * @throws RoleLensError for a header row that is not there.
 */
export function guessLayout(head: string, isWhole: boolean, options: LayoutOptions): DelimitedLayout {
  const told = /^sep=(.)\r?\n/.exec(head)?.[1];
  const tried = options.delimiter ?? told;
  const candidates = (tried === undefined ? delimiters : [tried]).map((delimiter) =>
    judge(rowsOf(head, delimiter, isWhole), delimiter, options),
  );
  return candidates.reduce((best, each) => (isBetter(each, best) ? each : best));
}

interface Judged extends DelimitedLayout {
  readonly merits: readonly number[];
}

function isBetter(a: Judged, b: Judged): boolean {
  const at = a.merits.findIndex((merit, i) => merit !== b.merits[i]);
  return at >= 0 && a.merits[at] > b.merits[at];
}

function rowsOf(head: string, delimiter: string, isWhole: boolean): string[][] {
  const { data } = Papa.parse<string[]>(head, { delimiter });
  // The last row may be cut.
  return isWhole || data.length < 2 ? data : data.slice(0, -1);
}

function judge(rows: string[][], delimiter: string, { headerScore, headerRow }: LayoutOptions): Judged {
  const header = headerRow === undefined ? findHeader(rows, headerScore) : headerRow - 1;
  const width = rows[header]?.length ?? 0;
  const below = rows.slice(header + 1).filter(isFilled);
  const alike = below.filter(({ length }) => length === width).length;
  const share = below.length ? alike / below.length : 1;
  // Any text is a single column; that is worth something only where nothing else fits.
  const [fit, single] = width > 1 ? [share, 0] : [0, share];
  const score = rows[header] ? headerScore(namesOf(rows[header])) : 0;
  return { delimiter, header, merits: [Math.min(score, 1), Math.round(fit * 20), width, single] };
}

/**
 * The row among the first 20 that serves best as a header, else the first that is as wide as the rows below it, else the first with content; 0 where there
 * is none.
 */
export function findHeader(rows: readonly (readonly string[])[], headerScore: HeaderScore): number {
  const scores = Array.from({ length: Math.min(rows.length, HEADER_ROWS) }, (_, at) =>
    rows[at] ? headerScore(namesOf(rows[at])) : 0,
  );
  const best = Math.max(0, ...scores);
  if (best > 0) return scores.indexOf(best);
  const widest = Math.max(0, ...rows.slice(0, HEADER_ROWS).map((row) => filledIn(row)));
  return Math.max(
    0,
    rows.findIndex((row) => row && filledIn(row) >= Math.max(1, widest / 2)),
  );
}

/** The cells of a header as names. */
export function namesOf(row: readonly (string | undefined)[]): string[] {
  return Array.from(row, (name) => (name ?? '').trim().replace(/\s+/g, ' '));
}

/**
 * The names of a header under which another stands, or over which groups of columns are named: where a name alone says nothing, it goes with its group
 * (`Name` under `Organisation`). A row above with a single text is a title and no group.
 */
export function withGroups(
  names: readonly string[],
  above: readonly (string | undefined)[] | undefined,
  headerScore: HeaderScore,
): string[] {
  if (!above || filledIn(above) < 2) return [...names];
  let group = '';
  return names.map((name, at) => {
    group = above[at]?.trim() || group;
    const both = `${group} ${name}`.trim();
    if (!group || !name || group === name) return name || both;
    const before = headerScore(names);
    const after = headerScore(names.map((each, i) => (i === at ? both : each)));
    return after > before ? both : name;
  });
}

function isFilled(row: readonly string[]): boolean {
  return row.some((cell) => cell.trim());
}

function filledIn(row: readonly (string | undefined)[] | undefined): number {
  return row?.filter((cell) => cell?.trim() && cell !== 'sep=').length ?? 0;
}

/** The error for a header row beyond the end of a table. */
export function noHeaderRow(headerRow: number, file: string): RoleLensError {
  return new RoleLensError(`There is no row ${headerRow} to be the header.`, {
    file,
    hint: 'Count rows from 1 at the top of the file or sheet (--header-row).',
  });
}
