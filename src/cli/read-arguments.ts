// What several commands share: options for reading ads, and how their values are read.
import { Option, type Command } from 'commander';
import { join, resolve } from 'node:path';
import type { ColumnNames, DatesOption, ReadOptions } from '../corpus';
import { RoleLensError, type Progress } from '../core';

/** The project's own folder, for what is bundled. */
export const HOME = resolve(__dirname, '..', '..');
export const BUNDLED_CODEBOOK = join(HOME, 'data', 'codebook', 'genai-roles.yaml');

const ROLES = ['id', 'title', 'description', 'organisation', 'location', 'posted', 'contact'] as const;

/** Options as commander hands them over. */
export interface CorpusArguments {
  readonly ads: string[];
  readonly columns?: ColumnNames;
  readonly dates?: DatesOption;
  readonly delimiter?: string;
  readonly headerRow?: number;
  readonly query?: string;
  readonly nearDuplicates: number | false;
  readonly redact: boolean;
}

/** Adds the options that say which ads are read, and how. */
export function withCorpus(command: Command, required = true): Command {
  const ads = '--ads <file...>';
  const text = 'files or folders of job ads (.xls .xlsx .csv .jsonl .json); - reads standard input';
  withLayout(required ? command.requiredOption(ads, text) : command.option(ads, text))
    .option(
      '--query <query>',
      'inclusion query, e.g. \'(developer OR engineer) AND (AI OR "machine learning")\'',
    )
    .option(
      '--near-duplicates <share>',
      'similarity (0 to 1) from which ads count as one; "off" for never',
      parseThreshold,
      0.5,
    )
    .option('--no-redact', 'keep names, e-mail addresses and phone numbers');
  return command;
}

/** Adds the options that say what in a file is what. */
export function withLayout(command: Command): Command {
  return command
    .option(
      '--columns <pairs>',
      `which column is what, e.g. title=Vacancy,description=Text (${ROLES.join(', ')})`,
      parseColumns,
    )
    .addOption(
      new Option(
        '--dates <order>',
        'which stands first in dates of numbers; default auto: each column tells it by all of its dates',
      ).choices(['auto', 'day-first', 'month-first']),
    )
    .option(
      '--delimiter <character>',
      'what stands between the cells of .csv files; "tab" for a tab',
      parseDelimiter,
    )
    .option(
      '--header-row <number>',
      'row of the header, counted from the top of the file or sheet',
      parseRow,
    );
}

/** The options for `readAds`. */
export function readOptions(
  { columns, dates, delimiter, headerRow, query, nearDuplicates, redact }: CorpusArguments,
  onProgress: Progress,
): ReadOptions {
  return { columns, dates, delimiter, headerRow, query, nearDuplicates, redact, onProgress };
}

function parseDelimiter(text: string): string {
  const delimiter = /^(?:tab|\\t)$/i.test(text) ? '\t' : text;
  if (delimiter.length === 1 && !/["\r\n]/.test(delimiter)) return delimiter;
  throw new RoleLensError(`--delimiter "${text}".`, { hint: 'Expected one character, or "tab".' });
}

function parseRow(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new RoleLensError(`--header-row "${text}".`, { hint: 'Expected a whole number, 1 or more.' });
}

/** `role=column` pairs; description and contact may stand several times. */
export function parseColumns(text: string): ColumnNames {
  const columns: Record<string, string[]> = {};
  for (const pair of text.split(',')) {
    const at = pair.indexOf('=');
    const role = pair.slice(0, at).trim();
    if (at < 1 || !(ROLES as readonly string[]).includes(role)) throw badColumns(pair);
    (columns[role] ??= []).push(pair.slice(at + 1).trim());
  }
  return Object.fromEntries(
    Object.entries(columns).map(([role, names]) => {
      const isList = (role === 'description' || role === 'contact') && names.length > 1;
      return [role, isList ? names : names.at(-1)];
    }),
  );
}

function badColumns(pair: string): RoleLensError {
  return new RoleLensError(`--columns "${pair}" is not understood.`, {
    hint: `Write role=column pairs with commas between; roles are ${ROLES.join(', ')}.`,
  });
}

function parseThreshold(text: string): number | false {
  if (text === 'off') return false;
  const value = Number(text);
  if (!(value > 0 && value <= 1))
    throw new RoleLensError(`--near-duplicates "${text}".`, {
      hint: 'Expected a number above 0 and at most 1, or "off".',
    });
  return value;
}
