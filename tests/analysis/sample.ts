// The bundled sample of ads, coded once, and invented codings with counts that can be told beforehand.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCodebook, type Codebook } from '../../src/codebook';
import { codeAds } from '../../src/coding';
import { isCounted, silent, type Ad, type Cell, type Coding } from '../../src/core';
import { readAds } from '../../src/corpus';
import { columnsOf, type Table } from '../../src/table';
import { tokenize, type TokenStore } from '../../src/text';
import { inventAd, inventCoding, type InventedMention } from '../frames/invented-coding';

const DATA = join(__dirname, '..', '..', 'data');

/** The sample, its tokens and its coding. */
export interface Sample {
  readonly store: TokenStore;
  readonly book: Codebook;
  readonly coding: Coding;
}

let sample: Promise<Sample> | undefined;

export function sampleCoding(): Promise<Sample> {
  return (sample ??= (async () => {
    const ads = await readAds(join(DATA, 'sample', 'ads.jsonl'), { onProgress: silent });
    const [store, book] = [
      tokenize(ads, { onProgress: silent }),
      readCodebook(join(DATA, 'codebook', 'genai-roles.yaml')),
    ];
    return { store, book, coding: codeAds(store, book, { onProgress: silent }) };
  })());
}

/** A block of like ads. */
export interface Block {
  readonly profile?: string;
  readonly ads: number;
  readonly codes: readonly (string | InventedMention)[];
  /** Fields of each ad, by its number in the block. */
  readonly fields?: (i: number) => Partial<Ad>;
  /** Copies of each ad that are near-duplicates of it; default none. */
  readonly copies?: number;
}

/** A coding of blocks of ads. */
export function blockCoding(blocks: readonly Block[], codebook?: Codebook): Promise<Coding> {
  const ads: Ad[] = [];
  const lines: { id: string; profile?: string; mentions: InventedMention[] }[] = [];
  blocks.forEach(({ profile, ads: size, codes, fields = () => ({}), copies = 0 }, b) => {
    const mentions = codes.map((code) => (typeof code === 'string' ? { code } : code));
    for (let i = 0; i < size; i++)
      for (let copy = 0; copy <= copies; copy++) {
        const id = `b${b}-${i}-${copy}`;
        const reason = copy ? 'near-duplicate' : null;
        const ad = inventAd(id, { ...fields(i), selection: { reason, group: `b${b}-${i}-0` } });
        ads.push(ad);
        lines.push({ id, profile, mentions });
      }
  });
  return inventCoding(ads, lines, codebook);
}

/** 519 and 181 ads as in the study, where both profiles have about 117 mentions of data modeling. */
export function unequalCoding(): Promise<Coding> {
  return blockCoding([
    { profile: 'GenAI Engineer', ads: 119, codes: ['TECH10', 'SKILL1'] },
    { profile: 'GenAI Engineer', ads: 400, codes: ['SKILL1'] },
    { profile: 'ML Engineer', ads: 117, codes: ['TECH10', 'SKILL1', 'SKILL1'] },
    { profile: 'ML Engineer', ads: 64, codes: [] },
    { profile: 'Ambiguous', ads: 30, codes: ['TASK1'] },
  ]);
}

/** Rows of a table as objects, for finding one. */
export function rowsOf(table: Table): Record<string, Cell>[] {
  const columns = columnsOf(table);
  const names = Object.keys(columns);
  return Array.from({ length: table.size }, (_, i) =>
    Object.fromEntries(names.map((name) => [name, columns[name][i]])),
  );
}

/** The row whose cells are as given. */
export function rowWhere(table: Table, wanted: Readonly<Record<string, Cell>>): Record<string, Cell> {
  const found = rowsOf(table).filter((row) =>
    Object.entries(wanted).every(([name, value]) => row[name] === value),
  );
  if (found.length !== 1) throw new Error(`${found.length} rows with ${JSON.stringify(wanted)}`);
  return found[0];
}

/** Indices of the distinct ads. */
export function distinctAds(coding: Coding): number[] {
  return coding.corpus.flatMap((ad, i) => (isCounted(ad, 'distinct') ? [i] : []));
}

/** Does something with files of this content, by name, which are gone afterwards. */
export function withFiles<T>(
  files: Readonly<Record<string, string>>,
  use: (path: (name: string) => string) => T,
): T {
  const folder = mkdtempSync(join(tmpdir(), 'rolelens-files-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return use((name) => join(folder, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
