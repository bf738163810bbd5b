import { describe, expect, it } from 'vitest';
import { crossValidate, learningCurve, nextToCode, trainCoder } from '../../src/learning';
import { fitCurve } from '../../src/learning/fit-curve';
import { inventedAds } from './invented-ads';

const quiet = { onProgress: () => {} };

describe('crossValidate', () => {
  it('codes every coded ad, and no near-duplicate by a model that has seen its twin', async () => {
    const { store, book, coding } = await inventedAds(60);
    const { coding: learned, agreement } = crossValidate(store, [coding], { book, parts: 3, ...quiet });
    expect(learned.corpus.length).toBe(60);
    expect(learned.ads.every(({ mentions }) => mentions.length > 0)).toBe(true);
    expect(Number(agreement.profile.columns.kappa[0])).toBeGreaterThan(0.8);
  });

  it('finds nothing to learn in labels that follow no rule', async () => {
    const { store, book, coding } = await inventedAds(60);
    const shuffled = coding.adProfile.map((_, ad) => (Math.imul(ad + 1, 2654435761) >>> 9) & 1);
    const { agreement } = crossValidate(store, [{ ...coding, adProfile: shuffled }], {
      book,
      parts: 3,
      ...quiet,
    });
    expect(Math.abs(Number(agreement.profile.columns.kappa[0]))).toBeLessThan(0.45);
  });
});

describe('learningCurve', () => {
  it('measures each size on ads it has not seen and says what more would bring', async () => {
    const { store, book, coding } = await inventedAds(80);
    const curve = learningCurve(store, [coding], { book, sizes: [10, 60], repeats: 2, ...quiet });
    const spans = curve.points.columns.spans_f1.map(Number);
    expect(curve.points.columns.ads).toEqual([10, 60, 10, 60]);
    expect(Math.min(spans[1], spans[3])).toBeGreaterThan(0.9);
    expect(curve.curve.columns.ads).toEqual([10, 60, 120, 240, 10, 60, 120, 240]);
    expect([...new Set(curve.curve.columns.measure)]).toEqual(['profile_kappa', 'spans_f1']);
    // Every ad has both codes, so that nothing tells agreement on them from chance.
    expect(curve.points.columns.codes_kappa).toEqual([null, null, null, null]);
    expect(() => curve.at('codes_kappa', 120)).toThrow(/no curve of "codes_kappa"/);
    const { fitted, low, high } = curve.at('spans_f1', 120);
    expect(low).toBeLessThanOrEqual(fitted);
    expect(high).toBeGreaterThanOrEqual(fitted);
  });

  it('recovers a power law from its points', () => {
    const n = [20, 40, 80, 160, 320];
    const curve = fitCurve(
      n,
      n.map((ads) => 0.7 - 1.2 * ads ** -0.5),
      1,
    );
    expect(curve.limit).toBeCloseTo(0.7, 6);
    expect(curve.at(1000).fitted).toBeCloseTo(0.7 - 1.2 * 1000 ** -0.5, 6);
  });
});

describe('nextToCode', () => {
  it('picks ads unlike those coded before those that the model knows', async () => {
    const { store, book, coding } = await inventedAds(60);
    const model = trainCoder(store, [coding], { book, ...quiet });
    const pick = () => nextToCode(model, store, { n: 5, coded: store.ads.slice(0, 50).map(({ id }) => id) });
    const next = pick().columns;
    expect(next.id.length).toBe(5);
    expect(next.id.every((id) => Number(String(id).slice(2)) >= 50)).toBe(true);
    expect(new Set(next.id).size).toBe(5);
    expect(pick().columns).toEqual(next);
  });

  it('asks for a whole number of ads', async () => {
    const { store, book, coding } = await inventedAds(20);
    const model = trainCoder(store, [coding], { book, ...quiet });
    expect(() => nextToCode(model, store, { n: 0 })).toThrow(/whole number/);
  });
});
