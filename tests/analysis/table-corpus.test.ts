// What the ads are before any coding.
import { beforeAll, describe, expect, it } from 'vitest';
import { tableCorpus } from '../../src/analysis';
import { silent, type Ad } from '../../src/core';
import { readAds } from '../../src/corpus';

describe('tableCorpus', () => {
  let ads: Ad[];
  beforeAll(async () => {
    ads = await readAds('data/sample/ads.jsonl', { onProgress: silent });
  });

  it('counts distinct ads and postings by any column, the others summed', () => {
    const { value, ads: distinct, postings, share } = tableCorpus(ads, 'sector', { most: 3 }).columns;
    expect(value).toHaveLength(4);
    expect(value.at(-1)).toBe('(others)');
    const sum = (cells: readonly unknown[]): number =>
      cells.reduce<number>((total, cell) => total + Number(cell), 0);
    expect(sum(distinct)).toBe(ads.filter(({ selection }) => selection.reason === null).length);
    expect(sum(postings)).toBe(ads.length);
    expect(sum(share)).toBeCloseTo(1, 12);
  });

  it('names the columns there are when asked for another', () => {
    expect(() => tableCorpus(ads, 'shoe size')).toThrow(/no column "shoe size".*sector/);
  });

  it('knows what Jobfeed calls the sector', () => {
    const renamed = ads.map(({ meta: { sector, ...meta }, ...ad }) => ({
      ...ad,
      meta: { ...meta, Branche: sector },
    }));
    expect(tableCorpus(renamed, 'sector')).toEqual(tableCorpus(ads, 'sector'));
  });

  it('puts quarters in order of time when asked to', () => {
    const { value } = tableCorpus(ads, 'quarter', { sort: 'value' }).columns;
    expect(value).toEqual([...value].sort());
    expect(value[0]).toMatch(/^\d{4}-Q\d$/);
  });
});
