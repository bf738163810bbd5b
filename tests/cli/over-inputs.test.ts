// No command writes over what it reads.
import { copyFileSync, linkSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADS, CODEBOOK, Desk, rolelens } from './run-command';

const desk = new Desk();
afterAll(() => desk.clear());

const ads = desk.put('ads.jsonl', ADS);
const book = desk.at('book.yaml');
copyFileSync(CODEBOOK, book);
const coding = desk.at('coding.jsonl');
const again = desk.at('again.jsonl');
const study = desk.at('results');

beforeAll(async () => {
  expect((await rolelens(['code', '--ads', ads, '--codebook', book, '--out', coding])).code).toBe(0);
  copyFileSync(coding, again);
  const args = ['study', '--ads', ads, '--codebook', book, '--out', study];
  expect((await rolelens(args)).code).toBe(0);
  desk.put('draft.md', 'No number.\n');
  symlinkSync(ads, desk.at('link.jsonl'));
  linkSync(ads, desk.at('hard.jsonl'));
  mkdirSync(desk.at('sheets'));
  linkSync(ads, desk.at('sheets/coder-1.jsonl'));
});

const CODE = ['code', '--ads', ads, '--codebook', book];

describe('an output that is an input is refused before anything is read', () => {
  it.each([
    ['code over its ads', 'ads.jsonl', [...CODE, '--out', ads]],
    ['code over a link to its ads', 'ads.jsonl', [...CODE, '--out', desk.at('link.jsonl')]],
    ['code over another name of its ads', 'ads.jsonl', [...CODE, '--out', desk.at('hard.jsonl')]],
    ['code over its codebook', 'book.yaml', [...CODE, '--out', book]],
    [
      'code over the coding it repeats',
      'coding.jsonl',
      [...CODE, '--coder', 'codings', '--codings', coding, '--out', coding],
    ],
    [
      'train over its codings',
      'coding.jsonl',
      ['train', '--ads', ads, '--codings', coding, '--out', `${desk.path}/./coding.jsonl`],
    ],
    ['agree over a coding', 'coding.jsonl', ['agree', coding, again, '--out', coding]],
    ['sample over its ads', 'ads.jsonl', ['sample', '--ads', ads, '--n', '1', '--out', desk.at('sheets')]],
    [
      'claims over the text',
      'draft.md',
      ['claims', desk.at('draft.md'), '--study', study, '--out', desk.at('draft.md')],
    ],
    [
      'claims over a table of the study',
      'results/codings.jsonl',
      ['claims', desk.at('draft.md'), '--study', study, '--out', desk.at('results/codings.jsonl')],
    ],
    [
      'study over the coding that it counts',
      'results/codings.jsonl',
      ['study', '--ads', ads, '--codings', desk.at('results/codings.jsonl'), '--out', study],
    ],
    ['study over its folder of ads', 'results/codings.jsonl', ['study', '--ads', study, '--out', study]],
  ])('%s', async (_, name, args) => {
    const before = desk.read(name);
    const { code, stdout, stderr } = await rolelens(args);
    expect(stderr).toMatch(/input.*nothing was written.*Choose another name/s);
    expect(stderr).not.toMatch(/Read ads|^\s+at /m);
    expect(stdout).toBe('');
    expect(code).toBe(2);
    expect(desk.read(name)).toBe(before);
    expect(readFileSync(book, 'utf8')).toBe(readFileSync(CODEBOOK, 'utf8'));
  });
});
