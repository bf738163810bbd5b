// What a coder has filled in, as it stands in the file: spreadsheet or JSON Lines.
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { messageOf, RoleLensError } from '../core';
import { ABOUT, SHEETS } from './coding-sheets';

/** Where an entry stands: sheet (empty in JSON Lines) and 1-based row as a spreadsheet numbers them, or line. */
export interface EntryPlace {
  readonly sheet: string;
  readonly row: number;
  /** What the coder notes; default nothing. */
  readonly note?: string;
}

/** One ad's row. */
export interface FilledAd extends EntryPlace {
  readonly id: string;
  readonly profile: string;
  /** What stands in the codes' columns, where anything does. */
  readonly marks: readonly { readonly code: string; readonly entry: string }[];
}

/** One quote. */
export interface FilledQuote extends EntryPlace {
  readonly id: string;
  readonly code: string;
  readonly quote: string;
  /** Offsets in the ad's text where the coder's tool gives them. */
  readonly start?: unknown;
  readonly end?: unknown;
}

/** A coder's file. */
export interface FilledSheet {
  readonly file: string;
  readonly coder: string;
  /** The day as written; empty where not. */
  readonly coded: string;
  /** Hash of the codebook that the sheet was made with; empty where unknown. */
  readonly codebookHash: string;
  readonly ads: readonly FilledAd[];
  readonly quotes: readonly FilledQuote[];
}

/**
 * Reads a coder's file, .xlsx or JSON Lines; `hasProfiles` says whether a column of profiles is to be there.
 * @throws RoleLensError naming the file: not readable, without the sheet Ads or its columns, a broken line.
 */
export async function readFilledSheet(file: string, hasProfiles: boolean): Promise<FilledSheet> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw new RoleLensError(`The coder's file cannot be read: ${messageOf(cause)}.`, {
      file,
      hint: 'Give the .xlsx or .jsonl files that coders filled in.',
      cause,
    });
  }
  const isWorkbook = bytes[0] === 0x50 || bytes[0] === 0xd0;
  if (!isWorkbook) return fromLines(bytes.toString('utf8'), file);
  const { readWorkbook } = await import('./workbook');
  return fromWorkbook(await readWorkbook(bytes, file), file, hasProfiles);
}

/** A sheet's rows by the names of their columns. */
export interface NamedRow {
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
}

/**
 * The rows of a sheet that have content, by column; a column's name is the first line of its header.
 * @throws RoleLensError where the sheet or one of the columns is missing.
 */
export function namedRows(
  sheets: ReadonlyMap<string, string[][]>,
  name: string,
  needed: readonly string[],
  file: string,
): NamedRow[] {
  const [header = [], ...rows] = sheets.get(name) ?? [];
  const names = header.map((cell) => cell.split('\n')[0].trim());
  const missing = needed.filter((column) => !names.includes(column));
  if (missing.length)
    throw new RoleLensError(
      sheets.has(name)
        ? `Sheet "${name}" has no column ${missing.join(', ')}.`
        : `There is no sheet "${name}".`,
      { file, hint: 'Keep the sheets and the headers as they were written.' },
    );
  return rows.flatMap((cells, i) =>
    cells.some((cell) => cell.trim())
      ? [{ row: i + 2, cells: new Map(names.map((column, c) => [column, (cells[c] ?? '').trim()])) }]
      : [],
  );
}

/** The values beside the labels of the first sheet. */
export function aboutOf(sheets: ReadonlyMap<string, string[][]>): Map<string, string> {
  return new Map(
    (sheets.get(SHEETS.about) ?? []).map(([label = '', value = '']) => [label.trim(), value.trim()]),
  );
}

const NO_CODES = /^(ad|title|text( \d+)?|profile|note|)$/;

function fromWorkbook(
  sheets: ReadonlyMap<string, string[][]>,
  file: string,
  hasProfiles: boolean,
): FilledSheet {
  const about = aboutOf(sheets);
  const ads = namedRows(sheets, SHEETS.ads, hasProfiles ? ['ad', 'profile'] : ['ad'], file);
  const quotes = namedRows(sheets, SHEETS.quotes, ['ad', 'code', 'quote'], file);
  return {
    file,
    coder: about.get(ABOUT.coder) ?? '',
    coded: about.get(ABOUT.coded) ?? '',
    codebookHash: /[0-9a-f]{64}$/.exec(about.get(ABOUT.codebook) ?? '')?.[0] ?? '',
    ads: ads.map(({ row, cells }) => ({
      sheet: SHEETS.ads,
      row,
      note: cells.get('note'),
      id: cells.get('ad')!,
      profile: cells.get('profile') ?? '',
      marks: [...cells].flatMap(([code, entry]) => (entry && !NO_CODES.test(code) ? [{ code, entry }] : [])),
    })),
    quotes: quotes
      .map(({ row, cells }) => ({
        sheet: SHEETS.quotes,
        row,
        note: cells.get('note'),
        id: cells.get('ad')!,
        code: cells.get('code')!,
        quote: cells.get('quote')!,
      }))
      .filter(({ id, code, quote }) => id || code || quote),
  };
}

interface RawLine {
  readonly id?: unknown;
  readonly job_id?: unknown;
  readonly coder?: unknown;
  readonly coded?: unknown;
  readonly profile?: unknown;
  readonly mentions?: unknown;
}

function fromLines(text: string, file: string): FilledSheet {
  const ads: FilledAd[] = [];
  const quotes: FilledQuote[] = [];
  let [coder, coded] = ['', ''];
  text.split(/\r?\n/).forEach((line, i) => {
    if (!line.trim()) return;
    const raw = parseLine(line.replace(/^\ufeff/, ''), file, i + 1);
    const place = { sheet: '', row: i + 1, id: textOf(raw.id ?? raw.job_id) };
    const { profile } = raw;
    ads.push({ ...place, profile: textOf(isObject(profile) ? profile.name : profile), marks: [] });
    for (const mention of Array.isArray(raw.mentions) ? raw.mentions.filter(isObject) : [])
      quotes.push({
        ...place,
        code: textOf(mention.code),
        quote: typeof mention.quote === 'string' ? mention.quote : '',
        start: mention.start,
        end: mention.end,
      });
    coder ||= textOf(raw.coder);
    coded = [coded, textOf(raw.coded)].sort()[1];
  });
  return { file, coder: coder || basename(file, extname(file)), coded, codebookHash: '', ads, quotes };
}

function parseLine(line: string, file: string, number: number): RawLine {
  try {
    const raw = JSON.parse(line) as unknown;
    if (!isObject(raw)) throw new Error('it is no object');
    return raw;
  } catch (cause) {
    throw new RoleLensError(`The line cannot be read: ${messageOf(cause)}.`, {
      file,
      line: number,
      hint: 'Expected one object a line: {"id": "17", "profile": "…", "mentions": [{"code": "…", "quote": "…"}]}.',
      cause,
    });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
