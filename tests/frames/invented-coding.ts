// An invented corpus and codings of it, as another coder would hand them in: with kinds that differ from the codebook's.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCodebook, type Codebook } from '../../src/codebook';
import { readCoding } from '../../src/coding';
import { adText, type Ad, type Coding } from '../../src/core';

const CODES = [
  ['TASK1', 'Business Understanding', 'job_task', 'clause'],
  ['TASK2', 'Data Engineering', 'job_task', 'clause'],
  ['TECH10', 'Data Modeling', 'technology', 'term'],
  ['TECH2', 'Cloud Platforms & Services', 'technology', 'term'],
  ['SKILL1', 'Communication', 'soft_skill', 'clause'],
] as const;

/** A small codebook without terms; TECH10 stands before TECH2 on purpose. */
export const book = parseCodebook(
  [
    'codebook: invented',
    'codes:',
    ...CODES.flatMap(([id, name, kind, unit]) => [
      `  - id: ${id}`,
      `    name: "${name}"`,
      `    kind: ${kind}`,
      `    unit: ${unit}`,
      '    definition: invented',
      '    examples: [an example]',
    ]),
    'profiles:',
    ...['GenAI Engineer', 'ML Engineer', 'Ambiguous'].flatMap((name) => [
      `  - name: ${name}`,
      '    definition: invented',
    ]),
  ].join('\n'),
);

/** One invented ad; `reason` marks it as left out. */
export function inventAd(id: string, fields: Partial<Ad> & { reason?: Ad['selection']['reason'] } = {}): Ad {
  const { reason = null, ...own } = fields;
  const title = own.title ?? `Engineer ${id}`;
  const description = own.description ?? 'We use Azure and PyTorch; you talk to clients and build pipelines.';
  return {
    id,
    title,
    description,
    organisation: '',
    location: '',
    posted: null,
    language: 'en',
    meta: {},
    source: { file: 'invented.jsonl', row: 1 },
    selection: { reason, group: id },
    text: adText(title, description),
    ...own,
  };
}

/** A mention as a line of a coding has it. */
export interface InventedMention {
  readonly code: string;
  readonly kind?: string;
  readonly quote?: string;
  readonly name?: string;
}

/** A line of a coding. */
export interface InventedLine {
  readonly id: string;
  readonly profile?: string;
  readonly mentions: readonly InventedMention[];
}

/** A codebook of other kinds, without profiles unless some are named. */
export function inventBook(
  kinds: readonly { readonly id: string; readonly unit: 'term' | 'clause' }[],
  codes: Readonly<Record<string, string>>,
  profiles: readonly string[] = [],
): Codebook {
  return parseCodebook(
    [
      'codebook: other',
      'kinds:',
      ...kinds.map(({ id, unit }) => `  - {id: ${id}, name: ${id}s, unit: ${unit}}`),
      'codes:',
      ...Object.entries(codes).map(
        ([id, kind]) =>
          `  - {id: ${id}, name: Code ${id}, kind: ${kind}, definition: invented, examples: [one]}`,
      ),
      ...(profiles.length
        ? ['profiles:', ...profiles.map((name) => `  - {name: ${name}, definition: x}`)]
        : []),
    ].join('\n'),
  );
}

/** Reads lines as a coding of the ads, through a file as a user would. */
export async function inventCoding(
  ads: readonly Ad[],
  lines: readonly InventedLine[],
  codebook: Codebook = book,
): Promise<Coding> {
  const folder = mkdtempSync(join(tmpdir(), 'rolelens-coding-'));
  try {
    const file = join(folder, 'coding.jsonl');
    const filled = lines.map(({ mentions, ...line }) => ({
      ...line,
      mentions: mentions.map((mention) => ({ quote: 'Azure', ...mention })),
    }));
    writeFileSync(file, filled.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return await readCoding(file, ads, { book: codebook, coder: 'invented' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const BANK = { meta: { sector: 'bank', size: '007' } };

/** Eight ads: three in English, four in Dutch, one other; five of them distinct, seven inside the query. */
export const ads: readonly Ad[] = [
  inventAd('a1', { posted: '2024-03-01', ...BANK }),
  inventAd('a2', { posted: '2025-01-31', language: 'nl', meta: { sector: 'care', size: '12' } }),
  inventAd('a3', { posted: '2024-05-06', reason: 'near-duplicate', ...BANK }),
  inventAd('a4', { posted: '2024-07-08', language: 'nl', reason: 'outside query', meta: { sector: 'rail' } }),
  inventAd('a5', { description: '', language: 'other', reason: 'no description' }),
  inventAd('a6', { language: 'nl', organisation: 'Invented BV' }),
  inventAd('a7', { posted: '2025-12-31', title: '007', meta: { sector: 'bank', size: '0' } }),
  inventAd('a8', { posted: '2025-02-03', language: 'nl', meta: { sector: '' } }),
];

/** Their coding: kinds as recorded differ from the codebook's in places, one profile is unknown to it, one is missing. */
export function inventedCoding(): Promise<Coding> {
  return inventCoding(ads, [
    {
      id: 'a1',
      profile: 'GenAI Engineer',
      mentions: [
        { code: 'TECH2', kind: 'technology' },
        { code: 'TASK1', kind: 'technology' },
        { code: 'TECH2', kind: 'technology', quote: 'azure' },
        { code: 'TECH2', kind: 'job_task' },
      ],
    },
    {
      id: 'a2',
      profile: 'ML Engineer',
      mentions: [
        { code: 'TECH10', kind: 'technology', quote: 'PyTorch' },
        { code: 'SKILL1', kind: 'job_task', quote: 'talk to clients' },
        { code: 'TASK1', kind: 'job_task', quote: 'not in the ad' },
      ],
    },
    { id: 'a3', profile: 'GenAI Engineer', mentions: [{ code: 'TECH2' }, { code: 'TECH10' }] },
    { id: 'a4', profile: 'ML Engineer', mentions: [{ code: 'TECH2' }, { code: 'SKILL1' }] },
    {
      id: 'a6',
      profile: 'Something Else',
      mentions: [{ code: 'SKILL1' }, { code: 'SKILL1', quote: 'clients' }],
    },
    { id: 'a7', profile: 'GenAI Engineer', mentions: [{ code: 'TECH10', kind: 'soft_skill' }] },
    { id: 'a8', profile: 'ML Engineer', mentions: [] },
  ]);
}
