// Focus: which side an ad is about, by its mentions of the sides' codes.
import { describe, expect, it } from 'vitest';
import { focusOfAds, tableFocus } from '../../src/analysis';
import { NothingToShow, RoleLensError } from '../../src/core';
import { wilsonInterval } from '../../src/statistics';
import { inventBook } from '../frames/invented-coding';
import { blockCoding, distinctAds, rowsOf, rowWhere, sampleCoding } from './sample';

const ML = 'ML Engineer';
const SIDES = [
  { name: 'data science', codes: ['TASK2'] },
  { name: 'software engineering', codes: ['TASK1'] },
];
const times = (code: string, n: number): string[] => Array.from({ length: n }, () => code);

describe('focusOfAds and tableFocus', () => {
  it('call an ad by the side that has its mentions, both from a quarter on, none without any', async () => {
    const coding = await blockCoding([
      { profile: ML, ads: 1, codes: [...times('TASK2', 3), 'TASK1'] },
      { profile: ML, ads: 1, codes: [...times('TASK2', 4), 'TASK1'] },
      { profile: ML, ads: 1, codes: [...times('TASK1', 2), 'TECH2'] },
      { profile: ML, ads: 1, codes: ['TECH2'] },
    ]);
    expect(focusOfAds(coding, { sides: SIDES })).toEqual([
      'both',
      'data science',
      'software engineering',
      'none',
    ]);
    const all = focusOfAds(coding, { sides: SIDES, atLeast: 0.01 });
    expect(all).toEqual(['both', 'both', 'software engineering', 'none']);
    const row = rowWhere(tableFocus(coding, { sides: SIDES }), { group: ML, focus: 'both' });
    expect(row).toMatchObject({ ads: 1, group_ads: 4, share: 0.25, share_low: wilsonInterval(1, 4)[0] });
  });

  it('add up to the ads of each group, and need the codes they are told by', async () => {
    const { coding } = await sampleCoding();
    const rows = rowsOf(tableFocus(coding, { sides: SIDES, by: null }));
    expect(rows.reduce((sum, { ads }) => sum + (ads as number), 0)).toBe(distinctAds(coding).length);
    const [first] = SIDES;
    const missing = { name: 'data engineering', codes: ['TASK9'] };
    expect(() => focusOfAds(coding, { sides: [first, missing] })).toThrow(/TASK9/);
  });

  it('tell three sides apart, in a codebook of other kinds and without profiles', async () => {
    const book = inventBook([{ id: 'duty', unit: 'clause' }], {
      N1: 'duty',
      N2: 'duty',
      N3: 'duty',
      N4: 'duty',
    });
    const sides = [
      { name: 'care', codes: ['N1', 'N2'] },
      { name: 'paperwork', codes: ['N3'] },
      { name: 'teaching', codes: ['N4'] },
    ];
    const coding = await blockCoding(
      [
        { ads: 1, codes: [...times('N1', 2), ...times('N2', 2), 'N3'] },
        { ads: 2, codes: [...times('N4', 9), 'N1', 'N3'] },
        { ads: 1, codes: ['N1', 'N3', 'N4'] },
        { ads: 1, codes: ['N3', 'N4'] },
        { ads: 3, codes: [] },
      ],
      book,
    );
    expect(rowsOf(tableFocus(coding, { sides, by: null })).map(({ focus, ads }) => [focus, ads])).toEqual([
      ['care', 1],
      ['paperwork', 0],
      ['teaching', 2],
      ['several', 2],
      ['none', 3],
    ]);
    expect(() => tableFocus(coding, { sides })).toThrow(new NothingToShow('no ad has a profile'));
  });

  it('call an ad by several where its mentions are spread too thin for any side', async () => {
    const ids = ['N1', 'N2', 'N3', 'N4', 'N5'];
    const book = inventBook(
      [{ id: 'duty', unit: 'clause' }],
      Object.fromEntries(ids.map((id) => [id, 'duty'])),
    );
    const sides = ids.map((id) => ({ name: `side ${id}`, codes: [id] }));
    expect(focusOfAds(await blockCoding([{ ads: 1, codes: ids }], book), { sides })).toEqual(['several']);
  });

  it('have nothing to show without sides, and refuse one side, or names that are taken', async () => {
    const coding = await blockCoding([{ profile: ML, ads: 1, codes: ['TASK1'] }]);
    const [first] = SIDES;
    expect(() => focusOfAds(coding, { sides: [] })).toThrow(NothingToShow);
    expect(() => focusOfAds(coding, { sides: [first] })).toThrow(/needs two sides, found 1/);
    expect(() => focusOfAds(coding, { sides: [first, first] })).toThrow(RoleLensError);
    expect(() => focusOfAds(coding, { sides: [first, { name: 'both', codes: ['TASK1'] }] })).toThrow(
      /"both"/,
    );
  });
});
