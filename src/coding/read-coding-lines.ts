// The lines of a coding's file, whoever wrote it, before anything is looked up in the ads.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { messageOf, RoleLensError, summariseFaults, type AdProfile } from '../core';
import { readProfile } from './read-profile';

/** A mention as it stands in the file; nothing but `code` is sure. */
export interface RawMention {
  readonly code: string;
  readonly kind?: unknown;
  readonly name?: unknown;
  readonly quote?: unknown;
  readonly start?: unknown;
  readonly end?: unknown;
  readonly term?: unknown;
  readonly evidence?: { readonly start?: unknown; readonly end?: unknown } | null;
}

/** One line of the file. */
export interface RawAd {
  readonly profile: Partial<AdProfile>;
  /** Whether the profile or some of its scores and reasons were left out, as they are not of the right type. */
  readonly isPartial: boolean;
  readonly mentions: readonly RawMention[];
}

/**
 * The lines of a coding's file by the id of their ad.
 * @throws RoleLensError naming file and line: not readable, a broken line, an ad twice, a mention without a code.
 */
export async function readCodingLines(file: string): Promise<Map<string, RawAd>> {
  const byId = new Map<string, RawAd>();
  const faults: string[] = [];
  let first = 0;
  let number = 0;
  try {
    for await (const line of createInterface({
      input: createReadStream(file, 'utf8'),
      crlfDelay: Infinity,
    })) {
      number++;
      if (!line.trim()) continue;
      const fault = takeLine(line.replace(/^\ufeff/, ''), byId);
      if (fault) faults.push(`line ${number}: ${fault}`);
      if (fault) first ||= number;
    }
  } catch (cause) {
    throw new RoleLensError(`The codings cannot be read: ${messageOf(cause)}.`, {
      file,
      hint: 'Give a JSON Lines file.',
      cause,
    });
  }
  if (faults.length)
    throw new RoleLensError(
      `${faults.length} of ${number} lines are not as expected:\n${summariseFaults(faults)}\n`,
      {
        file,
        line: first,
        hint: 'Expected one object a line: {"id": "17", "profile": "…", "mentions": [{"code": "…", "quote": "…"}]}.',
      },
    );
  if (!byId.size)
    throw new RoleLensError('No coding in it.', {
      file,
      hint: 'Expected one JSON object a line, one line an ad.',
    });
  return byId;
}

/** Takes one line in, or says what is wrong with it. */
function takeLine(line: string, byId: Map<string, RawAd>): string | null {
  let raw: Record<string, unknown> | null;
  try {
    raw = JSON.parse(line) as Record<string, unknown> | null;
  } catch (error) {
    return messageOf(error).slice(0, 120);
  }
  const id = raw?.id ?? raw?.job_id;
  if (id === undefined || id === null || typeof id === 'object') return 'it has no "id" or "job_id".';
  if (byId.has(String(id))) return `the ad "${String(id)}" stands twice.`;
  const mentions = raw?.mentions ?? [];
  if (!Array.isArray(mentions)) return '"mentions" is no list.';
  const bare = (mentions as (Partial<RawMention> | null)[]).findIndex(
    (mention) => typeof mention?.code !== 'string' || !mention.code,
  );
  if (bare >= 0) return `mention ${bare + 1} has no "code".`;
  const fault = faultInMentions(mentions as RawMention[]);
  if (fault) return fault;
  byId.set(String(id), { ...readProfile(raw?.profile), mentions: mentions as RawMention[] });
  return null;
}

/** What is taken as text must not be a list or an object. */
function faultInMentions(mentions: readonly RawMention[]): string | null {
  for (const [i, mention] of mentions.entries())
    for (const key of ['quote', 'term', 'kind', 'name'] as const)
      if (typeof mention[key] === 'object' && mention[key] !== null)
        return `the "${key}" of mention ${i + 1} is no text.`;
  return null;
}
