// Published counts, read from a file.
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { messageOf, RoleLensError, type Place } from '../../core';

const NEEDED = ['profile', 'kind', 'code', 'mentions'] as const;

/** One published count. */
export interface PublishedCount {
  readonly profile: string;
  readonly kind: string;
  readonly code: string;
  readonly name: string;
  readonly mentions: number;
}

/**
 * Reads published counts, a CSV with the columns `profile,kind,code,name,mentions`; `kinds` are the ids that a kind may have.
 * @throws RoleLensError naming file and row.
 */
export async function readPublished(file: string, kinds: readonly string[]): Promise<PublishedCount[]> {
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw new RoleLensError(`The published figures cannot be read: ${messageOf(cause)}.`, {
      file,
      hint: 'Give a CSV file.',
      cause,
    });
  });
  const { data, meta } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
  });
  const missing = NEEDED.filter((column) => !meta.fields?.includes(column));
  if (missing.length)
    throw new RoleLensError(`No column ${missing.join(', ')}; found ${shorten(meta.fields) || 'none'}.`, {
      file,
      hint: 'Expected the columns profile,kind,code,name,mentions.',
    });
  if (!data.length)
    throw new RoleLensError('No row of published figures.', {
      file,
      hint: 'Expected one row a profile and code.',
    });
  return data.map((row, i) => checkRow(row, { file, row: i + 1 }, kinds));
}

/** The first columns, cut: a wrong file may have a whole ad for its first line. */
function shorten(names: readonly string[] = []): string {
  return names
    .slice(0, 10)
    .map((name) => name.replace(/\s+/g, ' '))
    .map((name) => (name.length > 30 ? `${name.slice(0, 30)}…` : name))
    .join(', ');
}

function checkRow(row: Record<string, string>, place: Place, kinds: readonly string[]): PublishedCount {
  const { profile, kind, code } = row;
  const mentions = Number(row.mentions);
  if (!row.mentions?.trim() || !Number.isInteger(mentions) || mentions < 0)
    throw new RoleLensError(`"${row.mentions}" mentions.`, { ...place, hint: 'Expected a whole number.' });
  if (!kinds.includes(kind))
    throw new RoleLensError(`The kind "${kind}".`, { ...place, hint: `Expected ${kinds.join(', ')}.` });
  return { profile, kind, code, name: row.name || code, mentions };
}
