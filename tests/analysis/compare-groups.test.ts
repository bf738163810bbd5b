// Comparisons of groups: counts recounted, tests as the statistics room has them, and what copies must not do.
import { describe, expect, it } from 'vitest';
import {
  compareAllGroups,
  compareGroups,
  compareTerms,
  compareWords,
  NO_DIFFERENCE,
} from '../../src/analysis';
import {
  adjustP,
  chiSquareTest,
  cramersV,
  fisherExact,
  newcombeInterval,
  ratioInterval,
} from '../../src/statistics';
import { blockCoding, distinctAds, rowsOf, rowWhere, sampleCoding } from './sample';

const [GENAI, ML] = ['GenAI Engineer', 'ML Engineer'];

/** 519 and 181 ads as in the study, where both profiles have about 117 mentions of data modeling. */
const slip = (): ReturnType<typeof blockCoding> =>
  blockCoding([
    { profile: GENAI, ads: 119, codes: ['TECH10', 'SKILL1'] },
    { profile: GENAI, ads: 400, codes: ['SKILL1'] },
    { profile: ML, ads: 117, codes: ['TECH10', 'SKILL1', 'SKILL1'] },
    { profile: ML, ads: 64, codes: [] },
    { profile: 'Ambiguous', ads: 30, codes: ['TASK1'] },
  ]);

describe('compareGroups', () => {
  it('says that equal mentions in groups of unequal size are no equal importance', async () => {
    const row = rowWhere(compareGroups(await slip(), { replicates: 200 }), { code: 'TECH10' });
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
    const table = compareGroups(await slip(), { replicates: 200 });
    const row = rowWhere(table, { code: 'TECH10' });
    const counts = [
      [119, 400],
      [117, 64],
    ];
    const { statistic, p } = chiSquareTest(counts);
    expect(row).toMatchObject({ test: 'χ²', statistic, p, cramers_v: cramersV(counts).v });
    expect([row.difference_low, row.difference_high]).toEqual(newcombeInterval(119, 519, 117, 181));
    expect([row.ratio_low, row.ratio_high]).toEqual(ratioInterval(119, 519, 117, 181));
    const expected = adjustP(table.p.map((value) => (value === null ? NaN : (value as number))));
    table.p_adjusted.forEach((value, i) => {
      if (value === null) expect(expected[i]).toBeNaN();
      else expect(value).toBe(expected[i]);
    });
  });

  it('has a row for codes that nobody mentions, which shows no difference and has no p', async () => {
    const row = rowWhere(compareGroups(await slip(), { replicates: 50 }), { code: 'TECH2' });
    expect(row).toMatchObject({
      ads_a: 0,
      ads_b: 0,
      p: null,
      p_adjusted: null,
      verdict: NO_DIFFERENCE,
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
    const coding = await slip();
    const forth = rowsOf(compareGroups(coding, { groups: [GENAI, ML], replicates: 20 }));
    const back = rowsOf(compareGroups(coding, { groups: [ML, GENAI], replicates: 20 }));
    forth.forEach((row, i) => {
      expect(back[i].difference as number).toBeCloseTo(-(row.difference as number), 12);
      expect(back[i]).toMatchObject({ p: row.p, verdict: row.verdict, ads_b: row.ads_a });
    });
  });

  it('compares each pair of more than two groups once, in the order given', async () => {
    const groups = [ML, 'Ambiguous', GENAI];
    const table = compareGroups(await slip(), { groups, kind: 'job_task', replicates: 20 });
    const pairs = [...new Set(rowsOf(table).map((row) => `${row.group_a}:${row.group_b}`))];
    expect(pairs).toEqual([`${ML}:Ambiguous`, `${ML}:${GENAI}`, `Ambiguous:${GENAI}`]);
    expect(table.code).toHaveLength(3 * 2);
  });

  it('compares by any column, by what titles say and by values of one’s own', async () => {
    const { coding } = await sampleCoding();
    const byLanguage = compareGroups(coding, { by: 'language', groups: ['en', 'nl'], replicates: 20 });
    expect(new Set(byLanguage.group_a)).toEqual(new Set(['en']));
    const own = coding.corpus.map((_, i) => (i % 2 ? 'odd' : 'even'));
    expect(compareGroups(coding, { by: own, replicates: 20 }).group_b[0]).toBe('odd');
    const jobs = { by: 'job_title', groups: ['AI Engineer', 'ML Engineer'], replicates: 20 };
    expect(compareGroups(coding, jobs).n_a[0]).toBeGreaterThan(10);
  });

  it('names the groups there are when one is missing, and asks for two', async () => {
    const coding = await slip();
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
});

describe('compareAllGroups', () => {
  it('tests all groups at once and names those with the largest and the smallest share', async () => {
    const groups = [GENAI, ML, 'Ambiguous'];
    const row = rowWhere(compareAllGroups(await slip(), { groups }), { code: 'TECH10' });
    const { statistic, p } = chiSquareTest([[119, 400], [117, 64], [0, 30]]); // prettier-ignore
    expect(row).toMatchObject({
      n: 730,
      ads: 236,
      groups: 3,
      test: 'χ²',
      df: 2,
      statistic,
      p,
      verdict: 'differs',
    });
    expect(row).toMatchObject({ most_in: ML, most_share: 117 / 181, least_in: 'Ambiguous', least_share: 0 });
  });

  it('agrees with the comparison of two groups where there are two', async () => {
    const { coding } = await sampleCoding();
    const [all, two] = [compareAllGroups(coding), compareGroups(coding, { replicates: 2 })];
    two.test.forEach((test, i) => {
      if (test === 'χ²') expect(all.p[i]).toBe(two.p[i]);
    });
    const sectors = compareAllGroups(coding, { by: 'sector' });
    expect(sectors.code).toHaveLength(coding.codes.length);
    expect(sectors.groups[0]).toBeGreaterThan(8);
  });
});

describe('compareTerms and compareWords', () => {
  it('put the tools of one profile first and those of the other last, with a verdict by ads', async () => {
    const { coding } = await sampleCoding();
    const table = compareTerms(coding);
    const z = table.z as number[];
    expect([...z].sort((a, b) => b - a)).toEqual(z);
    expect(rowWhere(table, { term: 'RAG' }).verdict).toBe('more in GenAI Engineer');
    expect(rowWhere(table, { term: 'PyTorch' }).verdict).toBe('more in ML Engineer');
    expect(rowWhere(table, { term: 'RAG' }).z as number).toBeGreaterThan(1.96);
    expect(rowWhere(table, { term: 'PyTorch' }).z as number).toBeLessThan(-1.96);
  });

  it('find the same without a codebook, in words of content only', async () => {
    const { coding, store } = await sampleCoding();
    const table = compareWords(store, coding);
    expect(table.term).toContain('models');
    for (const word of ['the', 'and', 'een', 'you', 'we']) expect(table.term).not.toContain(word);
    expect(rowWhere(table, { term: 'rag' }).verdict).toBe('more in GenAI Engineer');
  });
});
