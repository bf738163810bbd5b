// Our counts beside those of CAIN 2022.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cainAgreement, compareWithCain } from '../../src/analysis';
import { readCategoryMatches, readPublishedCain } from '../../src/analysis/published-cain';
import { RoleLensError } from '../../src/core';
import { kendallTau } from '../../src/statistics';
import { blockCoding, rowsOf, rowWhere, sampleCoding } from './sample';

const ROOT = join(__dirname, '..', '..');

describe('compareWithCain', () => {
  it('maps every category to one that was published, and every code to one that exists', async () => {
    const { coding } = await sampleCoding();
    const published = new Set(readPublishedCain().map(({ variable, value }) => `${variable}: ${value}`));
    for (const { variable, published: value, kind, ours } of readCategoryMatches()) {
      expect(published).toContain(`${variable}: ${value}`);
      if (kind === 'code')
        expect(coding.codes.map(({ id }) => id)).toEqual(expect.arrayContaining([...ours]));
    }
  });

  it('sets tasks, merged skills and tools side by side, and lists what does not map', async () => {
    const { coding } = await sampleCoding();
    const table = compareWithCain(coding);
    expect(rowWhere(table, { published: 'Modeling' })).toMatchObject({
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
    const tasks = rowsOf(compareWithCain(coding)).filter((row) => row.variable === 'job task (RQ1a)');
    const { tau, p } = kendallTau(
      tasks.map((row) => row.published_count as number),
      tasks.map((row) => row.count as number),
    );
    expect(rowWhere(cainAgreement(coding), { variable: 'job task (RQ1a)' })).toMatchObject({
      matched: 5,
      tau,
      p,
    });
  });

  it('counts the ads of one profile only, and refuses a profile that there is not', async () => {
    const { coding } = await sampleCoding();
    const all = rowWhere(compareWithCain(coding), { published: 'Python' }).count as number;
    const ml = rowWhere(compareWithCain(coding, { profile: 'ML Engineer' }), { published: 'Python' })
      .count as number;
    expect(ml).toBeGreaterThan(0);
    expect(ml).toBeLessThan(all);
    expect(() => compareWithCain(coding, { profile: 'Cook' })).toThrow(RoleLensError);
  });

  it('does without columns and codes that the ads and the codebook have not', async () => {
    const coding = await blockCoding([{ profile: 'ML Engineer', ads: 3, codes: ['TASK2'] }]);
    const table = compareWithCain(coding);
    expect(rowWhere(table, { published: 'Modeling' })).toMatchObject({
      ours: null,
      note: 'no category of ours',
    });
    expect(rowWhere(table, { published: 'Data Engineering' })).toMatchObject({ count: 3, rank: 1 });
    expect(rowWhere(table, { published: 'Trade' }).note).toBe('no category of ours');
    expect(rowWhere(table, { published: 'No info' }).note).toBe('no category of ours');
  });

  it('is given the published counts as they are in the reference', () => {
    const reference = join(ROOT, '..', 'shared', 'reference', 'published-cain-2022.csv');
    if (!existsSync(reference)) {
      console.log('skipped: no reference beside the project');
      return;
    }
    const ours = readFileSync(join(ROOT, 'data', 'reference', 'published-cain-2022.csv'), 'utf8');
    expect(ours).toBe(readFileSync(reference, 'utf8'));
  });
});
