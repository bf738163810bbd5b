// Groups of ads, by all that they can be grouped by.
import { beforeAll, describe, expect, it } from 'vitest';
import { groupAds, valuesOf } from '../../src/analysis';
import { NothingToShow, RoleLensError, type Coding } from '../../src/core';
import { ads, inventAd, inventBook, inventCoding, inventedCoding } from '../frames/invented-coding';

let coding: Coding;
beforeAll(async () => {
  coding = await inventedCoding();
});

describe('groupAds', () => {
  it('keeps profiles in the order of the codebook and sorts other groups by name', () => {
    expect(groupAds(coding, 'profile', 'postings').names).toEqual([
      'GenAI Engineer',
      'ML Engineer',
      '(none)',
      'Something Else',
    ]);
    expect(groupAds(coding, 'language', 'distinct').names).toEqual(['en', 'nl']);
    expect(groupAds(coding, 'year', 'distinct').names).toEqual(['(none)', '2024', '2025']);
  });

  it('groups by a column of the files, text kept as it is, with (none) for missing and empty cells', () => {
    const { names, ads: sizes } = groupAds(coding, 'size', 'distinct');
    expect(Object.fromEntries(names.map((name, i) => [name, sizes[i]]))).toEqual({
      '(none)': 2,
      '0': 1,
      '007': 1,
      '12': 1,
    });
    expect(groupAds(coding, 'sector', 'distinct').names).toEqual(['(none)', 'bank', 'care']);
  });

  it('names the columns there are when asked for one that is not there', () => {
    for (const name of ['sectr', 'constructor', '__proto__'])
      expect(() => groupAds(coding, name, 'distinct')).toThrow(
        expect.objectContaining({
          constructor: RoleLensError,
          message: expect.stringMatching(new RegExp(`"${name}".*profile, title, language.*sector, size`)),
        }),
      );
  });

  it('groups by quarters, by what titles say, and by values of one’s own', async () => {
    expect(groupAds(coding, 'quarter', 'distinct').names).toEqual([
      '(none)',
      '2024-Q1',
      '2025-Q1',
      '2025-Q4',
    ]);
    const titled = ['Senior Machine Learning Engineer', 'Data Scientist'].map((title) =>
      inventAd(title, { title }),
    );
    expect(valuesOf(titled, 'title_seniority')).toEqual(['senior', '(not said)']);
    expect(valuesOf(titled, 'job_title')).toEqual(['ML Engineer', 'Data Scientist']);
    const own = ads.map(({ title }) => (title === '007' ? 'agent' : 'other'));
    expect(groupAds(coding, own, 'distinct')).toMatchObject({ names: ['agent', 'other'], ads: [1, 4] });
    expect(() => groupAds(coding, ['a'], 'distinct')).toThrow(/Expected 8 values to group by, found 1/);
  });

  it('has no groups of profiles to show where the codebook has none', async () => {
    const bare = inventBook([{ id: 'benefit', unit: 'clause' }], { B1: 'benefit' });
    const none = await inventCoding([inventAd('x')], [{ id: 'x', mentions: [{ code: 'B1' }] }], bare);
    expect(() => groupAds(none, 'profile', 'distinct')).toThrow(new NothingToShow('no ad has a profile'));
    expect(groupAds(none, null, 'distinct')).toMatchObject({ names: ['All ads'], ads: [1] });
  });
});
