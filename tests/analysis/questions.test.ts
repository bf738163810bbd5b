// The study's further questions: focus, co-occurrence, tools, trends, metadata, saturation.
import { describe, expect, it } from 'vitest';
import {
  cooccurrence,
  cooccurrenceOrder,
  focusOfAds,
  jobTitleOfAds,
  readTitleRules,
  saturation,
  saturationStops,
  seniorityOfAds,
  tableAds,
  tableFocus,
  testAds,
  topTools,
  trend,
  trendTests,
} from '../../src/analysis';
import { RoleLensError } from '../../src/core';
import { trendTest, wilsonInterval } from '../../src/statistics';
import { inventAd, inventCoding } from '../frames/invented-coding';
import { blockCoding, distinctAds, rowsOf, rowWhere, sampleCoding } from './sample';

const [GENAI, ML] = ['GenAI Engineer', 'ML Engineer'];
const SIDES = { dataScience: ['TASK2'], softwareEngineering: ['TASK1'] };

describe('focusOfAds and tableFocus', () => {
  it('call an ad by the side that has its mentions, both from a quarter on, none without any', async () => {
    const times = (code: string, n: number): string[] => Array.from({ length: n }, () => code);
    const coding = await blockCoding([
      { profile: ML, ads: 1, codes: [...times('TASK2', 3), 'TASK1'] },
      { profile: ML, ads: 1, codes: [...times('TASK2', 4), 'TASK1'] },
      { profile: ML, ads: 1, codes: [...times('TASK1', 2), 'TECH2'] },
      { profile: ML, ads: 1, codes: ['TECH2'] },
    ]);
    expect(focusOfAds(coding, SIDES)).toEqual(['both', 'data science', 'software engineering', 'none']);
    const all = focusOfAds(coding, { ...SIDES, atLeast: 0.01 });
    expect(all).toEqual(['both', 'both', 'software engineering', 'none']);
    const row = rowWhere(tableFocus(coding, SIDES), { group: ML, focus: 'both' });
    expect(row).toMatchObject({ ads: 1, group_ads: 4, share: 0.25, share_low: wilsonInterval(1, 4)[0] });
  });

  it('add up to the ads of each group, and need the codes they are told by', async () => {
    const { coding } = await sampleCoding();
    const rows = rowsOf(tableFocus(coding, { by: null }));
    expect(rows.reduce((sum, { ads }) => sum + (ads as number), 0)).toBe(distinctAds(coding).length);
    expect(() => focusOfAds(coding, { dataScience: ['TASK9'] })).toThrow(/TASK9/);
  });
});

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
    const order = cooccurrenceOrder(coding).code;
    expect(new Set(order)).toEqual(new Set([...table.code_a, ...table.code_b]));
    expect(new Set(order).size).toBe(order.length);
  });

  it('names pairs of tools, too, of which each stands in enough ads', async () => {
    const { coding } = await sampleCoding();
    const table = cooccurrence(coding, { level: 'term', atLeast: 8 });
    expect(table.a).toContain('Python');
    for (const row of rowsOf(table))
      expect(Math.min(row.ads_a as number, row.ads_b as number)).toBeGreaterThanOrEqual(8);
  });
});

describe('topTools', () => {
  it('takes spellings and plurals for one tool, under the most usual of them', async () => {
    const texts = [
      'We use scikit-learn and LLMs',
      'Scikit Learn, an LLM',
      'scikit-learn; LLM',
      'we ask for LLM’s',
    ];
    const ads = texts.map((description, i) => inventAd(`t${i}`, { description }));
    const tech = (quote: string): { code: string; quote: string } => ({ code: 'TECH10', quote });
    const quotes = [['scikit-learn', 'LLMs'], ['Scikit Learn', 'LLM'], ['scikit-learn', 'LLM'], ['LLM’s']];
    const lines = quotes.map((of, i) => ({ id: `t${i}`, profile: ML, mentions: of.map(tech) }));
    const table = topTools(await inventCoding(ads, lines));
    expect(rowsOf(table).map(({ name, ads: n, rank }) => [name, n, rank])).toEqual([
      ['LLM', 4, 1],
      ['scikit-learn', 3, 2],
    ]);
  });

  it('has each tool that is among the first of a group in every group', async () => {
    const { coding } = await sampleCoding();
    const table = topTools(coding, { by: 'profile', most: 4 });
    const toolsOf = (group: string): unknown[] =>
      rowsOf(table)
        .filter((row) => row.group === group)
        .map(({ name, code }) => `${String(code)} ${String(name)}`)
        .sort();
    expect(toolsOf(ML)).toEqual(toolsOf(GENAI));
    expect(toolsOf(ML).length).toBeGreaterThan(4);
  });
});

