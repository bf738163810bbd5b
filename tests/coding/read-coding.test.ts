// Codings from files: our own, and those made elsewhere.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCodebook, readCodebook } from '../../src/codebook';
import { codeAds, codingLines, readCoding, type ReadCodingOptions } from '../../src/coding';
import { RoleLensError, type Ad, type Coding } from '../../src/core';
import { readAds } from '../../src/corpus';
import { tokenize } from '../../src/text';
import { bookOf, codeLine } from '../codebook/small-book';
import { makeAd } from '../text/make-ad';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'rolelens-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(...lines: unknown[]): string {
  const file = join(folder, 'codings.jsonl');
  writeFileSync(
    file,
    lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''),
  );
  return file;
}

const ads: readonly Ad[] = [
  makeAd('You write Python. You deploy  models in Python.', { id: '1' }),
  makeAd('You draw.', { id: '2' }),
];
const book = parseCodebook(
  bookOf([codeLine('TASK1', 'job_task', 'any: [deploy]'), codeLine('TECH1', 'technology', 'any: [python]')]),
);

/** The coding of the two ads in these lines. */
const codingOf = (lines: unknown[], options: ReadCodingOptions = { book }): Promise<Coding> =>
  readCoding(fileOf(...lines), ads, options);
const quote = (code: unknown, text: string, more = {}): object => ({ code, quote: text, ...more });

describe('our own file', () => {
  it('gives back the very coding of the sample', async () => {
    const sample = await readAds('data/sample/ads.jsonl');
    const bundled = readCodebook('data/codebook/genai-roles.yaml');
    const coding = codeAds(tokenize(sample), bundled);
    const lines = [...codingLines(coding)];
    const read = await readCoding(fileOf(...lines), sample, { book: bundled });
    expect([...codingLines(read)].join('\n') === lines.join('\n')).toBe(true);
    expect(read.mentions).toEqual({ ...coding.mentions, term: read.mentions.term });
    expect(read).toMatchObject({
      corpusHash: coding.corpusHash,
      codes: coding.codes,
      remarks: [],
      created: null,
    });
  });
});

