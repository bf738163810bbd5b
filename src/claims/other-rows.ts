// Rows of the study's further tables, whose names and numbers a sentence may tell.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { COOCCURRENCE, FOCUS, SATURATION_STOPS, TOOLS, TREND_TESTS } from '../analysis';
import { RANKS } from '../questions';
import type { Column, Schema } from '../table';
import type { Looked } from './read-study-table';

/** A row of any table: words in lower case, numbers by column. */
export interface OtherRow extends Looked {
  readonly words: readonly string[];
  readonly numbers: readonly OtherNumber[];
}

/** A number of such a row; its type where the table's schema tells it. */
export interface OtherNumber {
  readonly column: string;
  readonly value: number;
  readonly type: Exclude<Column['type'], 'text'> | null;
}

/** Tables of other things than counts, or looked up otherwise. */
const NOT_OTHERS = ['selection', 'claims', 'profiles', 'mentions_by_profile', 'mentions_by_code'];

/** Tables whose schema is known, by file name. */
const KNOWN: Readonly<Record<string, Schema>> = {
  names: TOOLS,
  cooccurrence: COOCCURRENCE,
  trend_tests: TREND_TESTS,
  saturation_stops: SATURATION_STOPS,
  focus_of_ads: FOCUS,
  code_ranks: RANKS,
};

/** The rows of all tables that are not read otherwise; in tables without a schema, such as the numbers of figures, what looks like a number is one. */
export function otherRows(folder: string): OtherRow[] {
  const names = readdirSync(folder).flatMap((file) => (file.endsWith('.csv') ? [file.slice(0, -4)] : []));
  return names
    .filter((name) => !NOT_OTHERS.includes(name))
    .sort()
    .flatMap((name) => rowsOfFile(folder, name));
}

function rowsOfFile(folder: string, name: string): OtherRow[] {
  const text = readFileSync(join(folder, `${name}.csv`), 'utf8');
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const columns = KNOWN[name]?.columns;
  return data.map((row, i): OtherRow => {
    const cells = Object.entries(row).filter(([, cell]) => cell !== '');
    const isNumber = ([column, cell]: [string, string]): boolean =>
      columns?.[column] ? columns[column].type !== 'text' : Number.isFinite(Number(cell));
    return {
      rows: `${name}.csv ${i + 2}`,
      words: cells.filter((cell) => !isNumber(cell)).map(([, cell]) => cell.toLowerCase()),
      numbers: cells.filter(isNumber).map(([column, cell]) => ({
        column,
        value: Number(cell),
        type: typeOf(columns?.[column]),
      })),
    };
  });
}

function typeOf(column: Column | undefined): OtherNumber['type'] {
  return column === undefined || column.type === 'text' ? null : column.type;
}
