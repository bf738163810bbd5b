// A study whose coding has exactly given counts of mentions: invented ads, each mention put into one of its profile's ads.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomSource } from '../../src/core';
import { runStudy, studyOf } from '../../src/report';

/** Mentions of a code in a profile. */
export interface Count {
  readonly profile: string;
  readonly kind: string;
  readonly code: string;
  readonly mentions: number;
}

const ROOT = join(__dirname, '..', '..');

/** Runs the study over so many ads of each profile in `folder`, and returns the folder of its results. */
export async function runCountedStudy(
  folder: string,
  sizes: Readonly<Record<string, number>>,
  counts: readonly Count[],
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const random = randomSource(7);
  const word = (): string =>
    Array.from({ length: 6 }, () => 'aeioubdklmnprst'[Math.floor(random() * 15)]).join('');
  const ads = Object.entries(sizes).flatMap(([profile, size]) =>
    Array.from({ length: size }, () => ({ profile, text: Array.from({ length: 12 }, word).join(' ') })),
  );
  const codings = ads.map(({ profile, text }, i) => ({
    id: `ad-${i}`,
    profile,
    mentions: [] as { kind: string; code: string; quote: string }[],
    text,
  }));
  for (const { profile, kind, code, mentions } of counts) {
    const own = codings.filter((each) => each.profile === profile);
    for (let i = 0; i < mentions; i++) {
      const ad = own[Math.floor(random() * own.length)];
      ad.mentions.push({ kind, code, quote: ad.text.split(' ')[0] });
    }
  }
  const lines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const [adFile, codingFile] = [join(folder, 'ads.jsonl'), join(folder, 'coded.jsonl')];
  writeFileSync(
    adFile,
    lines(codings.map(({ id, text }) => ({ id, title: `Engineer ${id}`, description: text }))),
  );
  writeFileSync(codingFile, lines(codings.map(({ id, profile, mentions }) => ({ id, profile, mentions }))));
  const out = join(folder, 'study');
  const spec = studyOf({
    ads: [adFile],
    codings: codingFile,
    codebook: join(ROOT, 'data', 'codebook', 'genai-roles.yaml'),
    out,
  });
  await runStudy(spec, { onProgress: () => undefined });
  return out;
}
