// Saturation: curves against the exact expectation, and where coding would have stopped.
import { describe, expect, it } from 'vitest';
import { saturation, saturationStops } from '../../src/analysis';
import { NothingToShow } from '../../src/core';
import { inventAd, inventBook, inventCoding } from '../frames/invented-coding';
import { blockCoding, distinctAds, rowsOf, rowWhere, sampleCoding } from './sample';

const ML = 'ML Engineer';

describe('saturation', () => {
  it('rises from the mean of single ads to all that is there, and lies within its interval', async () => {
    const { coding } = await sampleCoding();
    const rows = rowsOf(saturation(coding, { orders: 60 }));
    for (const level of ['codes', 'terms']) {
      const of = rows.filter((row) => row.level === level);
      expect(of[of.length - 1]).toMatchObject({ ads: distinctAds(coding).length, share: 1 });
      of.forEach((row, i) => {
        expect(row.found_low as number).toBeLessThanOrEqual(row.found as number);
        expect(row.found_high as number).toBeGreaterThanOrEqual(row.found as number);
        if (i) expect(row.found as number).toBeGreaterThanOrEqual(of[i - 1].found as number);
      });
    }
    // After one ad the mean is that of the codes an ad has.
    const first = distinctAds(coding).map(
      (i) => new Set(coding.ads[i].mentions.map(({ code }) => code)).size,
    );
    const mean = first.reduce((sum, n) => sum + n, 0) / first.length;
    expect(Math.abs((rows[0].found as number) - mean)).toBeLessThan(1.5);
  });

  it('comes near the exact expectation for random orders', async () => {
    // Of 100 ads q have the code: after n ads it is found with 1 − C(100 − q, n) / C(100, n) (Hurlbert 1971).
    const coding = await blockCoding([
      { profile: ML, ads: 5, codes: ['TECH2'] },
      { profile: ML, ads: 20, codes: ['TECH10'] },
      { profile: ML, ads: 75, codes: [] },
    ]);
    const missed = (q: number, n: number): number =>
      Array.from({ length: n }, (_, i) => (100 - q - i) / (100 - i)).reduce(
        (product, part) => product * part,
        1,
      );
    const expected = 2 - missed(5, 10) - missed(20, 10);
    const row = rowWhere(saturation(coding, { orders: 4000 }), { level: 'codes', ads: 10 });
    expect(Math.abs((row.found as number) - expected)).toBeLessThan(0.04);
  });

  it('would have stopped when nothing new came, and says what had been missed by then', async () => {
    const coding = await blockCoding([
      { profile: ML, ads: 60, codes: ['TECH2', 'SKILL1'] },
      { profile: ML, ads: 1, codes: ['TECH10'] },
    ]);
    const quiet = rowWhere(saturationStops(coding), { level: 'codes', rule: 'nothing new in 20 ads' });
    expect(quiet).toMatchObject({ ads: 21, ads_low: 21, reached: 1 });
    expect(quiet.share_found as number).toBeGreaterThan(2 / 3);
    expect(quiet.share_found as number).toBeLessThan(1);
    const few = await blockCoding([{ profile: ML, ads: 8, codes: ['TECH2'] }]);
    const never = rowWhere(saturationStops(few), { level: 'codes', rule: 'nothing new in 20 ads' });
    expect(never).toMatchObject({ ads: 8, reached: 0, share_found: 1 });
  });

  it('is the same for the same seed and another for another', async () => {
    const { coding } = await sampleCoding();
    expect(saturation(coding, { seed: 2, orders: 20 })).toEqual(saturation(coding, { seed: 2, orders: 20 }));
    expect(saturation(coding, { seed: 2, orders: 20 })).not.toEqual(
      saturation(coding, { seed: 3, orders: 20 }),
    );
  });

  it('has no curve of terms where no kind is counted by term', async () => {
    const book = inventBook([{ id: 'benefit', unit: 'clause' }], { B1: 'benefit' });
    const coding = await blockCoding([{ ads: 30, codes: ['B1'] }], book);
    expect(new Set(saturation(coding).columns.level)).toEqual(new Set(['codes']));
    expect(new Set(saturationStops(coding).columns.level)).toEqual(new Set(['codes']));
  });

  it('has nothing to show where no ad counts', async () => {
    const coding = await inventCoding(
      [inventAd('x', { reason: 'outside query' })],
      [{ id: 'x', mentions: [] }],
    );
    expect(() => saturation(coding)).toThrow(
      new NothingToShow('no distinct ad is coded', 'Read ads with descriptions, or select others.'),
    );
  });
});