describe('a file made elsewhere', () => {
  it('may name ads by job_id, as text or number, and give the profile as text, as an object or not at all', async () => {
    const { ads: coded, remarks } = await codingOf([
      { job_id: 1, profile: 'ML Engineer', mentions: [quote('TECH1', 'Python')] },
      { id: '2', profile: { name: 'Any' } },
    ]);
    expect(coded.map(({ id, profile }) => [id, profile.name])).toEqual([
      ['1', 'ML Engineer'],
      ['2', 'Any'],
    ]);
    expect(coded[0].mentions).toMatchObject([
      { ad: '1', code: 'TECH1', kind: 'technology', start: 10, end: 16, term: '', evidence: null },
    ]);
    expect(remarks).toEqual([]);
  });

  it.each([[undefined], [null], [''], [{}], [{ name: 7 }], [[]], [7]])(
    'gives an ad with the profile %j the profile (none)',
    async (profile) => {
      const { ads: coded } = await codingOf([{ id: 1, profile }, { id: 2 }]);
      expect(coded.map((ad) => ad.profile.name)).toEqual(['(none)', '(none)']);
    },
  );

  it('keeps the kind that was recorded, else that of the code, and says how many are of another', async () => {
    const {
      ads: coded,
      kinds,
      recordedKinds,
      remarks,
    } = await codingOf([
      {
        id: 1,
        mentions: [
          quote('TECH1', 'Python', { kind: 'soft_skill' }),
          quote('TECH1', 'Python'),
          quote('TECH1', 'Python', { kind: 'nonsense' }),
        ],
      },
      { id: 2 },
    ]);
    expect(coded[0].mentions.map(({ kind }) => kind)).toEqual(['soft_skill', 'technology', 'nonsense']);
    expect(kinds.map(({ id }) => id)).toEqual(['job_task', 'technology']);
    expect(recordedKinds).toEqual(['job_task', 'technology', 'soft_skill', 'nonsense']);
    expect(remarks).toEqual([
      "2 of 3 mentions are recorded under another kind than their code's; they are left out of counts by code, and stand apart in the mentions by profile.",
    ]);
  });

  it('adds codes that the codebook lacks after its own, with the name and kind that they come with', async () => {
    const { codes } = await codingOf([
      {
        id: 1,
        mentions: [
          quote('SKILL9', 'You', { name: 'Drawing' }),
          quote('X', 'write', { kind: 'soft_skill' }),
          quote('Y', 'deploy'),
        ],
      },
      { id: 2 },
    ]);
    expect(codes).toEqual([
      { id: 'TASK1', name: 'TASK1', kind: 'job_task' },
      { id: 'TECH1', name: 'TECH1', kind: 'technology' },
      { id: 'SKILL9', name: 'Drawing', kind: 'other' },
      { id: 'X', name: 'X', kind: 'soft_skill' },
      { id: 'Y', name: 'Y', kind: 'other' },
    ]);
  });

  it('has its quotes found in the text, whatever their case and white space', async () => {
    const { ads: coded, remarks } = await codingOf([
      { id: 1, mentions: [quote('TASK1', 'you DEPLOY models')] },
      { id: 2 },
    ]);
    expect(coded[0].mentions[0]).toMatchObject({ start: 18, end: 36, quote: 'You deploy  models' });
    expect(remarks).toEqual([]);
  });

  it('gives a repeated quote successive places', async () => {
    const { ads: coded } = await codingOf([
      { id: 1, mentions: [quote('TECH1', 'Python'), quote('TECH1', 'python')] },
      { id: 2 },
    ]);
    const again = await codingOf([
      { id: 1, mentions: [quote('TECH1', 'Python'), quote('TECH1', 'Python')] },
      { id: 2 },
    ]);
    expect(again.ads[0].mentions.map(({ start }) => start)).toEqual([10, 40]);
    expect(coded[0].mentions).toHaveLength(2);
  });

  it('has wrong offsets mended and right ones kept', async () => {
    const { ads: coded } = await codingOf([
      {
        id: 1,
        mentions: [
          quote('TECH1', 'Python', { start: 40, end: 46 }),
          quote('TECH1', 'Python', { start: 3, end: 9 }),
          quote('TECH1', 'Python', { start: 3, end: 1e9 }),
        ],
      },
      { id: 2 },
    ]);
    expect(coded[0].mentions.map(({ start, end, quote: words }) => [start, end, words])).toEqual([
      [40, 46, 'Python'],
      [10, 16, 'Python'],
      [40, 46, 'Python'],
    ]);
  });

  it('keeps and counts quotes that are not in the text', async () => {
    const coding = await codingOf([
      { id: 1, mentions: [quote('TECH1', 'Rust'), quote('TECH1', 'Python')] },
      { id: 2 },
    ]);
    expect(coding.ads[0].mentions[0]).toMatchObject({
      code: 'TECH1',
      quote: 'Rust',
      start: -1,
      end: -1,
      evidence: null,
    });
    expect(coding.mentions.ad).toHaveLength(2);
    expect(coding.remarks).toEqual([expect.stringMatching(/^1 of 2 quotes are not in their ad's text/)]);
  });

  it('remarks ads without a line, and lines without an ad', async () => {
    const coding = await codingOf([{ id: 1 }, { id: 7 }, { id: 8 }]);
    expect(coding.ads.map(({ profile }) => profile.name)).toEqual(['(none)', '(none)']);
    expect(coding.remarks).toEqual([
      expect.stringMatching(/^1 of 2 ads have no line in .*codings\.jsonl/),
      expect.stringMatching(/^2 lines .* of ads that were not read \(7, 8\)/),
    ]);
  });

  it('is named after its file unless it gets a name', async () => {
    expect((await codingOf([{ id: 1 }])).coder).toMatch(/codings\.jsonl$/);
    expect((await codingOf([{ id: 1 }], { coder: 'Ann' })).coder).toBe('Ann');
  });

  it('may have a byte order mark, blank lines and Windows line ends', async () => {
    const coding = await codingOf([
      '\ufeff{"id": 1, "profile": "Any"}\r',
      '',
      '{"id": 2, "profile": "Any"}\r',
    ]);
    expect(coding.ads.map(({ profile }) => profile.name)).toEqual(['Any', 'Any']);
  });

  it('takes names of the prototype for ids like any other', async () => {
    const coding = await codingOf([
      '{"id": 1, "profile": "constructor", "mentions": [{"code": "__proto__", "quote": "Python"}]}',
      { id: 2 },
    ]);
    expect(coding.ads[0].profile.name).toBe('constructor');
    expect(coding.ads[0].mentions[0].code).toBe('__proto__');
  });
});

describe('the reasons of a profile in a file made elsewhere', () => {
  const markup = '<img src=x onerror=alert(1)>';
  const reason = { profile: 'ML Engineer', what: 'w', found: 1, adds: 2 };

  it.each([
    ['no numbers for scores', { scores: { a: 1, b: markup, c: null } }, { a: 1 }, []],
    ['a list for scores', { scores: [markup] }, {}, []],
    ['text for scores', { scores: markup }, {}, []],
    ['reasons without fields', { evidence: [{}, null, markup, reason] }, {}, [reason]],
    ['a reason whose number is text', { evidence: [{ ...reason, adds: markup }] }, {}, []],
    ['an object for reasons', { evidence: { found: markup } }, {}, []],
  ])('are left out, and that is remarked, where it has %s', async (_, more, scores, evidence) => {
    const coding = await codingOf([{ id: '1', profile: { name: 'ML Engineer', ...more }, mentions: [] }]);
    expect(coding.ads[0].profile).toEqual({ name: 'ML Engineer', scores, evidence });
    expect(coding.remarks.join(' ')).toMatch(/In 1 lines of .*\(ads 1\); they are left out/);
  });

  it('are taken as they stand where they are right, and may be missing', async () => {
    const coding = await codingOf([
      { id: '1', profile: { name: 'ML Engineer', scores: { x: 0.5 }, evidence: [reason] }, mentions: [] },
    ]);
    expect(coding.ads[0].profile).toEqual({
      name: 'ML Engineer',
      scores: { x: 0.5 },
      evidence: [reason],
    });
    expect(coding.remarks.join(' ')).not.toContain('left out');
  });
});

describe('a broken file', () => {
  it.each([
    [
      'a quote that is an object',
      { mentions: [quote('PY', 'x'), { code: 'PY', quote: {} }] },
      /"quote" of mention 2/,
    ],
    [
      'a term that is a list',
      { mentions: [quote('PY', 'x', { term: [] })] },
      /the "term" of mention 1 is no text/,
    ],
  ])('is refused for %s', async (_, line, message) => {
    await expect(codingOf([{ id: '1', ...line }])).rejects.toThrow(RoleLensError);
    await expect(codingOf([{ id: '1', ...line }])).rejects.toThrow(message);
  });

  it.each([
    [
      'a line that is no JSON',
      ['{"id": 1}', '{"id": 2'],
      /codings\.jsonl:2: 1 of 2 lines are not as expected:\n {2}- line 2: /,
    ],
    ['a line that is no object', ['7', 'null', '[]'], /codings\.jsonl:1: 3 of 3 lines/],
    ['a line without an id', [{ profile: 'Any' }], /line 1: it has no "id" or "job_id"/],
    [
      'an ad twice',
      [{ id: 1 }, { id: 2 }, { job_id: '1' }],
      /codings\.jsonl:3: .*\n.*line 3: the ad "1" stands twice/,
    ],
    [
      'a mention without a code',
      [{ id: 1, mentions: [quote('TECH1', 'Python'), quote(undefined, 'Python')] }],
      /line 1: mention 2 has no "code"/,
    ],
    ['a mention that is none', [{ id: 1, mentions: [null] }], /mention 1 has no "code"/],
    ['mentions that are no list', [{ id: 1, mentions: {} }], /"mentions" is no list/],
    ['no line at all', ['', ' '], /No coding in it/],
  ])('with %s is refused by file and line', async (_, lines, message) => {
    const attempt = codingOf(lines);
    await expect(attempt).rejects.toThrow(RoleLensError);
    await expect(attempt).rejects.toThrow(message);
  });

  it('tells the first few of many faults and counts the rest', async () => {
    const attempt = codingOf(Array.from({ length: 50 }, () => 'nonsense'));
    await expect(attempt).rejects.toThrow(/50 of 50 lines[^]*… and 45 more/);
  });

  it('that is not there, or is a folder, is refused by name', async () => {
    await expect(readCoding(join(folder, 'none.jsonl'), ads)).rejects.toThrow(
      /none\.jsonl: The codings cannot be read/,
    );
    await expect(readCoding(folder, ads)).rejects.toThrow(/cannot be read/);
  });
});
