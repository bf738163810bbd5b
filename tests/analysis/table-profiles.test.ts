// Ads by profile.
import { beforeAll, describe, expect, it } from 'vitest';
import { tableProfileCounts, tableProfiles } from '../../src/analysis';
import { NothingToShow, type Coding } from '../../src/core';
import { inventAd, inventBook, inventCoding, inventedCoding } from '../frames/invented-coding';
import { rowsOf } from './sample';

let coding: Coding;
beforeAll(async () => {
  coding = await inventedCoding();
});

describe('tableProfiles and tableProfileCounts', () => {
  it('share out all counted ads among the profiles', () => {
    const { profile, ads: sizes, share } = tableProfiles(coding).columns;
    expect(Object.fromEntries(profile.map((name, i) => [name, sizes[i]]))).toEqual({
      'GenAI Engineer': 2,
      'ML Engineer': 2,
      'Something Else': 1,
    });
    expect(share.reduce((sum, cell) => sum + cell, 0)).toBeCloseTo(1, 12);
  });

  it('count postings beside distinct ads, also of profiles that only copies have', () => {
    expect(rowsOf(tableProfileCounts(coding))).toEqual([
      { profile: 'GenAI Engineer', postings: 3, distinct_ads: 2 },
      { profile: 'ML Engineer', postings: 2, distinct_ads: 2 },
      { profile: '(none)', postings: 1, distinct_ads: 0 },
      { profile: 'Something Else', postings: 1, distinct_ads: 1 },
    ]);
  });

  it('have nothing to show where the codebook has no profiles', async () => {
    const book = inventBook([{ id: 'benefit', unit: 'clause' }], { B1: 'benefit' });
    const bare = await inventCoding([inventAd('x')], [{ id: 'x', mentions: [] }], book);
    for (const table of [tableProfiles, tableProfileCounts])
      expect(() => table(bare)).toThrow(new NothingToShow('no ad has a profile'));
  });
});
