// What the ads are: columns of theirs, and what their titles say.
import { describe, expect, it } from 'vitest';
import { jobTitleOfAds, readTitleRules, seniorityOfAds, tableAds, testAds } from '../../src/analysis';
import { inventAd, inventCoding } from '../frames/invented-coding';
import { blockCoding, rowsOf, rowWhere, sampleCoding } from './sample';

const [GENAI, ML] = ['GenAI Engineer', 'ML Engineer'];

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
    expect(new Set(table.columns.value).size).toBe(5);
    expect(String(table.columns.value[4])).toMatch(/^\(\d+ others\)$/);
    for (const group of new Set(table.columns.group)) {
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
    expect(testAds((await sampleCoding()).coding, 'job_title').columns.p[0]).toBeLessThan(0.001);
  });
});
