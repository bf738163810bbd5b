// Comparisons of two groups: counts recounted, tests as the statistics room has them, and what copies must not do.
import { describe, expect, it } from 'vitest';
import { compareGroups, NO_DIFFERENCE } from '../../src/analysis';
import { NothingToShow } from '../../src/core';
import {
  adjustP,
  chiSquareTest,
  cramersV,
  fisherExact,
  newcombeInterval,
  ratioInterval,
} from '../../src/statistics';
import { inventBook } from '../frames/invented-coding';
import { blockCoding, distinctAds, rowsOf, rowWhere, sampleCoding, unequalCoding } from './sample';

const [GENAI, ML] = ['GenAI Engineer', 'ML Engineer'];

describe('compareGroups', () => {
  it('says that equal mentions in groups of unequal size are no equal importance', async () => {
    const row = rowWhere(compareGroups(await unequalCoding(), { replicates: 200 }), { code: 'TECH10' });
    expect(row).toMatchObject({
      group_a: GENAI,
      group_b: ML,
      mentions_a: 119,
      mentions_b: 117,
      n_a: 519,
      n_b: 181,
    });
    expect(row.mentions_per_ad_a).toBeCloseTo(0.229, 3);
    expect(row.mentions_per_ad_b).toBeCloseTo(0.646, 3);
    expect(row.verdict).toBe('more in ML Engineer');
    expect(row.difference_high).toBeLessThan(0);
    expect(row.mentions_ratio_high).toBeLessThan(1);
    expect(row.mentions_per_ad_difference_high).toBeLessThan(0);
  });

  it('carries the numbers of the statistics room and adjusts p over the whole table', async () => {
    const table = compareGroups(await unequalCoding(), { replicates: 200 });
    const row = rowWhere(table, { code: 'TECH10' });
    const counts = [
      [119, 400],
      [117, 64],
    ];
    const { statistic, p } = chiSquareTest(counts);
    expect(row).toMatchObject({ test: 'χ²', statistic, p, cramers_v: cramersV(counts).v });
    expect([row.difference_low, row.difference_high]).toEqual(newcombeInterval(119, 519, 117, 181));
    expect([row.ratio_low, row.ratio_high]).toEqual(ratioInterval(119, 519, 117, 181));
    const expected = adjustP(table.columns.p.map((value) => value ?? NaN));
    table.columns.p_adjusted.forEach((value, i) => {
      if (value === null) expect(expected[i]).toBeNaN();
      else expect(value).toBe(expected[i]);
    });
  });

  it('has a row for codes that nobody mentions, which are not tested and have no p', async () => {
    const row = rowWhere(compareGroups(await unequalCoding(), { replicates: 50 }), { code: 'TECH2' });
    expect(row).toMatchObject({
      ads_a: 0,
      ads_b: 0,
      p: null,
      p_adjusted: null,
      verdict: 'not tested',
      test: 'none',
    });
    expect(row.ratio_high).toBeNull();
    expect(row.mentions_per_ad_a_high).toBeNull();
  });

  it('takes Fisher’s exact test where an expected count is below 5', async () => {
    const coding = await blockCoding([
      { profile: GENAI, ads: 6, codes: ['TECH2'] },
      { profile: GENAI, ads: 3, codes: [] },
      { profile: ML, ads: 1, codes: ['TECH2'] },
      { profile: ML, ads: 7, codes: [] },
    ]);
    const row = rowWhere(compareGroups(coding, { replicates: 50 }), { code: 'TECH2' });
    expect(row).toMatchObject({ test: 'Fisher’s exact', p: fisherExact(6, 3, 1, 7) });
  });

  it('gains no certainty from copies: over postings p stays as it is over distinct ads', async () => {
    const blocks = (copies: number): Parameters<typeof blockCoding>[0] => [
      { profile: GENAI, ads: 30, codes: ['TECH2'], copies },
      { profile: GENAI, ads: 30, codes: [], copies },
      { profile: ML, ads: 12, codes: ['TECH2'], copies },
      { profile: ML, ads: 28, codes: [], copies },
    ];
    const [single, copied] = [await blockCoding(blocks(0)), await blockCoding(blocks(4))];
    const distinct = rowWhere(compareGroups(single), { code: 'TECH2' });
    const postings = rowWhere(compareGroups(copied, { over: 'postings' }), { code: 'TECH2' });
    expect(postings).toMatchObject({ n_a: 300, ads_a: 150, test: 'χ², Rao–Scott' });
    expect(postings.prevalence_a).toBeCloseTo(0.5, 12);
    const ofSingle = chiSquareTest([[30, 30], [12, 28]]); // prettier-ignore
    expect(postings.statistic as number).toBeGreaterThan(0.93 * ofSingle.statistic);
    expect(postings.statistic as number).toBeLessThan(1.02 * ofSingle.statistic);
    // Five times the ads, taken for independent, would have been "significant".
    expect(chiSquareTest([[150, 150], [60, 140]]).p).toBeLessThan(1e-5); // prettier-ignore
    for (const end of ['low', 'high']) {
      const name = `mentions_per_ad_difference_${end}`;
      expect(postings[name] as number).toBeCloseTo(distinct[name] as number, 1);
    }
  });

  it('changes sign, and nothing else, with the order of the groups', async () => {
    const coding = await unequalCoding();
    const forth = rowsOf(compareGroups(coding, { groups: [GENAI, ML], replicates: 20 }));
    const back = rowsOf(compareGroups(coding, { groups: [ML, GENAI], replicates: 20 }));
    forth.forEach((row, i) => {
      expect(back[i].difference as number).toBeCloseTo(-(row.difference as number), 12);
      expect(back[i]).toMatchObject({ p: row.p, verdict: row.verdict, ads_b: row.ads_a });
    });
  });

  it('compares each pair of more than two groups once, in the order given', async () => {
    const groups = [ML, 'Ambiguous', GENAI];
    const table = compareGroups(await unequalCoding(), { groups, kind: 'job_task', replicates: 20 });
    const pairs = [...new Set(rowsOf(table).map((row) => `${row.group_a}:${row.group_b}`))];
    expect(pairs).toEqual([`${ML}:Ambiguous`, `${ML}:${GENAI}`, `Ambiguous:${GENAI}`]);
    expect(table.size).toBe(3 * 2);
  });

  it('compares by any column, by what titles say and by values of one’s own', async () => {
    const { coding } = await sampleCoding();
    const byLanguage = compareGroups(coding, { by: 'language', groups: ['en', 'nl'], replicates: 20 });
    expect(new Set(byLanguage.columns.group_a)).toEqual(new Set(['en']));
    const own = coding.corpus.map((_, i) => (i % 2 ? 'odd' : 'even'));
    expect(compareGroups(coding, { by: own, replicates: 20 }).columns.group_b[0]).toBe('odd');
    const jobs = { by: 'job_title', groups: ['AI Engineer', 'ML Engineer'], replicates: 20 };
    expect(compareGroups(coding, jobs).columns.n_a[0]).toBeGreaterThan(10);
  });

  it('names the groups there are when one is missing, and asks for two', async () => {
    const coding = await unequalCoding();
    expect(() => compareGroups(coding, { groups: ['Prompt Engineer', ML] })).toThrow(
      /GenAI Engineer, ML Engineer/,
    );
    expect(() => compareGroups(coding, { groups: [ML] })).toThrow(/two groups/);
    expect(() => compareGroups(coding, { by: ['a', 'b'] })).toThrow(/Expected 730 values/);
  });

  it('counts the sample as a plain recount of its mentions does', async () => {
    const { coding } = await sampleCoding();
    const table = compareGroups(coding, { replicates: 20 });
    const ads = distinctAds(coding).map((i) => coding.ads[i]);
    for (const row of rowsOf(table)) {
      const of = ads.filter(({ profile }) => profile.name === row.group_a);
      const mentions = of.map((ad) => ad.mentions.filter(({ code }) => code === row.code).length);
      expect(row.n_a).toBe(of.length);
      expect(row.ads_a).toBe(mentions.filter((n) => n > 0).length);
      expect(row.mentions_a).toBe(mentions.reduce((sum, n) => sum + n, 0));
    }
  });

  it('does not test a code that every ad has, and leaves it out of the family', async () => {
    const coding = await blockCoding([
      { profile: GENAI, ads: 30, codes: ['TECH2', 'SKILL1'] },
      { profile: GENAI, ads: 10, codes: ['TECH2'] },
      { profile: ML, ads: 12, codes: ['TECH2', 'SKILL1', 'TASK1'] },
      { profile: ML, ads: 28, codes: ['TECH2', 'TASK1'] },
    ]);
    const table = compareGroups(coding, { replicates: 20 });
    const every = rowWhere(table, { code: 'TECH2' });
    expect(every).toMatchObject({ p: null, p_adjusted: null, verdict: 'not tested', test: 'none', tests: 2 });
    expect(every).toMatchObject({
      prevalence_a: 1,
      prevalence_b: 1,
      difference: 0,
      adjustment: 'Benjamini–Hochberg',
    });
    const { p } = chiSquareTest([[30, 10], [12, 28]]); // prettier-ignore
    expect(rowWhere(table, { code: 'SKILL1' })).toMatchObject({
      p,
      p_adjusted: p,
      verdict: `more in ${GENAI}`,
    });
    const same = await blockCoding([
      { profile: GENAI, ads: 20, codes: ['TASK1'] },
      { profile: GENAI, ads: 20, codes: [] },
      { profile: ML, ads: 20, codes: ['TASK1'] },
      { profile: ML, ads: 20, codes: [] },
    ]);
    expect(rowWhere(compareGroups(same, { replicates: 20 }), { code: 'TASK1' })).toMatchObject({
      p: 1,
      verdict: NO_DIFFERENCE,
    });
  });

  it('takes the first two groups there are of any column, and is named after it', async () => {
    const sector = (name: string) => () => ({ meta: { sector: name } });
    const coding = await blockCoding(
      [
        { ads: 5, codes: ['B1'], fields: sector('care') },
        { ads: 5, codes: [], fields: sector('bank') },
        { ads: 5, codes: [], fields: sector('rail') },
        { ads: 5, codes: [], fields: sector('') },
      ],
      inventBook([{ id: 'benefit', unit: 'clause' }], { B1: 'benefit' }),
    );
    const table = compareGroups(coding, { by: 'sector', replicates: 20 });
    expect(table.schema.name).toBe('sector_comparison');
    expect(table.legend.kinds).toBe(coding.kinds);
    expect(rowsOf(table)).toMatchObject([
      { by: 'sector', group_a: 'bank', group_b: 'care', ads_b: 5, kind: 'benefit' },
    ]);
    expect(() => compareGroups(coding)).toThrow(new NothingToShow('no ad has a profile'));
    expect(() => compareGroups(coding, { by: 'language' })).toThrow(
      new NothingToShow('the ads are of one group only, "en"'),
    );
  });

  it('counts a mention recorded under another kind for no code', async () => {
    const foreign = { code: 'TECH2', kind: 'soft_skill' };
    const coding = await blockCoding([
      { profile: GENAI, ads: 9, codes: ['TECH2', foreign] },
      { profile: ML, ads: 9, codes: [foreign] },
    ]);
    const row = rowWhere(compareGroups(coding, { replicates: 20 }), { code: 'TECH2' });
    expect(row).toMatchObject({ ads_a: 9, mentions_a: 9, ads_b: 0, mentions_b: 0 });
  });
});
