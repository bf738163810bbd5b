// Our counts beside those of the earlier study that comes with the project.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareWithEarlier, earlierAgreement } from '../../src/analysis';
import { RoleLensError } from '../../src/core';
import { kendallTau } from '../../src/statistics';
import { blockCoding, rowsOf, rowWhere, sampleCoding, withFiles } from './sample';

const ROOT = join(__dirname, '..', '..');
const REFERENCE = join(ROOT, 'data', 'reference');
const CAIN = {
  name: 'CAIN 2022',
  categories: join(REFERENCE, 'cain-2022-categories.csv'),
  published: join(REFERENCE, 'published-cain-2022.csv'),
};
const FOCUS = [
  { name: 'data science', codes: ['TASK2', 'TASK3'] },
  { name: 'software engineering', codes: ['TASK4', 'TASK5'] },
];

describe('compareWithEarlier', () => {
  it('sets tasks, merged skills and tools side by side, and lists what does not map', async () => {
    const { coding } = await sampleCoding();
    const table = compareWithEarlier(coding, CAIN, { focus: FOCUS });
    expect(table.schema.name).toBe('cain_2022_categories');
    expect(rowWhere(table, { published: 'Modeling' })).toMatchObject({
      study: 'CAIN 2022',
      published_count: 100,
      published_rank: 2,
      ours: 'Modeling',
    });
    const team = rowWhere(table, { published: 'Team-oriented + Communicative + Coaching' });
    expect(team).toMatchObject({ published_count: 59 + 9 + 32, ours: 'Communication & Collaboration' });
    expect(team.note).toMatch(/more than once/);
    expect(rowWhere(table, { ours: 'Ethical & Legal Responsibility' })).toMatchObject({
      published: null,
      rank: null,
    });
    expect(rowWhere(table, { published: 'R&D Engineer' })).toMatchObject({
      ours: null,
      note: 'no category of ours',
    });
    const shares = rowsOf(table).filter((row) => row.variable === 'technology (RQ2)' && row.rank !== null);
    expect(shares.reduce((sum, row) => sum + (row.published_share as number), 0)).toBeCloseTo(1, 10);
    expect(rowWhere(table, { published: 'Python' }).count).toBeGreaterThan(20);
  });

  it('gives τ of the matched categories', async () => {
    const { coding } = await sampleCoding();
    const tasks = rowsOf(compareWithEarlier(coding, CAIN)).filter(
      (row) => row.variable === 'job task (RQ1a)',
    );
    const { tau, p } = kendallTau(
      tasks.map((row) => row.published_count as number),
      tasks.map((row) => row.count as number),
    );
    const agreement = earlierAgreement(coding, CAIN);
    expect(agreement.schema.name).toBe('cain_2022');
    expect(rowWhere(agreement, { variable: 'job task (RQ1a)' })).toMatchObject({ matched: 5, tau, p });
  });

  it('sets the focus of the ads beside theirs where the study names its sides', async () => {
    const { coding } = await sampleCoding();
    const both = { published: 'Data Science & Software Engineering' };
    expect(rowWhere(compareWithEarlier(coding, CAIN, { focus: FOCUS }), both)).toMatchObject({
      ours: 'both',
      our_unit: 'ads',
    });
    expect(rowWhere(compareWithEarlier(coding, CAIN), both)).toMatchObject({
      ours: null,
      note: 'no category of ours',
    });
  });

  it('counts the ads of one profile only, and refuses a profile that there is not', async () => {
    const { coding } = await sampleCoding();
    const count = (profile?: string): number =>
      rowWhere(compareWithEarlier(coding, CAIN, { profile }), { published: 'Python' }).count as number;
    expect(count('ML Engineer')).toBeGreaterThan(0);
    expect(count('ML Engineer')).toBeLessThan(count());
    expect(() => count('Cook')).toThrow(RoleLensError);
  });

  it('does without columns and codes that the ads and the codebook have not', async () => {
    const coding = await blockCoding([{ profile: 'ML Engineer', ads: 3, codes: ['TASK2'] }]);
    const table = compareWithEarlier(coding, CAIN, { focus: FOCUS });
    expect(rowWhere(table, { published: 'Modeling' })).toMatchObject({
      ours: null,
      note: 'no category of ours',
    });
    expect(rowWhere(table, { published: 'Data Engineering' })).toMatchObject({ count: 3, rank: 1 });
    expect(rowWhere(table, { published: 'Trade' }).note).toBe('no category of ours');
    expect(rowWhere(table, { published: 'No info' }).note).toBe('no category of ours');
  });

  it('takes any study with two such files', async () => {
    const coding = await blockCoding([
      { profile: 'ML Engineer', ads: 3, codes: ['TASK2', 'TASK1'] },
      { profile: 'ML Engineer', ads: 2, codes: ['TASK1'] },
    ]);
    const files = {
      'published.csv': 'variable,unit,value,count\nduties,nurses,Pipelines,40\nduties,nurses,Talking,10\n',
      'categories.csv':
        'variable,published,kind,ours\nduties,Pipelines,code,TASK2\nduties,Talking,code,TASK1\n',
    };
    withFiles(files, (path) => {
      const earlier = {
        name: 'Nurses 1999',
        categories: path('categories.csv'),
        published: path('published.csv'),
      };
      expect(rowsOf(compareWithEarlier(coding, earlier))).toMatchObject([
        {
          study: 'Nurses 1999',
          published_unit: 'nurses',
          published: 'Pipelines',
          published_rank: 1,
          count: 3,
          rank: 2,
        },
        { study: 'Nurses 1999', published: 'Talking', published_rank: 2, count: 5, rank: 1 },
      ]);
      expect(earlierAgreement(coding, earlier).columns.tau).toEqual([-1]);
    });
  });

  it('is given the published counts as they are in the reference', () => {
    const reference = join(ROOT, '..', 'shared', 'reference', 'published-cain-2022.csv');
    if (!existsSync(reference)) {
      console.log('skipped: no reference beside the project');
      return;
    }
    const ours = readFileSync(CAIN.published, 'utf8');
    expect(ours).toBe(readFileSync(reference, 'utf8'));
  });
});
