// What tests of hand-coding share: the sample coded, a folder, and somebody who fills in workbooks with another library.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { readCodebook, type Codebook } from '../../src/codebook';
import { codeAds } from '../../src/coding';
import type { Ad, Coding } from '../../src/core';
import { readAds } from '../../src/corpus';
import { tokenize } from '../../src/text';
import { askPython } from '../python/peers';

export const HOME = join(__dirname, '..', '..');

/** The bundled ads, the codebook, and the codebook coder's coding. */
export async function codedSample(): Promise<{ ads: readonly Ad[]; book: Codebook; coding: Coding }> {
  const ads = await readAds(join(HOME, 'data/sample/ads.jsonl'));
  const book = readCodebook(join(HOME, 'data/codebook/genai-roles.yaml'));
  return { ads, book, coding: codeAds(tokenize(ads), book) };
}

/** A folder of a test file's own. */
export function scratch(): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'rolelens-sheets-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (name) => join(folder, name);
}

/** What a person does to a workbook: cells by sheet, row number and the first line of the column's header; rows may be new. */
export interface Entry {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

/** Fills cells in by openpyxl and saves the workbook under its own name. */
export function fillIn(file: string, entries: readonly Entry[]): void {
  askPython(
    `import openpyxl
book = openpyxl.load_workbook(given['file'])
for e in given['entries']:
    sheet = book[e['sheet']]
    if e['column'] == '*':
        sheet['B%d' % e['row']] = e['text']
        continue
    heads = [str(c.value).split('\\n')[0] for c in sheet[1]]
    sheet.cell(row=e['row'], column=heads.index(e['column']) + 1).value = e['text']
book.save(given['file'])
answer = None`,
    { file, entries },
  );
}
