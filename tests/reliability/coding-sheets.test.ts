// Sheets for coders: what is in them, and that what coders fill in comes back.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseCodebook, type Codebook } from '../../src/codebook';
import { readCoding } from '../../src/coding';
import type { Ad, Coding } from '../../src/core';
import {
  agree,
  readCodingSheets,
  sampleForCoding,
  writeCodingSheets,
  type CodingSample,
} from '../../src/reliability';
import { askPython } from '../python/peers';
import { codedSample, fillIn, HOME, scratch, type Entry } from './hand-coding';

let ads: readonly Ad[];
let book: Codebook;
let coding: Coding;
let sample: CodingSample;
const at = scratch();
beforeAll(async () => {
  ({ ads, book, coding } = await codedSample());
  sample = sampleForCoding(coding, { n: 12 });
});

/** All cells as openpyxl sees them, lists to choose from, and cells that it takes for formulas. */
interface Seen {
  readonly cells: Readonly<Record<string, (string | null)[][]>>;
  readonly lists: Readonly<Record<string, [cells: string, list: string][]>>;
  readonly formulas: number;
  readonly formats: readonly [format: string, wrapped: boolean | null][];
}
const look = (file: string): Seen =>
  askPython(
    `import openpyxl
book = openpyxl.load_workbook(given)
answer = {
  'cells': {s.title: [[c.value for c in row] for row in s.iter_rows()] for s in book},
  'lists': {s.title: [[str(v.sqref), v.formula1] for v in s.data_validations.dataValidation] for s in book},
  'formulas': sum(c.data_type == 'f' for s in book for row in s.iter_rows() for c in row),
  'formats': sorted({(c.number_format, c.alignment.wrap_text) for s in book for row in s.iter_rows() for c in row if c.value is not None}),
}`,
    file,
  );

const hostile = (text: string, id: string): Ad => ({ ...sample.ads[0], id, title: text.slice(0, 40), text });
const sampleOf = (...odd: Ad[]): CodingSample => ({ ...sample, ads: odd });

