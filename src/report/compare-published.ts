// Published figures beside one's own.
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { KINDS, messageOf, RoleLensError, type Coding, type Columns } from '../core';
import { countMentions, groupAds, isOfKind } from '../frames';

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
 * Reads published counts, a CSV with the columns `profile,kind,code,name,mentions`.
 * @throws RoleLensError naming file and row.
 */
export async function readPublished(file: string): Promise<PublishedCount[]> {
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
  return data.map((row, i) => checkRow(row, i + 1, file));
}

/** The first columns, cut: a wrong file may have a whole ad for its first line. */
function shorten(names: readonly string[] = []): string {
  return names
    .slice(0, 10)
    .map((name) => name.replace(/\s+/g, ' '))
    .map((name) => (name.length > 30 ? `${name.slice(0, 30)}…` : name))
    .join(', ');
}

function checkRow(row: Record<string, string>, number: number, file: string): PublishedCount {
  const { profile, kind, code } = row;
  const mentions = Number(row.mentions);
  if (!row.mentions?.trim() || !Number.isInteger(mentions) || mentions < 0)
    throw new RoleLensError(`"${row.mentions}" mentions.`, {
      file,
      row: number,
      hint: 'Expected a whole number.',
    });
  if (!(KINDS as readonly string[]).includes(kind))
    throw new RoleLensError(`The kind "${kind}".`, {
      file,
      row: number,
      hint: `Expected ${KINDS.join(', ')}.`,
    });
  return { profile, kind, code, name: row.name || code, mentions };
}

/**
 * One row a published count: `profile`, `kind`, `code`, `name`, `published`, `reproduced`, `difference` (reproduced − published), all in mentions
 * over postings. A task counts wherever it was recorded, technologies and soft skills where they were recorded as such.
 */
export function comparePublished(coding: Coding, published: readonly PublishedCount[]): Columns {
  const groups = groupAds(coding, 'profile', 'postings');
  const counts = countMentions(coding, groups, isOfKind(coding));
  const reproduced = published.map(({ profile, code }) => {
    const group = groups.names.indexOf(profile);
    const index = coding.codes.findIndex(({ id }) => id === code);
    return group < 0 || index < 0 ? 0 : counts.mentions[counts.at(group, index)];
  });
  return {
    profile: published.map(({ profile }) => profile),
    kind: published.map(({ kind }) => kind),
    code: published.map(({ code }) => code),
    name: published.map(({ name }) => name),
    published: published.map(({ mentions }) => mentions),
    reproduced,
    difference: published.map(({ mentions }, i) => reproduced[i] - mentions),
  };
}
