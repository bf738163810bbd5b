import { beforeAll, describe, expect, it } from 'vitest';
import { corpusCountFrame, duplicateFrame, figureAds, readAds, toColumns, type Ad } from '../../src';

describe('frames over ads', () => {
  let ads: Ad[];
  beforeAll(async () => {
    ads = await readAds('data/sample/ads.jsonl');
  });

  it('count distinct ads and postings by any column, the others summed', () => {
    const { value, ads: distinct, postings, share } = toColumns(corpusCountFrame(ads, 'sector', { most: 3 }));
    expect(value).toHaveLength(4);
    expect(value.at(-1)).toBe('(others)');
    const sum = (cells: readonly unknown[]): number =>
      cells.reduce<number>((total, cell) => total + Number(cell), 0);
    expect(sum(distinct)).toBe(ads.filter(({ selection }) => selection.reason === null).length);
    expect(sum(postings)).toBe(ads.length);
    expect(sum(share)).toBeCloseTo(1, 12);
  });

  it('name the columns there are when asked for another', () => {
    expect(() => corpusCountFrame(ads, 'shoe size')).toThrow(/no column "shoe size".*sector/);
  });

  it('know what Jobfeed calls the sector', () => {
    const renamed = ads.map(({ meta: { sector, ...meta }, ...ad }) => ({
      ...ad,
      meta: { ...meta, Branche: sector },
    }));
    expect(toColumns(corpusCountFrame(renamed, 'sector'))).toEqual(
      toColumns(corpusCountFrame(ads, 'sector')),
    );
  });

  it('list groups of re-posted ads with their cities', () => {
    const { ads: members, locations } = toColumns(duplicateFrame(ads));
    const inGroups = members.reduce<number>((sum, n) => sum + Number(n), 0) - members.length;
    expect(inGroups).toBe(ads.filter(({ selection }) => /repeated|near/.test(selection.reason ?? '')).length);
    expect(String(locations[0])).toContain(', ');
  });

  it('draw months in order of time', () => {
    const months = figureAds(ads, { by: 'month' }).table.value.map(String);
    expect(months).toEqual([...months].sort());
  });
});
