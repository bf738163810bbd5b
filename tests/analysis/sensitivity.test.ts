// Which conclusions hold throughout.
import { describe, expect, it } from 'vitest';
import { compareGroups, NO_DIFFERENCE, runnerUpProfiles, sensitivity } from '../../src/analysis';
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
      learned_coder: NO_DIFFERENCE,
      difference_learned_coder: 0,
    });
  });

  it('starts from the verdicts of compareGroups and drops boilerplate where it has store and codebook', async () => {
    const { coding, store, book } = await sampleCoding();
    const table = sensitivity(coding, { store, book });
    expect(table.distinct_ads).toEqual(compareGroups(coding, { replicates: 1 }).verdict);
    const columns = Object.keys(table).slice(5);
    expect(columns.slice(0, 4)).toEqual([
      'distinct_ads',
      'over_postings',
      'without_boilerplate',
      'runner_up',
    ]);
    expect(table.difference_without_boilerplate).not.toEqual(table.difference_distinct_ads);
    expect(table.difference_runner_up).not.toEqual(table.difference_distinct_ads);
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
});

describe('runnerUpProfiles', () => {
  it('gives each ad of the third profile to the role with the higher score, and keeps it where there is none', async () => {
    const { coding } = await sampleCoding();
    const given = runnerUpProfiles(coding, [GENAI, ML]);
    coding.ads.forEach(({ profile }, i) => {
      if (profile.name !== 'Ambiguous') expect(given[i]).toBe(profile.name);
      else if (profile.scores[GENAI] > profile.scores[ML]) expect(given[i]).toBe(GENAI);
      else if (profile.scores[GENAI] < profile.scores[ML]) expect(given[i]).toBe(ML);
      else expect(given[i]).toBe('Ambiguous');
    });
    expect(given.filter((name, i) => name !== coding.profiles[coding.adProfile[i]]).length).toBeGreaterThan(
      10,
    );
    const bare = await blockCoding([{ profile: 'Ambiguous', ads: 2, codes: [] }]);
    expect(runnerUpProfiles(bare, [GENAI, ML])).toEqual(['Ambiguous', 'Ambiguous']);
  });
});
