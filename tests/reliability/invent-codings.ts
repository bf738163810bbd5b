// Small invented ads, and codings of them as other people hand them in.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Codebook } from '../../src/codebook';
import { readCoding } from '../../src/coding';
import { adText, type Ad, type Coding, type Language, type Selection } from '../../src/core';

/** An ad with this text; alone in its near-duplicate group, in English and distinct, unless said otherwise. */
export function inventAd(
  id: string,
  description: string,
  more: { language?: Language; selection?: Selection } = {},
): Ad {
  return {
    id,
    title: '',
    description,
    organisation: '',
    location: '',
    posted: null,
    language: 'en',
    meta: {},
    source: { file: 'invented', row: 1 },
    selection: { reason: null, group: id },
    text: adText('', description),
    ...more,
  };
}

/** The kind that a code's id tells. */
const kindOf = (code: string): string =>
  code.startsWith('TECH') ? 'technology' : code.startsWith('SKILL') ? 'soft_skill' : 'job_task';

/** What a coder says of one ad: the profile, and `[code, quote]` pairs. */
export type Said = readonly [profile: string | null, mentions?: readonly (readonly [string, string])[]];

/** A coding from what a coder says of each ad (by id), mentions under this kind (`null` for none); default as the code's id tells, or as the codebook says. */
export async function inventCoding(
  coder: string,
  ads: readonly Ad[],
  said: Readonly<Record<string, Said>>,
  { book, kind }: { readonly book?: Codebook; readonly kind?: string | null } = {},
): Promise<Coding> {
  const folder = mkdtempSync(join(tmpdir(), 'rolelens-'));
  const lines = Object.entries(said).map(([id, [profile, mentions = []]]) =>
    JSON.stringify({
      id,
      profile,
      mentions: mentions.map(([code, quote]) => ({
        code,
        quote,
        // With a codebook it says what kind a code is.
        kind: book ? undefined : kind === undefined ? kindOf(code) : kind,
      })),
    }),
  );
  writeFileSync(join(folder, 'coding.jsonl'), `${lines.join('\n')}\n`);
  const coding = await readCoding(join(folder, 'coding.jsonl'), ads, { coder, book });
  rmSync(folder, { recursive: true });
  return coding;
}
