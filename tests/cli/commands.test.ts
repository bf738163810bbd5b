// The commands on good input.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADS, CODEBOOK, Desk, HOME, jsonLines, rolelens, SAMPLE, type Outcome } from './run-command';

const desk = new Desk();
let ads: string;
beforeAll(() => {
  ads = desk.put('ads.jsonl', ADS);
});
afterAll(() => desk.clear());

interface Line {
  id: string;
  profile: { name: string };
  mentions: { code: string; start: number; end: number; quote: string }[];
}

function parse(text: string): Line[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

describe('rolelens code', () => {
  it('writes the coding to standard output and everything else to standard error', async () => {
    const { code, stdout, stderr } = await rolelens(['code', '--ads', ads, '--out', '-']);
    expect(code).toBe(0);
    const lines = parse(stdout);
    expect(lines.map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(lines[0].mentions.map(({ quote }) => quote)).toContain('LangChain');
    expect(stderr).toMatch(/^Coding: 3$/m);
    expect(stderr).toMatch(/3 ads, \d+ mentions/);
  });

  it('tells each step once', async () => {
    const { stderr } = await rolelens(['code', '--ads', ads, '--out', desk.at('steps.jsonl')]);
    const steps = stderr.split('\n').flatMap((line) => /^(.+): \d+$/.exec(line)?.[1] ?? []);
    expect(steps.length).toBeGreaterThan(2);
    expect(new Set(steps).size).toBe(steps.length);
  });

  it('writes the same to a file, makes its folder, and keeps standard output empty', async () => {
    const [toFile, toOutput] = [
      await rolelens(['code', '--ads', ads, '--out', desk.at('new/folder/coding.jsonl')]),
      await rolelens(['code', '--ads', ads, '--out', '-']),
    ];
    expect(toFile).toMatchObject({ code: 0, stdout: '' });
    expect(desk.read('new/folder/coding.jsonl')).toBe(toOutput.stdout);
    expect(desk.list().filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('reads ads from standard input', async () => {
    const { code, stdout } = await rolelens(['code', '--ads', '-', '--out', '-'], { input: ADS });
    expect(code).toBe(0);
    expect(stdout).toBe((await rolelens(['code', '--ads', ads, '--out', '-'])).stdout);
  });

  it('reads several files and folders at once', async () => {
    const more = desk.put('more.csv', 'id,title,description\n9,Baker,"Bakes bread, rolls\nand cakes"\n');
    const { code, stdout } = await rolelens(['code', '--ads', ads, more, '--out', '-']);
    expect(code).toBe(0);
    expect(parse(stdout).map(({ id }) => id)).toEqual(['1', '2', '3', '9']);
  });

  it('takes keys such as __proto__ for columns and nothing else', async () => {
    const hostile =
      '{"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}, "id": "p", "title": "Engineer", "description": "You build with LangChain."}\n';
    const { code, stdout } = await rolelens(['code', '--ads', '-', '--out', '-'], { input: hostile });
    expect(code).toBe(0);
    expect(parse(stdout).map(({ id }) => id)).toEqual(['p']);
    expect(stdout).not.toContain('polluted');
  });

  it('ends quietly when the reader of its output has enough', async () => {
    const { code, stderr } = await rolelens(['code', '--ads', SAMPLE, '--out', '-'], { closesOutput: true });
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/EPIPE|unexpected|^\s+at /m);
  });
});

describe('rolelens lint', () => {
  it('finds nothing wrong with the bundled codebook', async () => {
    const { code, stdout, stderr } = await rolelens(['lint', CODEBOOK]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/21 codes, \d+ terms, 3 profiles/);
  });

  it('exits with 1 when it has remarks, each with its line', async () => {
    const book = readFileSync(CODEBOOK, 'utf8').replace(/^ {4}examples:\n(?: {6}- .*\n)+/m, '');
    const line = book.split('\n').findIndex((text) => text.includes('id: TASK1')) + 1;
    const file = desk.put('no-examples.yaml', book);
    const { code, stdout } = await rolelens(['lint', file]);
    expect(code).toBe(1);
    expect(stdout).toContain(`${file}:${line}: TASK1`);
  });

  it('says which terms the ads never use, without calling that a failure', async () => {
    const { code, stdout } = await rolelens(['lint', CODEBOOK, '--ads', ads]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/TECH10 "tensorflow" never fires/i);
    expect(stdout).not.toMatch(/"pytorch" never fires/i);
  });
});

describe('rolelens study', () => {
  let outcome: Outcome;
  beforeAll(async () => {
    desk.put(
      'formula.jsonl',
      `${ADS}${jsonLines([{ id: '4', title: '=cmd()', description: 'Opens calculators in offices, all day long.' }])}`,
    );
    outcome = await rolelens(['study', '--ads', 'formula.jsonl', '--out', 'results'], { cwd: desk.path });
  });

  it('names the files that it wrote on standard output, one line, and progress on standard error', () => {
    expect(outcome.code).toBe(0);
    expect(outcome.stdout.trim().split('\n').length).toBe(1);
    const files = desk.list().flatMap((name) => /^results\/(.+)$/.exec(name)?.[1] ?? []);
    for (const name of files) expect(outcome.stdout).toContain(name);
    expect(outcome.stdout).toContain(`${files.length} files`);
    expect(outcome.stderr).toMatch(/^figures: \d+$/m);
  });

  it('guards a title that a spreadsheet would run as a formula', () => {
    expect(desk.read('results/selection.csv')).toMatch(/^4,'=cmd\(\),/m);
  });
});

describe('rolelens', () => {
  it('explains itself and exits with 0 when asked for help', async () => {
    for (const args of [['--help'], ['study', '--help']]) {
      const { code, stdout, stderr } = await rolelens(args, { cwd: HOME });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^Usage: rolelens/);
    }
  });
});
