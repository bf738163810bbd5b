// The bundled sample of ads, coded once, and invented codings with counts that can be told beforehand.
import { join } from 'node:path';
import { readCodebook, type Codebook } from '../../src/codebook';
import { codeAds } from '../../src/coding';
import { isCounted, silent, type Ad, type Cell, type Coding, type Columns } from '../../src/core';
import { readAds } from '../../src/corpus';
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
  readonly profile: string;
  readonly ads: number;
  readonly codes: readonly (string | InventedMention)[];
  /** Fields of each ad, by its number in the block. */
  readonly fields?: (i: number) => Partial<Ad>;
  /** Copies of each ad that are near-duplicates of it; default none. */
  readonly copies?: number;
}

/** A coding of blocks of ads. */
export function blockCoding(blocks: readonly Block[]): Promise<Coding> {
  const ads: Ad[] = [];
  const lines: { id: string; profile: string; mentions: InventedMention[] }[] = [];
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
  return inventCoding(ads, lines);
}

/** Rows of a table as objects, for finding one. */
export function rowsOf(table: Columns): Record<string, Cell>[] {
  const names = Object.keys(table);
  return table[names[0]].map((_, i) => Object.fromEntries(names.map((name) => [name, table[name][i]])));
}

/** The row whose cells are as given. */
export function rowWhere(table: Columns, wanted: Readonly<Record<string, Cell>>): Record<string, Cell> {
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
