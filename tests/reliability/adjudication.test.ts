// Conflicts between coders, and the sheet on which they are decided.
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Codebook } from '../../src/codebook';
import { readCoding } from '../../src/coding';
import type { Ad, Coding } from '../../src/core';
import {
  conflicts,
  readAdjudication,
  sampleForCoding,
  writeAdjudication,
  writeCodingSheets,
} from '../../src/reliability';
import { codedSample, fillIn, HOME, scratch, type Entry } from './hand-coding';

let ads: readonly Ad[];
let book: Codebook;
let codings: Coding[];
const at = scratch();
beforeAll(async () => {
  ({ ads, book } = await codedSample());
  const read = (coder: string): Promise<Coding> =>
    readCoding(join(HOME, `data/sample/codings/${coder}.jsonl`), ads, { book, coder });
  codings = [await read('coder-1'), await read('coder-2')];
});

const codesIn = (coding: Coding, id: string): string[] => [
  ...new Set(coding.ads.find((ad) => ad.id === id)!.mentions.map(({ code }) => code)),
];

describe('conflicts', () => {
  it('lists just the profiles and codes on which coders of the same ad differ', () => {
    const table = conflicts(codings).columns;
    expect(table.ad.length).toBeGreaterThan(0);
    table.item.forEach((item, i) => {
      const says = [table['coder-1'][i], table['coder-2'][i]];
      expect(says).not.toContain(null);
      if (item !== 'profile') expect(says.filter((cell) => cell === 'no')).toHaveLength(1);
    });
    const both = codings[0].corpus.filter((_, i) =>
      codings.every(({ ads: coded }) => coded[i].mentions.length),
    );
    const expected = both.reduce((sum, { id }) => {
      const [a, b] = codings.map((coding) => codesIn(coding, id));
      return (
        sum + a.filter((code) => !b.includes(code)).length + b.filter((code) => !a.includes(code)).length
      );
    }, 0);
    expect(table.item.filter((item) => item !== 'profile')).toHaveLength(expected);
  });

  it('finds none between a coding and itself, and refuses two coders of one name', () => {
    expect(conflicts([codings[0], { ...codings[0], coder: 'other' }]).columns.ad).toEqual([]);
    expect(() => conflicts([codings[0], codings[0]])).toThrow(/of the coder "coder-1"/);
    expect(() => conflicts([codings[0]])).toThrow(/Give two or more/);
  });
});

describe('the adjudication sheet', () => {
  it('gives the final coding: what is agreed on, what was decided, and what one coder alone coded', async () => {
    const file = at('decide.xlsx');
    const table = conflicts(codings).columns;
    expect(await writeAdjudication(codings, book, file)).toBe(table.ad.length);
    const decision = (i: number): string =>
      table.item[i] === 'profile' ? String(table['coder-2'][i]) : i % 2 ? 'yes' : 'no';
    fillIn(file, [
      { sheet: 'Start', row: 1, column: '*', text: 'Carla' },
      { sheet: 'Start', row: 2, column: '*', text: '2026-02-05' },
      ...table.ad.map((_, i): Entry => ({
        sheet: 'Conflicts',
        row: i + 2,
        column: 'decision',
        text: decision(i),
      })),
    ]);
    const { coding, decided, remarks } = await readAdjudication(file, codings, book);
    expect(remarks).toEqual([]);
    expect(decided).toBe(table.ad.length);
    expect(coding).toMatchObject({ coder: 'Carla', created: '2026-02-05' });
    table.ad.forEach((id, i) => {
      const item = String(table.item[i]);
      if (item === 'profile') expect(coding.ads.find((ad) => ad.id === id)!.profile.name).toBe(decision(i));
      else expect(codesIn(coding, String(id)).includes(item)).toBe(decision(i) === 'yes');
    });
    const disputed = new Set(table.ad.map((id, i) => `${id} ${table.item[i]}`));
    codings[0].ads.forEach(({ id, mentions, profile }, i) => {
      const alone = !codings[1].ads[i].mentions.length;
      if (alone) {
        expect(coding.ads[i].profile.name).toBe(profile.name);
        expect(coding.ads[i].mentions.map(({ code, quote }) => [code, quote])).toEqual(
          mentions.map(({ code, quote }) => [code, quote]),
        );
      } else
        for (const code of codesIn(codings[0], id))
          if (!disputed.has(`${id} ${code}`)) expect(codesIn(coding, id)).toContain(code);
    });
  });

  it('takes quotes of its own, and names what is open, wrong or unknown', async () => {
    const file = at('partly.xlsx');
    const table = conflicts(codings).columns;
    await writeAdjudication(codings, book, file);
    const [a, b, c] = table.item.flatMap((item, i) => (item === 'profile' ? [] : [i]));
    const ad = ads.find(({ id }) => id === table.ad[a])!;
    const own = ad.title;
    fillIn(file, [
      { sheet: 'Conflicts', row: a + 2, column: 'decision', text: 'ja' },
      { sheet: 'Conflicts', row: a + 2, column: 'quotes', text: own },
      { sheet: 'Conflicts', row: b + 2, column: 'decision', text: 'perhaps' },
      { sheet: 'Conflicts', row: c + 2, column: 'item', text: 'TASK9' },
    ]);
    const { coding, decided, remarks } = await readAdjudication(file, codings, book);
    expect(decided).toBe(1);
    const quotes = coding.ads
      .find(({ id }) => id === ad.id)!
      .mentions.filter(({ code }) => code === table.item[a]);
    expect(quotes.map(({ quote }) => quote)).toEqual([own]);
    const said = remarks.map(({ row, problem }) => `${row}: ${problem}`);
    expect(said).toContain(
      `${b + 2}: "${table.item[b]}": the decision "perhaps" is not understood. Write yes or no.`,
    );
    expect(said).toContain(`${c + 2}: The codings do not differ in "TASK9"; the row is left out.`);
    expect(said).toContain(`0: The conflict over "${table.item[c]}" is not in the sheet.`);
    expect(said.filter((line) => line.endsWith('is not decided.'))).toHaveLength(table.ad.length - 3);
  });

  it('refuses a file that is no adjudication', async () => {
    await expect(readAdjudication(at('gone.xlsx'), codings, book)).rejects.toThrow(/gone\.xlsx/);
    const [sheet] = await writeCodingSheets(sampleForCoding(codings[0], { n: 2 }), book, at('x'));
    await expect(readAdjudication(sheet, codings, book)).rejects.toThrow(/no sheet "Conflicts"/);
  });
});
