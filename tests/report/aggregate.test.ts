// Studies of codings made elsewhere, hostile text, and studies that fail.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RoleLensError } from '../../src/core';
import { runStudy, studyOf } from '../../src/report';
import { CODEBOOK, codedLines, csvRows, hashes, temporaryFolder } from './study-files';

const temporary = temporaryFolder();
afterAll(() => temporary.remove());

function lines(name: string, rows: readonly object[]): string {
  const file = join(temporary.path, name);
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return file;
}

const LINK = '[x](javascript:alert(1))';
/** Markup that cleaning takes for text, and browsers for markup. */
const DRAWING = '<svg/onload=alert(2)>';
const IMAGE = '<img src=x onerror=alert(3)>';
const CAPTION = '![y](http://evil.example/p.png)';

const ads = lines('ads.jsonl', [
  {
    id: 'h1',
    title: '=cmd()',
    description: `We use ${LINK} and ${DRAWING} here, every day, to build things.`,
  },
  {
    id: 'h2',
    title: DRAWING,
    description: 'An entirely different text about Azure and pipelines for banks.',
  },
  {
    id: 'h3',
    title: '+31',
    description: 'Nothing of the kind stands in this third ad; it is about gardening.',
  },
  {
    id: 'h4',
    title: '@SUM(A1)',
    description: 'The fourth speaks of cooking, of serving meals, and of washing up.',
  },
]);
const coding = lines('coding.jsonl', [
  {
    id: 'h1',
    profile: 'GenAI Engineer',
    mentions: [
      { code: 'TECH4', kind: 'technology', quote: LINK },
      { code: 'TECH4', kind: 'technology', quote: DRAWING },
      { code: 'TASK4', kind: 'technology', quote: 'build things' },
      { code: 'TECH77', kind: 'technology', name: IMAGE, quote: 'We use' },
    ],
  },
  {
    id: 'h2',
    profile: 'ML Engineer',
    mentions: [
      { code: 'TECH2', kind: 'technology', quote: 'Azure' },
      { code: 'TECH2', kind: 'job_task', quote: 'Azure' },
    ],
  },
  { id: 'h3', profile: IMAGE, mentions: [{ code: 'TASK4', kind: 'job_task', quote: 'gardening' }] },
  { id: CAPTION, profile: 'ML Engineer', mentions: [] },
]);

describe('a study of a coding made elsewhere', () => {
  const out = join(temporary.path, 'hostile');
  let summary: string;
  beforeAll(async () => {
    await runStudy(studyOf({ ads: [ads], codebook: CODEBOOK, codings: coding, out }));
    summary = readFileSync(join(out, 'ANALYSIS_SUMMARY.md'), 'utf8');
  });

  it('aggregates that coding instead of making its own', () => {
    expect(codedLines(out).map(({ id, profile, mentions }) => [id, profile.name, mentions.length])).toEqual([
      ['h1', 'GenAI Engineer', 4],
      ['h2', 'ML Engineer', 2],
      ['h3', IMAGE, 1],
      ['h4', '(none)', 0],
    ]);
    const count = (file: string, code: string): number =>
      Number(csvRows(out, file).find((row) => row.code === code)?.mentions);
    expect(
      count('job_task_distribution.csv', 'TASK4'),
      'a mention as of another kind counts for no code',
    ).toBe(1);
    expect(count('technology_distribution.csv', 'TECH2')).toBe(1);
    expect(count('technology_distribution.csv', 'TECH4')).toBe(2);
  });

  it('says what the coding lacks', () => {
    expect(summary).toMatch(/1 of 4 ads have no line/);
    expect(summary).toMatch(/1 lines? of .* (?:is|are) of (?:an ad|ads) that/);
  });

  it('lets no word of an ad become a link in the summary', () => {
    expect(summary).toContain('javascript:alert(1)');
    expect(summary).not.toMatch(/(?<!\\)\]\(javascript/i);
  });

  it('lets no word of an ad become HTML in the summary', () => {
    expect(summary).toContain('alert(2)');
    expect(summary).not.toMatch(/(?<!\\)<svg/i);
  });

  it('lets no name of a profile or code, and no id, become HTML or a picture in the summary', () => {
    expect(summary).toContain('alert(3)');
    expect(summary).not.toMatch(/(?<!\\)<img/i);
    expect(summary).toContain('evil.example');
    expect(summary).not.toMatch(/(?<!\\)\]\(http:\/\/evil/);
  });

  it('draws no tag from a name in its figures', () => {
    for (const file of readdirSync(out).filter((name) => name.endsWith('.svg')))
      expect(readFileSync(join(out, file), 'utf8')).not.toMatch(/<img|onerror=alert\(3\)>/);
  });

  it('guards titles that a spreadsheet would run as formulas', () => {
    const titles = csvRows(out, 'selection.csv').map(({ title }) => title);
    expect(titles).toEqual(["'=cmd()", DRAWING, '+31', "'@SUM(A1)"]);
  });
});

