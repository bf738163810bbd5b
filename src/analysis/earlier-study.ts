// What an earlier study published, and which of its categories are which of ours; both from CSV files.
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { messageOf, RoleLensError, summariseFaults } from '../core';

/** An earlier study to set the counts beside. */
export interface EarlierStudy {
  /** As a sentence calls it, e.g. by where and when it was published. */
  readonly name: string;
  /** CSV that says which of our codes is which of its categories: `variable,published,kind,ours`. */
  readonly categories: string;
  /** CSV of its published counts: `variable,unit,value,count`. */
  readonly published: string;
}

/** A published count. */
export interface EarlierCount {
  readonly variable: string;
  readonly unit: string;
  readonly value: string;
  readonly count: number;
}

/** A published category and what is counted of ours beside it. */
export interface CategoryMatch {
  readonly variable: string;
  readonly published: string;
  /** `code`, `tool`, `focus`, or a column of the ads. */
  readonly kind: string;
  /** Our values; several add up. */
  readonly ours: readonly string[];
}

const PUBLISHED =
  'Expected the columns variable, unit, value, count: one row a published count, a whole number.';
const CATEGORIES =
  'Expected the columns variable, published, kind (code, tool, focus or a column of the ads) and ours (several by |), variable and published as in the published counts.';

/**
 * Reads both files of an earlier study.
 * @throws RoleLensError naming file and rows where a column is missing, a cell empty, a count no whole number, or a category not among the published ones.
 */
export function readEarlierStudy({ published, categories }: Omit<EarlierStudy, 'name'>): {
  readonly published: readonly EarlierCount[];
  readonly matches: readonly CategoryMatch[];
} {
  const counts = readPublishedCounts(published);
  const known = new Set(counts.map(({ variable, value }) => keyOf(variable, value)));
  const seen = new Set<string>();
  const rows = readRows(categories, ['variable', 'published', 'kind', 'ours'], CATEGORIES, (row) => {
    const key = keyOf(row.variable, row.published);
    if (!known.has(key)) return `"${row.published}" of "${row.variable}" is not among the published counts`;
    if (seen.has(key)) return `"${row.published}" of "${row.variable}" stands twice`;
    seen.add(key);
    return null;
  });
  return { published: counts, matches: rows.map((row) => ({ ...row, ours: splitValues(row.ours) })) };
}

function readPublishedCounts(file: string): EarlierCount[] {
  const seen = new Set<string>();
  const rows = readRows(file, ['variable', 'unit', 'value', 'count'], PUBLISHED, (row) => {
    const key = keyOf(row.variable, row.value);
    if (seen.has(key)) return `"${row.value}" of "${row.variable}" stands twice`;
    seen.add(key);
    return /^\d+$/.test(row.count) ? null : `the count "${row.count}" is no whole number`;
  });
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

function keyOf(variable: string, value: string): string {
  return `${variable}\n${value}`;
}

function splitValues(ours: string): string[] {
  return ours
    .split('|')
    .map((value) => value.trim())
    .filter(Boolean);
}

/** The rows of a CSV file as records of the columns wanted, trimmed; all that is wrong with them in one error. */
function readRows<Name extends string>(
  file: string,
  wanted: readonly Name[],
  hint: string,
  faultOf: (row: Readonly<Record<Name, string>>) => string | null,
): Record<Name, string>[] {
  const { data, meta } = Papa.parse<Record<string, string>>(readText(file), {
    header: true,
    skipEmptyLines: 'greedy',
  });
  const missing = wanted.filter((name) => !meta.fields?.includes(name));
  if (missing.length)
    throw new RoleLensError(`There is no column ${missing.join(', ')}.`, { file, line: 1, hint });
  const rows = data.map(
    (raw) =>
      Object.fromEntries(wanted.map((name) => [name, (raw[name] ?? '').trim()])) as Record<Name, string>,
  );
  const faults = rows.flatMap((row, i) => {
    const empty = wanted.filter((name) => !row[name]);
    const fault = empty.length ? `${empty.join(', ')} missing` : faultOf(row);
    return fault ? [{ row: i + 2, fault }] : [];
  });
  if (faults.length === 1) throw new RoleLensError(`${faults[0].fault}.`, { file, row: faults[0].row, hint });
  if (faults.length)
    throw new RoleLensError(
      `${faults.length} rows are faulty:\n${summariseFaults(faults.map(({ row, fault }) => `row ${row}: ${fault}`))}\n`,
      { file, hint },
    );
  if (!rows.length) throw new RoleLensError('There are no rows.', { file, hint });
  return rows;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (cause) {
    throw new RoleLensError(`The earlier study cannot be read: ${messageOf(cause)}.`, {
      file,
      hint: 'Name a CSV file, relative to the study.',
      cause,
    });
  }
}