describe('trend', () => {
  const months = ['2024-01', '2024-02', '2024-04'];
  const growing = (): ReturnType<typeof blockCoding> =>
    blockCoding(
      months.flatMap((month, m) => [
        { profile: GENAI, ads: 5 + 10 * m, codes: ['TECH2'], fields: () => ({ posted: `${month}-03` }) },
        { profile: ML, ads: 30 - 10 * m, codes: [], fields: () => ({ posted: `${month}-20` }) },
        { profile: ML, ads: 3, codes: ['TECH2'] },
      ]),
    );

  it('gives shares by month with Wilson intervals, leaving out ads without a date', async () => {
    const row = rowWhere(trend(await growing()), { period: '2024-02', code: 'TECH2' });
    const [share_low, share_high] = wilsonInterval(15, 35);
    expect(row).toMatchObject({ ads: 15, n: 35, share: 15 / 35, share_low, share_high });
    expect(trend(await growing(), { by: 'quarter' }).period).toContain('2024-Q2');
  });

  it('tests at the distance of the months, so that a missing month counts', async () => {
    const coding = await growing();
    const { z, p } = trendTest([5, 15, 25], [35, 35, 35], [0, 1, 3]);
    const row = rowWhere(trendTests(coding), { code: 'TECH2' });
    expect(row).toMatchObject({ n: 105, ads: 45, verdict: 'rises' });
    expect(row.z as number).toBeCloseTo(z, 10);
    expect(row.p as number).toBeCloseTo(p, 10);
    expect(rowWhere(trendTests(coding), { code: 'SKILL1' })).toMatchObject({
      p: null,
      verdict: 'no trend shown',
    });
    expect(rowWhere(trendTests(coding, { of: 'profile' }), { name: ML }).verdict).toBe('falls');
    expect(trend(coding, { profile: ML }).n.slice(0, 3)).toEqual([30, 20, 10]);
  });

  it('says so where no ad has a date', async () => {
    const coding = await blockCoding([{ profile: ML, ads: 3, codes: [] }]);
    expect(() => trend(coding)).toThrow(/date/);
  });
});

describe('tableAds and what titles say', () => {
  it('reads seniority and job from English and Dutch titles', async () => {
    const expected: [string, string, string][] = [
      ['(Senior) Machine Learning Engineer', 'ML Engineer', 'senior'],
      ['Lead GenAI Engineer', 'GenAI / LLM Engineer', 'lead'],
      ['Medior AI-ontwikkelaar zorg', 'AI Engineer', 'medior'],
      ['Afstudeerstage: uitlegbaar matchen', '(other)', 'intern'],
      ['Sr. Data Scientist / ML Engineer', 'ML Engineer', 'senior'],
      ['Junior data-engineer', 'Data Engineer', 'junior'],
      ['MLOps Engineer', 'MLOps Engineer', '(not said)'],
      ['Salesforce Developer', 'Software Engineer', '(not said)'],
      ['Business Developer', 'Sales / Marketing', '(not said)'],
      ['Full-Stack ontwikkelaar', 'Software Engineer', '(not said)'],
      ['Computer Vision Engineer', 'Computer Vision Engineer', '(not said)'],
    ];
    const ads = expected.map(([title], i) => inventAd(`j${i}`, { title, language: i % 2 ? 'nl' : 'en' }));
    const coding = await inventCoding(ads, [{ id: 'j0', mentions: [] }]);
    expect(jobTitleOfAds(coding)).toEqual(expected.map(([, job]) => job));
    expect(seniorityOfAds(coding)).toEqual(expected.map(([, , seniority]) => seniority));
  });

  it('says which file of rules is at fault and how', () => {
    expect(() => readTitleRules('/nowhere/titles.yaml')).toThrow(/titles\.yaml.*seniority/s);
  });

  it('counts values by group, the rarest together, and adds up to all ads', async () => {
    const { coding } = await sampleCoding();
    const table = tableAds(coding, 'sector', { by: 'profile', most: 4 });
    const rows = rowsOf(table);
    expect(new Set(table.value).size).toBe(5);
    expect(String(table.value[4])).toMatch(/^\(\d+ others\)$/);
    for (const group of new Set(table.group)) {
      const of = rows.filter((row) => row.group === group);
      expect(of.reduce((sum, row) => sum + (row.ads as number), 0)).toBe(of[0].group_ads);
    }
    expect(() => tableAds(coding, 'shoe size')).toThrow(/shoe size/);
  });

  it('tests whether a column hangs together with the profiles, without ads that have no value', async () => {
    const education = (name: string) => () => ({ meta: { education: name } });
    const coding = await blockCoding([
      { profile: GENAI, ads: 40, codes: [], fields: education('HBO') },
      { profile: GENAI, ads: 20, codes: [], fields: education('WO') },
      { profile: ML, ads: 10, codes: [], fields: education('HBO') },
      { profile: ML, ads: 30, codes: [], fields: education('WO') },
      { profile: ML, ads: 9, codes: [], fields: education('') },
    ]);
    const row = rowWhere(testAds(coding, 'education'), {});
    expect(row).toMatchObject({ n: 100, values: 2, groups: 2, test: 'χ²', df: 1 });
    expect(row.statistic as number).toBeCloseTo((100 * (40 * 30 - 20 * 10) ** 2) / (60 * 40 * 50 * 50), 10);
    expect(testAds((await sampleCoding()).coding, 'job_title').p[0]).toBeLessThan(0.001);
  });
});

