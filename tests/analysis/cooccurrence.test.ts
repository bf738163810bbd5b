// Co-occurrence: pairs counted by hand and recounted, and which kinds they are of.
import { describe, expect, it } from 'vitest';
import { cooccurrence, cooccurrenceOrder } from '../../src/analysis';
import { NothingToShow, RoleLensError } from '../../src/core';
import { inventBook } from '../frames/invented-coding';
import { blockCoding, distinctAds, rowsOf, rowWhere, sampleCoding } from './sample';

const [GENAI, ML] = ['GenAI Engineer', 'ML Engineer'];

describe('cooccurrence', () => {
  it('counts pairs, what independence would give, lift and Jaccard', async () => {
    const coding = await blockCoding([
      { profile: ML, ads: 15, codes: ['TECH2', 'TECH10', 'TECH10'] },
      { profile: ML, ads: 5, codes: ['TECH2'] },
      { profile: GENAI, ads: 15, codes: ['TECH10'] },
      { profile: GENAI, ads: 65, codes: ['SKILL1'] },
    ]);
    const [row, ...others] = rowsOf(cooccurrence(coding));
    expect(others).toEqual([]);
    expect(row).toMatchObject({ code_a: 'TECH10', code_b: 'TECH2', ads_a: 30, ads_b: 20, ads: 15, n: 100 });
    expect(row).toMatchObject({ expected: 6, lift: 2.5, jaccard: 15 / 35 });
    expect(row.p_adjusted as number).toBeLessThan(0.001);
    const inGenai = rowWhere(
      cooccurrence(coding, { kind: 'technology', atLeast: 0, by: 'profile', group: ML }),
      {},
    );
    expect(inGenai).toMatchObject({ ads: 15, ads_b: 20, n: 20 });
    expect(() => cooccurrence(coding, { by: 'profile', group: 'Cook' })).toThrow(RoleLensError);
  });

  it('agrees with a plain recount of the sample and keeps every code in the order of the heat map', async () => {
    const { coding } = await sampleCoding();
    const table = cooccurrence(coding);
    const codesOf = distinctAds(coding).map((i) => new Set(coding.ads[i].mentions.map(({ code }) => code)));
    for (const { code_a, code_b, ads } of rowsOf(table))
      expect(ads).toBe(
        codesOf.filter((codes) => codes.has(String(code_a)) && codes.has(String(code_b))).length,
      );
    const order = cooccurrenceOrder(coding).columns.code;
    expect(new Set(order)).toEqual(new Set([...table.columns.code_a, ...table.columns.code_b]));
    expect(new Set(order).size).toBe(order.length);
  });

  it('names pairs of tools, too, of which each stands in enough ads', async () => {
    const { coding } = await sampleCoding();
    const table = cooccurrence(coding, { level: 'term', atLeast: 8 });
    expect(table.columns.a).toContain('Python');
    for (const row of rowsOf(table))
      expect(Math.min(row.ads_a as number, row.ads_b as number)).toBeGreaterThanOrEqual(8);
  });

  it('is of all kinds that are counted by term, and says so where there are none', async () => {
    const kinds = [
      { id: 'degree', unit: 'term' },
      { id: 'benefit', unit: 'clause' },
      { id: 'tool', unit: 'term' },
    ] as const;
    const blocks = [{ ads: 4, codes: ['D1', 'B1', 'T1'] }];
    const codes = { D1: 'degree', B1: 'benefit', T1: 'tool' };
    const coding = await blockCoding(blocks, inventBook(kinds, codes));
    expect(rowsOf(cooccurrence(coding)).map(({ code_a, code_b }) => [code_a, code_b])).toEqual([
      ['D1', 'T1'],
    ]);
    const clauses = kinds.map(({ id }) => ({ id, unit: 'clause' as const }));
    const without = await blockCoding(blocks, inventBook(clauses, codes));
    expect(() => cooccurrence(without)).toThrow(new NothingToShow('no kind of code is counted by term'));
    expect(() => cooccurrence(without, { kind: 'tool' })).toThrow(/fewer than two codes stand in any ad/);
    expect(() => cooccurrence(without, { kind: 'tools' })).toThrow(/degree, benefit, tool/);
  });

  it('does not test a pair of which one is in every ad', async () => {
    const coding = await blockCoding([
      { ads: 10, codes: ['TECH2', 'TECH10'] },
      { ads: 10, codes: ['TECH2'] },
    ]);
    expect(rowsOf(cooccurrence(coding))).toMatchObject([{ ads: 10, p: null, p_adjusted: null, phi: null }]);
  });
});