describe('a study that fails', () => {
  const out = join(temporary.path, 'kept');
  const study = { ads: [ads], codebook: CODEBOOK, codings: coding, out };
  let before: Record<string, string>;
  beforeAll(async () => {
    await runStudy(studyOf(study));
    before = hashes(out);
  });

  it('leaves the earlier results as they were when the ads are bad', async () => {
    const bad = join(temporary.path, 'bad.jsonl');
    writeFileSync(bad, '{"id": "1", "title": "cut off');
    await expect(runStudy(studyOf({ ...study, ads: [bad] }))).rejects.toThrow(RoleLensError);
    expect(hashes(out)).toEqual(before);
  });

  it('leaves the earlier results as they were when the browser does not start', async () => {
    process.env.ROLELENS_CHROMIUM = join(temporary.path, 'no-browser');
    try {
      await expect(runStudy(studyOf({ ...study, codings: undefined }))).rejects.toThrow(/ROLELENS_CHROMIUM/);
    } finally {
      delete process.env.ROLELENS_CHROMIUM;
    }
    expect(hashes(out)).toEqual(before);
  });

  it('takes away the folders that it made, and no others', async () => {
    const made = join(temporary.path, 'new', 'deep');
    await expect(runStudy(studyOf({ ...study, ads: ['/no/such/file'], out: made }))).rejects.toThrow(
      RoleLensError,
    );
    expect(readdirSync(temporary.path)).not.toContain('new');
    const mine = join(temporary.path, 'mine');
    mkdirSync(mine);
    await expect(runStudy(studyOf({ ...study, ads: ['/no/such/file'], out: mine }))).rejects.toThrow(
      RoleLensError,
    );
    expect(readdirSync(mine)).toEqual([]);
  });

  it('says so when no ad is inside the query', async () => {
    await expect(runStudy(studyOf({ ...study, query: 'zeppelin' }))).rejects.toThrow(
      /None of the 4 ads.*4 outside query/,
    );
    expect(hashes(out)).toEqual(before);
  });
});

describe('a study after another', () => {
  it('leaves no comparison of the earlier one beside its own results, and touches no other file', async () => {
    const out = join(temporary.path, 'again');
    const published = join(temporary.path, 'published.csv');
    writeFileSync(published, 'profile,kind,code,name,mentions\nML Engineer,technology,TECH2,Clouds,7\n');
    const study = { ads: [ads], codebook: CODEBOOK, codings: coding, out };
    await runStudy(studyOf({ ...study, published }));
    writeFileSync(join(out, 'notes.txt'), 'mine');
    expect(readdirSync(out)).toEqual(expect.arrayContaining(['comparison.csv', 'job_task_comparison.png']));
    expect(csvRows(out, 'comparison.csv')).toEqual([
      {
        profile: 'ML Engineer',
        kind: 'technology',
        code: 'TECH2',
        name: 'Clouds',
        published: '7',
        reproduced: '1',
        difference: '-6',
      },
    ]);
    const one = lines('one.jsonl', [{ id: 'h1', profile: 'GenAI Engineer', mentions: [] }]);
    await runStudy(studyOf({ ...study, codings: one }));
    expect(readdirSync(out).filter((name) => name.includes('comparison'))).toEqual([]);
    expect(readdirSync(out)).toContain('notes.txt');
  });
});
