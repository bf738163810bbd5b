// Tests over all groups at once.
import { describe, expect, it } from 'vitest';
import { compareGroups, testGroups } from '../../src/analysis';
import { chiSquareTest } from '../../src/statistics';
import { rowWhere, sampleCoding, unequalCoding } from './sample';

const [GENAI, ML] = ['GenAI Engineer', 'ML Engineer'];

describe('testGroups', () => {
  it('tests all groups at once and names those with the largest and the smallest share', async () => {
    const groups = [GENAI, ML, 'Ambiguous'];
    const row = rowWhere(testGroups(await unequalCoding(), { groups }), { code: 'TECH10' });
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
    expect(rowWhere(testGroups(await unequalCoding(), { groups }), { code: 'TASK2' })).toMatchObject({
      p: null,
      p_adjusted: null,
      verdict: 'not tested',
      tests: 3,
    });
    expect(row).toMatchObject({ most_in: ML, most_share: 117 / 181, least_in: 'Ambiguous', least_share: 0 });
  });

  it('agrees with the comparison of two groups where there are two', async () => {
    const { coding } = await sampleCoding();
    const groups = [GENAI, ML];
    const [all, two] = [testGroups(coding, { groups }), compareGroups(coding, { replicates: 2 })];
    const tested = two.columns.test.flatMap((test, i) => (test === 'χ²' ? [i] : []));
    expect(tested.length).toBeGreaterThan(5);
    for (const i of tested) expect(all.columns.p[i]).toBe(two.columns.p[i]);
    const sectors = testGroups(coding, { by: 'sector' });
    expect(sectors.size).toBe(coding.codes.length);
    expect(sectors.columns.groups[0]).toBeGreaterThan(8);
  });
});
