// No command writes over what it reads.
import { copyFileSync, linkSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADS, CODEBOOK, Desk, jsonLines, rolelens } from './run-command';

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

describe('a file that RoleLens did not write', () => {
  const hand = jsonLines([{ id: '1', profile: 'ML Engineer', mentions: [] }]);
  const commands = {
    code: ['code', '--ads', ads],
    train: ['train', '--ads', ads, '--codings', coding],
    agree: ['agree', coding, again, '--bootstrap', '0'],
    claims: ['claims', desk.at('draft.md'), '--study', study],
  };

  it.each([
    ['code', 'a coding by hand', hand],
    ['code', 'ads', ADS],
    [
      'code',
      'a sheet for coders',
      jsonLines([{ id: '1', title: 't', text: 'x', profile: {}, mentions: [] }]),
    ],
    ['train', 'another JSON file', '{"format": 1}\n'],
    ['agree', 'a text', 'notes\n'],
    ['claims', 'a table', 'line,mine\n1,2\n'],
  ] as const)('is not written over by %s: %s', async (command, _, text) => {
    const file = desk.put('theirs', text);
    const { code, stdout, stderr } = await rolelens([...commands[command], '--out', file]);
    expect(stderr).toMatch(/theirs: There is a file already that is not an? .*nothing was written.*--force/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(desk.read('theirs')).toBe(text);
  });

  it('is written over with --force, which is said', async () => {
    const file = desk.put('theirs', hand);
    const { code, stderr } = await rolelens([...commands.code, '--out', file, '--force']);
    expect(stderr).toContain(`${file} is written over, as --force says`);
    expect(code).toBe(0);
    expect(desk.read('theirs')).toBe(desk.read('coding.jsonl'));
  });

  it('is none where it is empty, or a file that the same command wrote', async () => {
    for (const [command, name] of [
      ['code', 'ours.jsonl'],
      ['agree', 'ours.json'],
      ['claims', 'ours.csv'],
      ['claims', 'findings.json'],
    ] as const) {
      desk.put(name, '');
      for (let run = 0; run < 2; run++) {
        const { stderr } = await rolelens([...commands[command], '--out', desk.at(name)]);
        expect(stderr).not.toContain('rolelens:');
      }
      expect(desk.read(name)).not.toBe('');
    }
  });
});