describe('saturation', () => {
  it('rises from the mean of single ads to all that is there, and lies within its interval', async () => {
    const { coding } = await sampleCoding();
    const rows = rowsOf(saturation(coding, { orders: 60 }));
    for (const level of ['codes', 'terms']) {
      const of = rows.filter((row) => row.level === level);
      expect(of[of.length - 1]).toMatchObject({ ads: distinctAds(coding).length, share: 1 });
      of.forEach((row, i) => {
        expect(row.found_low as number).toBeLessThanOrEqual(row.found as number);
        expect(row.found_high as number).toBeGreaterThanOrEqual(row.found as number);
        if (i) expect(row.found as number).toBeGreaterThanOrEqual(of[i - 1].found as number);
      });
    }
    // After one ad the mean is that of the codes an ad has.
    const first = distinctAds(coding).map(
      (i) => new Set(coding.ads[i].mentions.map(({ code }) => code)).size,
    );
    const mean = first.reduce((sum, n) => sum + n, 0) / first.length;
    expect(Math.abs((rows[0].found as number) - mean)).toBeLessThan(1.5);
  });

  it('comes near the exact expectation for random orders', async () => {
    // Of 100 ads q have the code: after n ads it is found with 1 − C(100 − q, n) / C(100, n) (Hurlbert 1971).
    const coding = await blockCoding([
      { profile: ML, ads: 5, codes: ['TECH2'] },
      { profile: ML, ads: 20, codes: ['TECH10'] },
      { profile: ML, ads: 75, codes: [] },
    ]);
    const missed = (q: number, n: number): number =>
      Array.from({ length: n }, (_, i) => (100 - q - i) / (100 - i)).reduce(
        (product, part) => product * part,
        1,
      );
    const expected = 2 - missed(5, 10) - missed(20, 10);
    const row = rowWhere(saturation(coding, { orders: 4000 }), { level: 'codes', ads: 10 });
    expect(Math.abs((row.found as number) - expected)).toBeLessThan(0.04);
  });

  it('would have stopped when nothing new came, and says what had been missed by then', async () => {
    const coding = await blockCoding([
      { profile: ML, ads: 60, codes: ['TECH2', 'SKILL1'] },
      { profile: ML, ads: 1, codes: ['TECH10'] },
    ]);
    const quiet = rowWhere(saturationStops(coding), { level: 'codes', rule: 'nothing new in 20 ads' });
    expect(quiet).toMatchObject({ ads: 21, ads_low: 21, reached: 1 });
    expect(quiet.share_found as number).toBeGreaterThan(2 / 3);
    expect(quiet.share_found as number).toBeLessThan(1);
    const few = await blockCoding([{ profile: ML, ads: 8, codes: ['TECH2'] }]);
    const never = rowWhere(saturationStops(few), { level: 'codes', rule: 'nothing new in 20 ads' });
    expect(never).toMatchObject({ ads: 8, reached: 0, share_found: 1 });
  });

  it('is the same for the same seed and another for another', async () => {
    const { coding } = await sampleCoding();
    expect(saturation(coding, { seed: 2, orders: 20 })).toEqual(saturation(coding, { seed: 2, orders: 20 }));
    expect(saturation(coding, { seed: 2, orders: 20 })).not.toEqual(
      saturation(coding, { seed: 3, orders: 20 }),
    );
  });
});
