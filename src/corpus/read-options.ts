// Read options: what a caller may say about how files become ads, and the row that every reader hands over.
import type { Readable } from 'node:stream';
import type { Progress } from '../core';
import type { DatesOption } from './date-columns';

/** What a column of a file means to RoleLens. */
export type ColumnRole = 'id' | 'title' | 'description' | 'organisation' | 'location' | 'posted' | 'contact';

/**
 * Which column holds what, where the names alone do not tell: role → column name (case and spaces do not matter).
 * An empty name says that the file has no such column. `contact` may name several columns; so may `description`, whose texts are
 * joined in this order.
 */
export type ColumnNames = Partial<Record<Exclude<ColumnRole, 'description' | 'contact'>, string>> & {
  readonly description?: string | readonly string[];
  readonly contact?: string | readonly string[];
};

/** What the rows of a file were read by. */
export interface ColumnsFound {
  readonly file: string;
  /** Names of the columns of each role; none where the file has no such column. */
  readonly roles: Readonly<Record<ColumnRole, readonly string[]>>;
  /** The other columns, which ads keep in `meta`. */
  readonly others: readonly string[];
}

/** Options of the selection. */
export interface SelectOptions {
  /**
   * Inclusion query, e.g. `(developer OR engineer) AND (AI OR "machine learning") NOT intern*`: whole words in any case, `AND`, `OR`, `NOT` in capitals,
   * parentheses, "phrases", `*` for the rest of a word; default: every ad is inside.
   */
  readonly query?: string;
  /** Jaccard threshold (0 to 1) above which ads are near-duplicates; `false` looks for none. Default 0.5. */
  readonly nearDuplicates?: number | false;
  /** Told how far the work is; default: silent. */
  readonly onProgress?: Progress;
}

/** Options of `readAds`. */
export interface ReadOptions extends SelectOptions {
  /** Column names, where they are not recognised. */
  readonly columns?: ColumnNames;
  /**
   * Whether the day or the month stands first in dates of numbers; default `auto`: each column of a file tells it by all of its cells. Where none of them does,
   * the day stands first, but for dates with slashes in ads that are mostly English: those are not read until you say which.
   */
  readonly dates?: DatesOption;
  /** What stands between the cells of delimited text, where it cannot be guessed: one character. */
  readonly delimiter?: string;
  /** The row of the header in tables, counted from 1 at the top of the file or sheet, where it cannot be guessed. */
  readonly headerRow?: number;
  /** Replaces personal data by `[name]`, `[email]`, `[phone]`, `[iban]`, `[id]`, also in ids and names of columns; default true. */
  readonly redact?: boolean;
  /** Folder that `source.file` of the ads leads from, with `/` on every system; default: as the file was given. */
  readonly relativeTo?: string;
  /** Told, for each file, which columns were read as what: once for each list of names that its rows have. */
  readonly onColumns?: (found: ColumnsFound) => void;
  /** What `-` reads; default the process's standard input. */
  readonly stdin?: Readable;
}

/** What readers tell of a file beside its rows. */
export interface Watch {
  /** How many bytes have been read so far. */
  readonly bytes: (done: number) => void;
  /** How its bytes became text, and how many places stood for no character and became `\ufffd`. */
  readonly decoded: (encoding: string, broken: number) => void;
  /** Where the header of a table was found, and what stands between its cells. */
  readonly laidOut: (layout: Layout) => void;
}

/** How a table stands in its file. */
export interface Layout {
  /** 1-based, from the top of the file or sheet. */
  readonly headerRow: number;
  readonly delimiter?: string;
  readonly sheet?: string;
}

/** Takes one row: column names, the cells under them and the 1-based row (line for JSON Lines). */
export type RowSink = (names: readonly string[], cells: readonly unknown[], row: number) => void;

/** Longest record (a line, a row with its quoted line breaks) that is read, in characters. */
export const longestRecord = 10 * 1024 * 1024;

/** JSON with its zero characters written as JSON has them: one slip need not spoil the rest. */
export function escapeZeros(json: string): string {
  return json.includes('\0') ? json.replaceAll('\0', '\\u0000') : json;
}
