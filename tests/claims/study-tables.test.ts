// Tables of studies read back: mentions of another kind, groups that are no profiles, studies without profiles.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { COMPARISON } from '../../src/analysis';
import { checkClaims, readStudyTables } from '../../src/claims';
import { makeTable, toCsv, type RowOf } from '../../src/table';

const root = mkdtempSync(join(tmpdir(), 'rolelens-tables-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A study's folder with these files. */
function study(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(root, 'study-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.csv`), text);
  return folder;
}

const MENTIONS = 'kind,code,name,mentions,ads,mentions_distinct,ads_distinct,code_kind';
const SELECTION = 'id,title,file,row,language,included,reason,group\n';
const ads = (size: number): string =>
  Array.from({ length: size }, (_, i) => `a${i},T,f,${i + 1},en,yes,,a${i}\n`).join('');

const verdicts = (text: string, folder: string): string[] =>
  checkClaims(text, readStudyTables(folder)).findings.map(({ said, verdict }) => `${said}: ${verdict}`);

describe('a study with mentions that were recorded under another kind', () => {
  const folder = study({
    profiles: 'profile,postings,distinct_ads\nNurse,18,18\nCook,10,10\n',
    mentions_by_profile: `profile,${MENTIONS}\nNurse,duty,S1,Kindness,6,6,6,6,skill\nNurse,skill,S1,Kindness,18,18,18,18,skill\n`,
    selection: `${SELECTION}${ads(28)}`,
  });

  it('counts each code under its own kind only, so that no share is above 100 %', () => {
    const tables = readStudyTables(folder);
    expect(tables.counts('Nurse', 'S1')!.distinct).toEqual({ mentions: 18, ads: 18, of: 18 });
    expect(tables.codes).toEqual([{ id: 'S1', name: 'Kindness', kind: 'skill' }]);
    expect(verdicts('Nurse ads have 18 mentions of Kindness.', folder)).toEqual(['18: borne out']);
    expect(verdicts('Nurse ads have 24 mentions of Kindness.', folder)).toEqual(['24: not borne out']);
  });
});

describe('a study without profiles that compares groups of a column', () => {
  const row = {
    ...Object.fromEntries(Object.keys(COMPARISON.columns).map((name) => [name, null])),
    ...{ kind: 'skill', code: 'S1', name: 'Kindness', group_a: 'North', group_b: 'South', by: 'region' },
    ...{ n_a: 10, ads_a: 9, prevalence_a: 0.9, prevalence_a_low: 0.6, prevalence_a_high: 0.98 },
    ...{ n_b: 10, ads_b: 2, prevalence_b: 0.2, prevalence_b_low: 0.06, prevalence_b_high: 0.51 },
    ...{ difference: 0.7, difference_low: 0.3, difference_high: 0.88, verdict: 'more in North' },
    ...{ test: 'χ²', p: 0.002, p_adjusted: 0.002, tests: 1, adjustment: 'Benjamini–Hochberg' },
    ...{ mentions_a: 12, mentions_b: 2, mentions_per_ad_a: 1.2, mentions_per_ad_b: 0.2 },
  } as unknown as RowOf<typeof COMPARISON>;
  const folder = study({
    mentions_by_code: `${MENTIONS}\nskill,S1,Kindness,14,11,14,11,skill\n`,
    region_comparison: toCsv(makeTable(COMPARISON, [row])),
    // The numbers of a figure have a like name.
    skill_comparison: 'code,name,group,share\nS1,Kindness,North,0.9\n',
    selection: `${SELECTION}${ads(20)}`,
  });

  it('knows their sizes and counts, and those of all ads', () => {
    const tables = readStudyTables(folder);
    expect(tables.groups.map(({ name, distinct }) => [name, distinct])).toEqual([
      ['North', 10],
      ['South', 10],
    ]);
    expect(tables.all).toMatchObject({ postings: 20, distinct: 20 });
    expect(tables.counts('North', 'S1')).toMatchObject({ postings: null, distinct: { ads: 9, of: 10 } });
    expect(tables.counts(null, 'S1')!.distinct).toEqual({ mentions: 14, ads: 11, of: 20 });
  });

  it('bears out what a text says of them', () => {
    const text = 'Kindness is named in 90 % of the North ads, more often than in South ads.';
    expect(verdicts(text, folder)).toEqual(['90 %: borne out', 'more often: borne out']);
    expect(verdicts('South ads mention Kindness more often than North ads.', folder)).toEqual([
      'more often: not borne out',
    ]);
  });
});
