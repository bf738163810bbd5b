// Which conclusions hold throughout.
import { describe, expect, it } from 'vitest';
import { compareGroups, sensitivity } from '../../src/analysis';
import { RoleLensError } from '../../src/core';
import { blockCoding, rowsOf, rowWhere, sampleCoding } from './sample';

const [GENAI, ML] = ['GenAI Engineer', 'ML Engineer'];

describe('sensitivity', () => {
  it('tells conclusions that hold from those that others turn round or lose', async () => {
    const blocks = (first: string[], second: string[]): Parameters<typeof blockCoding>[0] => [
      { profile: GENAI, ads: 40, codes: first },
      { profile: ML, ads: 40, codes: second },
    ];
    const coding = await blockCoding(blocks(['TECH2', 'TASK1', 'SKILL1'], ['TECH10']));
    const other = await blockCoding(blocks(['TECH2'], ['TASK1', 'TECH10']));
    const table = sensitivity(coding, { others: { 'learned coder': other } });
    expect(rowWhere(table, { code: 'TECH2' })).toMatchObject({
      holds: 'throughout',
      but: '',
      distinct_ads: `more in ${GENAI}`,
      learned_coder: `more in ${GENAI}`,
    });
    expect(rowWhere(table, { code: 'TASK1' })).toMatchObject({ holds: 'reversed', but: 'learned_coder' });
    expect(rowWhere(table, { code: 'SKILL1' })).toMatchObject({
      holds: 'not throughout',
      but: 'learned_coder',
      learned_coder: 'not tested',
      difference_learned_coder: 0,
    });
  });

  it('starts from the verdicts of compareGroups and drops boilerplate where it has store and codebook', async () => {
    const { coding, store, book } = await sampleCoding();
    const table = sensitivity(coding, { store, book });
    expect(table.columns.distinct_ads).toEqual(compareGroups(coding, { replicates: 1 }).columns.verdict);
    const columns = Object.keys(table.columns).slice(7);
    expect(columns.slice(0, 4)).toEqual([
      'distinct_ads',
      'over_postings',
      'without_boilerplate',
      'runner_up',
    ]);
    expect(table.columns.difference_without_boilerplate).not.toEqual(table.columns.difference_distinct_ads);
    expect(table.columns.difference_runner_up).not.toEqual(table.columns.difference_distinct_ads);
    for (const row of rowsOf(table)) {
      const all = columns.slice(0, 4).map((name) => row[name]);
      expect(row.holds === 'throughout').toBe(new Set(all).size === 1);
    }
  });

  it('refuses a coding of other ads', async () => {
    const { coding } = await sampleCoding();
    const other = await blockCoding([{ profile: GENAI, ads: 2, codes: [] }]);
    expect(() => sensitivity(coding, { others: { other } })).toThrow(RoleLensError);
  });

  it('has only the variants that apply: no runner-up without scores, no postings without copies', async () => {
    const blocks = (copies: number): Parameters<typeof blockCoding>[0] => [
      { profile: GENAI, ads: 9, codes: ['TECH2'], copies },
      { profile: ML, ads: 9, codes: [] },
      { profile: 'Ambiguous', ads: 4, codes: ['TECH2'] },
    ];
    const variants = async (copies: number): Promise<string[]> =>
      Object.keys(sensitivity(await blockCoding(blocks(copies))).columns).slice(7);
    expect(await variants(0)).toEqual(['distinct_ads', 'difference_distinct_ads']);
    expect((await variants(1)).slice(0, 2)).toEqual(['distinct_ads', 'over_postings']);
  });

  it('works for groups of any column, without a word of profiles', async () => {
    const { coding } = await sampleCoding();
    const table = sensitivity(coding, { by: 'language', groups: ['en', 'nl'] });
    expect(Object.keys(table.columns)).not.toContain('runner_up');
    expect(rowsOf(table)[0]).toMatchObject({ group_a: 'en', group_b: 'nl' });
    const verdicts = compareGroups(coding, { by: 'language', groups: ['en', 'nl'], replicates: 1 }).columns
      .verdict;
    expect(table.columns.distinct_ads).toEqual(verdicts);
  });

  it('takes a code that is not tested for one that shows no difference', async () => {
    const coding = await blockCoding([
      { profile: GENAI, ads: 20, codes: ['TECH2'] },
      { profile: ML, ads: 20, codes: ['TECH2'] },
    ]);
    const other = await blockCoding([
      { profile: GENAI, ads: 20, codes: ['TECH2'] },
      { profile: ML, ads: 20, codes: [] },
    ]);
    const row = rowWhere(sensitivity(coding, { others: { other } }), { code: 'TECH2' });
    expect(row).toMatchObject({ distinct_ads: 'not tested', holds: 'not throughout', but: 'other' });
    expect(rowWhere(sensitivity(coding), { code: 'TASK1' })).toMatchObject({ holds: 'throughout' });
  });
});