describe('writeCodingSheets', () => {
  it('writes the same bytes twice, and says nothing where they stand there already', async () => {
    const first = await writeCodingSheets(sample, book, at('a'), { coders: ['Anna'] });
    const second = await writeCodingSheets(sample, book, at('b'), { coders: ['Anna'] });
    expect(first).toHaveLength(2);
    first.forEach((file, i) => expect(readFileSync(file).equals(readFileSync(second[i]))).toBe(true));
    await expect(writeCodingSheets(sample, book, at('a'), { coders: ['Anna'] })).resolves.toEqual(first);
  });

  it('shows every ad whole, codes with definitions, profiles to choose from, and text cells that wrap', async () => {
    const [file] = await writeCodingSheets(sample, book, at('c'), { coders: ['Anna'] });
    const { cells, lists, formats } = look(file);
    const [heads, ...rows] = cells.Ads;
    const texts = heads.flatMap((head, i) => (/^text/.test(head!) ? [i] : []));
    expect(rows.map(([id]) => id)).toEqual(sample.ads.map(({ id }) => id));
    rows.forEach((row, i) => {
      const text = texts.map((column) => (row[column] ?? '').replace(/^'(?=[=+\-@])/, '')).join('');
      expect(text).toBe(sample.ads[i].text);
    });
    expect(cells.Codebook.slice(1).map(([code]) => code)).toEqual([
      ...book.codes.map(({ id }) => id),
      ...book.profiles.map(({ name }) => name),
    ]);
    expect(lists.Ads).toEqual([[expect.stringMatching(/^[A-Z]+2:[A-Z]+13$/), 'Codebook!$A$23:$A$25']]);
    expect(lists.Quotes).toContainEqual(['B2:B3000', 'Codebook!$A$2:$A$22']);
    expect(formats).toEqual([['@', true]]);
  });

  it('asks for no profile where the codebook has none, and reads back what is filled in', async () => {
    const bare = parseCodebook(book.source.replace(/^profiles:[^]*/m, ''));
    const [file] = await writeCodingSheets(sample, bare, at('bare'), { coders: ['Anna'] });
    const { cells, lists } = look(file);
    expect(cells.Ads[0]).not.toContain('profile');
    expect(lists.Ads ?? []).toEqual([]);
    expect(JSON.stringify(cells.Start)).not.toContain('profile');
    const [code] = bare.codes;
    fillIn(file, [
      { sheet: 'Quotes', row: 2, column: 'ad', text: sample.ads[0].id },
      { sheet: 'Quotes', row: 2, column: 'code', text: code.id },
      { sheet: 'Quotes', row: 2, column: 'quote', text: sample.ads[0].title },
    ]);
    const { codings, remarks } = await readCodingSheets([file], ads, bare);
    expect(codings[0].profiles).toEqual(['(none)']);
    expect(codings[0].mentions.ad).toHaveLength(1);
    expect(remarks.map(({ problem }) => problem).join()).not.toContain('profile');
  });

  it('is blind: whatever the coding said, the sheets are the same', async () => {
    const other = sampleForCoding(
      { ...coding, adProfile: coding.adProfile.map(() => 0) },
      { n: 1, strata: [] },
    );
    const same = { ...other, ads: sample.ads };
    const [mine] = await writeCodingSheets(sample, book, at('d'), { coders: ['Anna'] });
    const [theirs] = await writeCodingSheets(same, book, at('e'), { coders: ['Anna'] });
    expect(readFileSync(mine).equals(readFileSync(theirs))).toBe(true);
    const line = JSON.parse(readFileSync(mine.replace('xlsx', 'jsonl'), 'utf8').split('\n')[0]) as object;
    expect(line).toEqual({
      id: sample.ads[0].id,
      title: sample.ads[0].title,
      text: sample.ads[0].text,
      coder: 'Anna',
      coded: '',
      profile: '',
      mentions: [],
    });
  });

  it('keeps formulas of ads from running, and odd ids as they are', async () => {
    const odd = sampleOf(
      hostile('=HYPERLINK("http://x.example","y")\n\n@SUM(A1)', '=1+1'),
      hostile('-1+1|cmd\n\n\u{1F600} ü', '007'),
    );
    const [file] = await writeCodingSheets(odd, book, at('f'), { coders: ['Anna'] });
    const { cells, formulas } = look(file);
    expect(formulas).toBe(0);
    expect(cells.Ads.slice(1).map(([id, title]) => [id, title![0]])).toEqual([
      ["'=1+1", "'"],
      ['007', "'"],
    ]);
    fillIn(file, [{ sheet: 'Ads', row: 2, column: 'profile', text: book.profiles[0].name }]);
    const { codings, remarks } = await readCodingSheets([file], odd.ads, book);
    expect(codings[0].ads[0].profile.name).toBe(book.profiles[0].name);
    expect(remarks.map(({ problem }) => problem)).toEqual(['1 of 2 ads are not coded.']);
  });

  it('cuts nothing off an ad that no cell holds', async () => {
    const text = `${'Wij zoeken iemand die modellen bouwt. '.repeat(1200)}${'\u{1F600}'.repeat(3000)}`;
    const [file] = await writeCodingSheets(sampleOf(hostile(text, 'long')), book, at('g'), {
      coders: ['Anna'],
    });
    const { cells } = look(file);
    const [heads, row] = cells.Ads;
    expect(text.length).toBeGreaterThan(32_767);
    expect(heads.flatMap((head, i) => (/^text/.test(head!) ? [row[i] ?? ''] : [])).join('')).toBe(text);
  });

  it('refuses an ad too long to be read in a spreadsheet, by its id', async () => {
    const endless = sampleOf(hostile('x '.repeat(400_000), 'endless'));
    await expect(writeCodingSheets(endless, book, at('h'))).rejects.toThrow(/The ad "endless" is too long/);
  });

  it('does not write over a file that somebody filled in', async () => {
    const [file] = await writeCodingSheets(sample, book, at('i'), { coders: ['Anna'] });
    writeFileSync(file, 'filled');
    await expect(writeCodingSheets(sample, book, at('i'), { coders: ['Anna'] })).rejects.toThrow(/filled in/);
    expect(readFileSync(file, 'utf8')).toBe('filled');
  });

  it.each([[['a', 'A']], [['../x']], [['']]])('refuses %o as names of coders', async (coders) => {
    await expect(writeCodingSheets(sample, book, at('j'), { coders })).rejects.toThrow(/cannot name/);
  });
});

describe('readCodingSheets', () => {
  const clause = (ad: Ad): string => /[^\n]{30,80}/.exec(ad.text.slice(ad.title.length))![0].trim();

  it('reads back what was filled in with another program: who, when, profiles and quotes in place', async () => {
    const [file] = await writeCodingSheets(sample, book, at('k'), { coders: ['Anna'] });
    const [first, second] = sample.ads;
    fillIn(file, [
      { sheet: 'Start', row: 2, column: '*', text: '2026-02-03' },
      { sheet: 'Ads', row: 2, column: 'profile', text: book.profiles[1].name },
      { sheet: 'Ads', row: 3, column: 'profile', text: book.profiles[0].name.toUpperCase() },
      { sheet: 'Ads', row: 3, column: 'TASK4', text: 'x' },
      { sheet: 'Ads', row: 2, column: 'SKILL1', text: clause(first) },
      { sheet: 'Quotes', row: 2, column: 'ad', text: second.id },
      { sheet: 'Quotes', row: 2, column: 'code', text: 'TASK4' },
      { sheet: 'Quotes', row: 2, column: 'quote', text: clause(second) },
    ]);
    const { codings, coders, remarks } = await readCodingSheets([file], ads, book);
    expect(coders).toEqual([{ coder: 'Anna', coded: '2026-02-03', file, ads: 2, mentions: 2, remarks: 1 }]);
    expect(remarks.map(({ problem }) => problem)).toEqual(['10 of 12 ads are not coded.']);
    expect(codings[0]).toMatchObject({ coder: 'Anna', created: '2026-02-03' });
    const byId = new Map(codings[0].ads.map((ad) => [ad.id, ad]));
    expect(byId.get(first.id)!.profile.name).toBe(book.profiles[1].name);
    expect(byId.get(second.id)!.profile.name).toBe(book.profiles[0].name);
    for (const [ad, code] of [
      [first, 'SKILL1'],
      [second, 'TASK4'],
    ] as const) {
      const [mention] = byId.get(ad.id)!.mentions;
      expect(mention).toMatchObject({ code, quote: clause(ad) });
      expect(ad.text.slice(mention.start, mention.end)).toBe(clause(ad));
    }
  });

  it('names each doubtful entry with sheet and row', async () => {
    const [file] = await writeCodingSheets(sample, book, at('l'), { coders: ['Anna'] });
    const [first, second, third] = sample.ads;
    const wrong = clause(first)
      .split(' ')
      .map((word, i) => (i === 2 ? 'zzz' : word))
      .join(' ');
    const row = (n: number, ad: string, code: string, quote: string): Entry[] => [
      { sheet: 'Quotes', row: n, column: 'ad', text: ad },
      { sheet: 'Quotes', row: n, column: 'code', text: code },
      { sheet: 'Quotes', row: n, column: 'quote', text: quote },
    ];
    fillIn(file, [
      { sheet: 'Start', row: 2, column: '*', text: 'yesterday' },
      { sheet: 'Ads', row: 2, column: 'profile', text: 'GenAI Enginer' },
      { sheet: 'Ads', row: 2, column: 'TASK1', text: 'x' },
      { sheet: 'Ads', row: 3, column: 'TASK2', text: 'x' },
      { sheet: 'Ads', row: 3, column: 'SKILL2', text: 'no' },
      { sheet: 'Ads', row: 4, column: 'profile', text: 'ML Engineer' },
      { sheet: 'Ads', row: 4, column: 'note', text: 'or data engineer?' },
      { sheet: 'Ads', row: 5, column: 'ad', text: third.id },
      ...row(2, first.id, 'TASK1', wrong),
      ...row(3, second.id, 'SKILL2', clause(second)),
      ...row(4, second.id, 'SKILL1', clause(second)),
      ...row(5, 'nowhere', 'SKILL1', clause(second)),
      ...row(6, third.id, 'SKIL1', clause(third)),
      ...row(7, third.id, '', clause(third)),
    ]);
    const { codings, remarks } = await readCodingSheets([file], ads, book);
    const said = remarks.map(({ sheet, row: n, problem }) => `${sheet} ${n}: ${problem}`);
    for (const expected of [
      /^ 0: The day "yesterday" is not understood/,
      /^Ads 2: The codebook has no profile "GenAI Enginer"\. Did you mean "GenAI Engineer"/,
      /^Quotes 2: TASK1: ".*zzz.*" is not in the ad word for word\. Did the coder mean "/,
      /^Ads 3: The profile is missing/,
      /^Ads 3: TASK2 is marked, but not quoted/,
      /^Ads 3: SKILL2 is marked as absent, but quoted/,
      /^Ads 3: SKILL1 is quoted, but not marked/,
      /^Ads 4: The coder notes: "or data engineer\?"/,
      /^Ads 5: The ad stands twice; row 4 counts/,
      /^Quotes 5: No ad has the id "nowhere"/,
      /^Quotes 6: The codebook has no code "SKIL1".*"SKILL1"/,
      /^Quotes 7: A quote without a code/,
      /^ 0: 8 of 11 ads are not coded/,
    ])
      expect(
        said.filter((line) => expected.test(line)),
        String(expected),
      ).toHaveLength(1);
    expect(said).toHaveLength(13);
    const ad = codings[0].ads.find(({ id }) => id === second.id)!;
    expect(ad.mentions.map(({ code }) => code).sort()).toEqual(['SKILL1', 'SKILL2', 'TASK2']);
  });

  it('reads the bundled hand codings as the reader of codings does', async () => {
    const files = ['coder-1', 'coder-2'].map((name) => join(HOME, `data/sample/codings/${name}.jsonl`));
    const { codings, coders } = await readCodingSheets(files, ads, book);
    expect(coders.map(({ ads: n }) => n)).toEqual([60, 24]);
    for (const [i, file] of files.entries()) {
      const other = await readCoding(file, ads, { book });
      expect(codings[i].ads.map(({ profile }) => profile.name)).toEqual(
        other.ads.map(({ profile }) => profile.name),
      );
      expect(codings[i].mentions).toEqual(other.mentions);
    }
  });

  it('takes JSON Lines that a tool filled in, and skips the sheet that stayed empty', async () => {
    const [sheet, lines] = await writeCodingSheets(sample, book, at('m'), { coders: ['Anna'] });
    const filled = readFileSync(lines, 'utf8')
      .trim()
      .split('\n')
      .map((line, i) => ({
        ...(JSON.parse(line) as Ad),
        coded: '2026-02-04',
        profile: book.profiles[0].name,
        mentions: [{ code: 'TASK4', quote: clause(sample.ads[i]) }],
      }));
    writeFileSync(lines, filled.map((line) => JSON.stringify(line)).join('\n'));
    const { codings, coders, remarks } = await readCodingSheets([sheet, lines], ads, book);
    expect(codings).toHaveLength(1);
    expect(coders.map(({ ads: n, coded }) => [n, coded])).toEqual([
      [0, ''],
      [12, '2026-02-04'],
    ]);
    expect(remarks.map(({ problem }) => problem)).toEqual([
      'Nothing is filled in; the file gives no coding.',
    ]);
    expect(() => agree([codings[0], coding], { bootstrap: 10 })).not.toThrow();
  });

  it('refuses what it cannot read, by file', async () => {
    const [sheet, lines] = await writeCodingSheets(sample, book, at('n'), { coders: ['Anna'] });
    await expect(readCodingSheets([sheet, lines], ads, book)).rejects.toThrow(
      /Nothing is filled in in any of 2/,
    );
    await expect(readCodingSheets([at('gone.xlsx')], ads, book)).rejects.toThrow(
      /gone\.xlsx.*cannot be read/,
    );
    writeFileSync(at('broken.jsonl'), '{"id": "1"}\nnonsense\n');
    await expect(readCodingSheets([at('broken.jsonl')], ads, book)).rejects.toThrow(/broken\.jsonl:2/);
    writeFileSync(at('broken.xlsx'), 'PK\u0003\u0004 nothing');
    await expect(readCodingSheets([at('broken.xlsx')], ads, book)).rejects.toThrow(/broken\.xlsx/);
    const own = join(HOME, 'data/sample/codings/coder-1.jsonl');
    await expect(readCodingSheets([own, own], ads, book)).rejects.toThrow(
      /Two filled files are of the coder "coder-1"/,
    );
  });
});
