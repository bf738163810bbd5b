// Bad input and bad usage: exit code 2, a message that names the place, no stack, and nothing written.
import { mkdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { aliasBomb, bombWorkbook, otherArchive, writeLongLine } from './hostile-files';
import { ADS, CODEBOOK, Desk, rolelens, type Outcome, type RunOptions } from './run-command';

const desk = new Desk();
afterAll(() => desk.clear());

/** Runs a command that must fail as bad input does, and gives what it said. */
async function refused(args: readonly string[], options?: RunOptions): Promise<Outcome> {
  const before = desk.list();
  const outcome = await rolelens(args, options);
  expect(outcome.stderr).not.toMatch(/^\s+at |unexpected failure|node:internal/m);
  expect(outcome).toMatchObject({ code: 2, stdout: '' });
  expect(desk.list(), 'nothing is written').toEqual(before);
  return outcome;
}

const study = (ads: string, ...more: string[]): string[] => [
  'study',
  '--ads',
  ads,
  '--out',
  desk.at('out'),
  ...more,
];
const code = (ads: string, ...more: string[]): string[] => [
  'code',
  '--ads',
  ads,
  '--out',
  desk.at('out.jsonl'),
  ...more,
];
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

const good = desk.put('good.jsonl', ADS);
const book = readFileSync(CODEBOOK, 'utf8');
const lineOf = (text: string, part: string): number =>
  text.split('\n').findIndex((line) => line.includes(part)) + 1;

describe('ads that cannot be read', () => {
  it('are refused when the file is missing', async () => {
    const { stderr } = await refused(study(desk.at('missing.csv')));
    expect(stderr).toContain(`${desk.at('missing.csv')}: There is no such file`);
  });

  it('are refused when the file is empty, or has a header only', async () => {
    expect((await refused(code(desk.put('empty.csv', '')))).stderr).toMatch(
      /empty\.csv: .*empty \(0 bytes\)/,
    );
    expect((await refused(code(desk.put('header.csv', 'title,description\n')))).stderr).toMatch(
      /header\.csv: .*no row below the header/,
    );
  });

  it('are refused when a folder holds none, and when standard input is empty', async () => {
    mkdirSync(desk.at('folder'));
    desk.put('folder/notes.md', 'no ads');
    expect((await refused(code(desk.at('folder')))).stderr).toMatch(
      /folder: The folder holds no file of ads.*\.jsonl/,
    );
    expect((await refused(code('-'), { input: '' })).stderr).toMatch(/-: The file is empty/);
  });

  it('are refused when a .xlsx is text without columns that are known, or a .csv is an archive', async () => {
    const text = await refused(code(desk.put('text.xlsx', 'dear colleague,\nherewith the ads\n')));
    expect(text.stderr).toMatch(/text\.xlsx: .*(?:columns|workbook|spreadsheet)/);
    expect((await refused(code(desk.put('archive.csv', otherArchive())))).stderr).toMatch(
      /archive\.csv: .*zip archive/,
    );
  });

  it('are refused when no description column is known; the message lists the columns and the way out', async () => {
    const { stderr } = await refused(code(desk.put('odd.csv', 'Kopje;Verhaal\nEngineer;You build\n')));
    expect(stderr).toMatch(/odd\.csv: .*“Kopje”, “Verhaal”.*--columns/);
  });

  it('are refused when a line is broken JSON, with file and line', async () => {
    const { stderr } = await refused(code(desk.put('broken.jsonl', `${ADS}{"id": "4", "title": \n`)));
    expect(stderr).toMatch(/broken\.jsonl:4: /);
  });

  it('are refused when one id stands for two ads', async () => {
    const { stderr } = await refused(
      code(desk.put('twice.jsonl', `${ADS}{"id":"2","title":"B","description":"Other"}\n`)),
    );
    expect(stderr).toMatch(/id “2”: .*twice\.jsonl, row 2 and .*twice\.jsonl, row 4/);
  });

  it.each([
    ['admits it', 1_100 * 1024 * 1024],
    ['lies about it', 1000],
  ])(
    'are refused in little memory when a workbook unpacks to over a gigabyte and %s',
    async (how, claimed) => {
      const file = desk.put(`bomb-${claimed}.xlsx`, bombWorkbook(1_100 * 1024 * 1024, claimed));
      const { stderr, megabytes } = await refused(code(file));
      expect(stderr).toMatch(new RegExp(`${escape(file)}: The workbook `));
      expect(megabytes, how).toBeGreaterThan(0);
      expect(megabytes, how).toBeLessThan(600);
    },
  );

  it('are refused in little memory when a line has 100 MB', async () => {
    writeLongLine(desk.at('long.jsonl'), 100);
    const { stderr, megabytes } = await refused(code(desk.at('long.jsonl')));
    expect(stderr).toMatch(/long\.jsonl:1: The line is longer than 10 MB/);
    expect(megabytes).toBeLessThan(600);
  });
});

describe('a codebook that cannot be used', () => {
  const lint = async (name: string, text: string, place: string | number): Promise<string> => {
    const file = desk.put(name, text);
    const { stderr } = await refused(['lint', file]);
    expect(stderr).toMatch(new RegExp(`${escape(file)}:${place}:\\d+: `));
    return stderr;
  };

  it('is refused for an unknown key, which it names with the known ones', async () => {
    const text = book.replace('    kind: job_task', '    knid: x\n    kind: job_task');
    expect(await lint('key.yaml', text, lineOf(text, 'knid'))).toMatch(/Unknown key "knid".*kind/);
  });

  it('is refused for a code that stands twice', async () => {
    const text = book.replace('- id: TASK2', '- id: TASK1');
    const second = text.split('\n').lastIndexOf('  - id: TASK1') + 1;
    expect(await lint('twice.yaml', text, second)).toMatch(/"TASK1" stands twice/);
  });

  const withTerm = (term: string): string =>
    book.replace(/^ {4}terms:\n {6}en: \[/m, `$&\n        "${term}",`);

  it('is refused for a term that can never match', async () => {
    const text = withTerm('(?!)');
    const never = withTerm('--');
    expect(await lint('never.yaml', never, lineOf(never, '"--"'))).toMatch(/can never match/);
    await lint('odd-term.yaml', text, lineOf(text, '"(?!)"'));
  });

  it('is refused for a regular expression that can run away', async () => {
    const text = withTerm('/(a+)+b/');
    expect(await lint('redos.yaml', text, lineOf(text, '(a+)+b'))).toMatch(/can run away/);
  });

  it('is refused for aliases that unfold without end', async () => {
    const file = desk.put('bomb.yaml', aliasBomb());
    const { stderr, megabytes } = await refused(['lint', file]);
    expect(stderr).toMatch(/bomb\.yaml:\d+: .*alias/i);
    expect(megabytes).toBeLessThan(500);
  });

  it('is refused by study as by lint', async () => {
    const file = desk.put('empty.yaml', '');
    expect((await refused(study(good, '--codebook', file))).stderr).toContain(file);
    expect((await refused(study(good, '--codebook', desk.at('none.yaml')))).stderr).toContain(
      desk.at('none.yaml'),
    );
  });
});

describe('an output that cannot be written', () => {
  it('is refused, before the ads are read, when its path leads below a file', async () => {
    const below = `${good}/below`;
    const one = await refused(['study', '--ads', good, '--out', below]);
    const other = await refused(['code', '--ads', good, '--out', `${below}.jsonl`]);
    for (const { stderr } of [one, other]) {
      expect(stderr).toContain(`${good}/below`);
      expect(stderr).not.toContain('Read ads');
    }
  });
});

describe('bad usage', () => {
  it.each([
    ['an unknown option', ['code', '--ads', 'x', '--out', '-', '--adz', 'y'], /unknown option '--adz'/],
    ['an unknown command', ['recode'], /unknown command 'recode'/],
    ['no command', [], /Usage: rolelens/],
    ['no ads', ['code', '--out', '-'], /--ads/],
    [
      'a threshold that is none',
      code(good, '--near-duplicates', '1.5'),
      /--near-duplicates "1\.5".*above 0 and at most 1/,
    ],
    ['a boilerplate option that is none', code(good, '--boilerplate', 'perhaps'), /keep, drop/],
    ['columns that are no pairs', code(good, '--columns', 'Vacancy'), /--columns "Vacancy".*role=column/],
    ['a column that is not there', code(good, '--columns', 'description=Verhaal'), /“Verhaal”.*“title”/],
    ['a query with an open bracket', code(good, '--query', 'a AND (b OR c'), /query:7: .*never closed/],
    ['a query that ends in an operator', code(good, '--query', 'ai OR'), /query:\d+: /],
  ] as const)('is refused: %s', async (_, args, message) => {
    expect((await refused(args)).stderr).toMatch(message);
  });
});

describe('other files that a study takes', () => {
  it('are refused when the codings are no codings', async () => {
    const faulty = desk.put('faulty.jsonl', '{"id":"1","mentions":[{"quote":"x"}]}\nnonsense\n');
    expect((await refused(study(good, '--codings', faulty))).stderr).toMatch(/faulty\.jsonl:1: 2 of 2 lines/);
    expect((await refused(study(good, '--codings', CODEBOOK))).stderr).toContain(CODEBOOK);
    expect((await refused(study(good, '--codings', desk.at('none.jsonl')))).stderr).toContain(
      desk.at('none.jsonl'),
    );
  });

  it('are refused when the ads are given for their coding', async () => {
    expect((await refused(study(good, '--codings', good))).stderr).toMatch(
      /good\.jsonl: It gives none of the 3 ads a profile or a mention/,
    );
  });

  it('are refused when the published figures are none, without showing their content', async () => {
    const columns = await refused(study(good, '--compare', good));
    expect(columns.stderr).toMatch(/good\.jsonl: No column profile, kind, code, mentions/);
    expect(columns.stderr.length).toBeLessThan(700);
    const row = desk.put('row.csv', 'profile,kind,code,mentions\nML Engineer,technology,TECH1,many\n');
    expect((await refused(study(good, '--compare', row))).stderr).toMatch(/row\.csv, row 1: "many" mentions/);
  });
});
