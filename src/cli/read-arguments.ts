// What several commands share: options for reading ads, and how their values are read.
import type { Command } from 'commander';
import { join, resolve } from 'node:path';
import type { ColumnNames, ReadOptions } from '../corpus';
import { RoleLensError, type Progress } from '../core';

/** The project's own folder, for what is bundled. */
export const HOME = resolve(__dirname, '..', '..');
export const BUNDLED_CODEBOOK = join(HOME, 'data', 'codebook', 'genai-roles.yaml');

const ROLES = ['id', 'title', 'description', 'organisation', 'location', 'posted', 'contact'] as const;

/** Options as commander hands them over. */
export interface CorpusArguments {
  readonly ads: string[];
  readonly columns?: ColumnNames;
  readonly query?: string;
  readonly nearDuplicates: number | false;
  readonly redact: boolean;
}

/** Adds the options that say which ads are read, and how. */
export function withCorpus(command: Command, required = true): Command {
  const ads = '--ads <file...>';
  const text = 'files or folders of job ads (.xls .xlsx .csv .jsonl .json); - reads standard input';
  (required ? command.requiredOption(ads, text) : command.option(ads, text))
    .option(
      '--columns <pairs>',
      `which column is what, e.g. title=Vacancy,description=Text (${ROLES.join(', ')})`,
      parseColumns,
    )
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

/** The options for `readAds`. */
export function readOptions(
  { columns, query, nearDuplicates, redact }: CorpusArguments,
  onProgress: Progress,
): ReadOptions {
  return { columns, query, nearDuplicates, redact, onProgress };
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
