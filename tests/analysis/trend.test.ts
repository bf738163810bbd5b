// Trends: shares by period, the test, and what could not be tested.
import { describe, expect, it } from 'vitest';
import { trend, trendTests } from '../../src/analysis';
import { NothingToShow } from '../../src/core';
import { adjustP, trendTest, wilsonInterval } from '../../src/statistics';
import { blockCoding, rowsOf, rowWhere } from './sample';

const [GENAI, ML] = ['GenAI Engineer', 'ML Engineer'];

describe('trend', () => {
  const months = ['2024-01', '2024-02', '2024-04'];
  const growing = (): ReturnType<typeof blockCoding> =>
    blockCoding([
      ...months.flatMap((month, m) => [
        { profile: GENAI, ads: 5 + 10 * m, codes: ['TECH2'], fields: () => ({ posted: `${month}-03` }) },
        { profile: ML, ads: 30 - 10 * m, codes: [], fields: () => ({ posted: `${month}-20` }) },
        { profile: ML, ads: 3, codes: ['TECH2'] },
      ]),
      { profile: 'Ambiguous', ads: 2, codes: [] },
    ]);

  it('gives shares by month with Wilson intervals, leaving out ads without a date', async () => {
    const row = rowWhere(trend(await growing()), { period: '2024-02', code: 'TECH2' });
    const [share_low, share_high] = wilsonInterval(15, 35);
    expect(row).toMatchObject({ ads: 15, n: 35, share: 15 / 35, share_low, share_high });
    expect(trend(await growing(), { by: 'quarter' }).columns.period).toContain('2024-Q2');
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
      p_adjusted: null,
      verdict: 'not tested',
      reason: 'no ad has it',
    });
    expect(rowWhere(trendTests(coding, { of: 'profile' }), { name: ML }).verdict).toBe('falls');
    expect(trend(coding, { profile: ML }).columns.n.slice(0, 3)).toEqual([30, 20, 10]);
  });

  it('says so where no ad has a date', async () => {
    const coding = await blockCoding([{ profile: ML, ads: 3, codes: [] }]);
    expect(() => trend(coding)).toThrow(NothingToShow);
    expect(() => trend(coding)).toThrow(/no ad has a date/);
    expect(() => trend(coding, { profile: 'Cook' })).toThrow(/no profile "Cook".*ML Engineer/);
  });

  it('leaves what cannot be tested out of the family, and says why', async () => {
    const dated = (posted: string) => ({ fields: () => ({ posted }) });
    const coding = await blockCoding([
      { profile: ML, ads: 20, codes: ['TECH2', 'TECH10'], ...dated('2024-01-05') },
      { profile: ML, ads: 20, codes: ['TECH2'], ...dated('2024-02-05') },
      { profile: ML, ads: 20, codes: ['TECH2', 'SKILL1'], ...dated('2024-03-05') },
    ]);
    const rows = rowsOf(trendTests(coding));
    expect(rows.map(({ code, reason }) => [code, reason])).toEqual([
      ['TASK1', 'no ad has it'],
      ['TASK2', 'no ad has it'],
      ['TECH10', null],
      ['TECH2', 'every ad has it'],
      ['SKILL1', null],
    ]);
    const tested = rows.filter(({ reason }) => reason === null);
    const adjusted = adjustP(tested.map(({ p }) => p as number));
    expect(tested.map(({ p_adjusted }) => p_adjusted)).toEqual(adjusted);
    for (const { reason, p, p_adjusted, z, verdict } of rows)
      if (reason) expect([p, p_adjusted, z, verdict]).toEqual([null, null, null, 'not tested']);
  });

  it('is of the groups of any grouping, also of profiles that no ad with a date has', async () => {
    const coding = await growing();
    const profiles = rowsOf(trendTests(coding, { of: 'profile' }));
    expect(profiles.map(({ name, verdict, reason }) => [name, verdict, reason])).toEqual([
      [GENAI, 'rises', null],
      [ML, 'falls', null],
      ['Ambiguous', 'not tested', 'no ad is of it'],
    ]);
    const own = coding.corpus.map((_, i) => (i % 2 ? 'odd' : 'even'));
    expect(trendTests(coding, { of: own }).columns.name).toEqual(['even', 'odd']);
    expect(rowsOf(trendTests(coding, { of: 'language' }))).toMatchObject([
      { name: 'en', kind: null, verdict: 'not tested', reason: 'every ad is of it' },
    ]);
  });

  it('tests nothing where all ads are of one period', async () => {
    const rows = rowsOf(trendTests(await growing(), { by: 'year', of: 'profile' }));
    expect(rows.map(({ reason }) => reason)).toEqual([
      'all ads are of one period',
      'all ads are of one period',
      'no ad is of it',
    ]);
  });
});
