// How many ads: against a published table, a published variance, and simulation.
import { describe, expect, it } from 'vitest';
import { randomSource } from '../../src/core';
import { cohenKappa, sampleSizeForKappa, sampleSizeForProportion } from '../../src/statistics';
import { askPython } from '../python/peers';

describe('sampleSizeForProportion', () => {
  it.each([
    // Krejcie & Morgan (1970), Educational and Psychological Measurement 30, 607–610, table 1: share 0.5, ± 0.05.
    [100, 80],
    [200, 132],
    [500, 217],
    [1000, 278],
    [5000, 357],
  ])('gives for a population of %i the published %i, but for rounding', (population, published) => {
    // The table rounds to the nearest, we round up.
    expect(
      Math.abs(sampleSizeForProportion({ halfWidth: 0.05, population }) - published),
    ).toBeLessThanOrEqual(1);
  });

  it('asks for 385 of any number, and for never more than there are', () => {
    expect(sampleSizeForProportion({ halfWidth: 0.05 })).toBe(385);
    expect(sampleSizeForProportion({ halfWidth: 0.001, population: 40 })).toBe(40);
    expect(sampleSizeForProportion({ proportion: 0 })).toBe(1);
  });
});

describe('sampleSizeForKappa', () => {
  it('rests on the variance of Fleiss, Cohen & Everitt (1969) where both coders use the code equally often', () => {
    const cases = [
      { kappa: 0.6, prevalence: 0.3 },
      { kappa: 0.4, prevalence: 0.5 },
      { kappa: 0.8, prevalence: 0.1 },
    ];
    const tables = cases.map(({ kappa, prevalence }) => table(kappa, prevalence, 1e6));
    const variances = askPython<number[]>(
      `from statsmodels.stats.inter_rater import cohens_kappa
import numpy as np
answer = [float(cohens_kappa(np.array(t)).var_kappa) * 1e6 for t in given]`,
      tables,
    );
    cases.forEach((given, i) =>
      expect(sampleSizeForKappa(given)).toBe(Math.ceil(variances[i] * (1.959963984540054 / 0.1) ** 2)),
    );
  });

  it.each([
    { kappa: 0.6, prevalence: 0.5 },
    { kappa: 0.6, prevalence: 0.2 },
    { kappa: 0.8, prevalence: 0.3 },
  ])('makes 95 % of simulated samples fall within 0.1 of %o', ({ kappa, prevalence }) => {
    const n = sampleSizeForKappa({ kappa, prevalence });
    const runs = 4000;
    const random = randomSource(7);
    let within = 0;
    for (let run = 0; run < runs; run++)
      within += Number(Math.abs(cohenKappa(draw(table(kappa, prevalence, 1), n, random)) - kappa) <= 0.1);
    expect(within / runs).toBeGreaterThan(0.935);
    expect(within / runs).toBeLessThan(0.965);
  });

  it('asks for more where the code is rarer, the interval narrower or the confidence higher', () => {
    const base = { kappa: 0.6, prevalence: 0.3 };
    const n = sampleSizeForKappa(base);
    expect(sampleSizeForKappa({ ...base, prevalence: 0.05 })).toBeGreaterThan(n);
    expect(sampleSizeForKappa({ ...base, halfWidth: 0.05 })).toBeGreaterThan(3.9 * n);
    expect(sampleSizeForKappa({ ...base, confidence: 0.99 })).toBeGreaterThan(n);
  });

  it.each([
    [{ kappa: 1, prevalence: 0.5 }, /kappa is 1\. Expected/],
    [{ kappa: 0.5, prevalence: 0 }, /prevalence is 0/],
    [{ kappa: 0.5, prevalence: 0.5, halfWidth: NaN }, /halfWidth is NaN/],
    [{ kappa: 0.5, prevalence: 0.5, confidence: 95 }, /confidence is 95/],
  ])('refuses %o', (options, message) => {
    expect(() => sampleSizeForKappa(options)).toThrow(message);
  });
});

/** Expected counts of two coders with one prevalence and this kappa. */
function table(kappa: number, p: number, n: number): [[number, number], [number, number]] {
  const both = p * p + kappa * p * (1 - p);
  return [
    [n * both, n * (p - both)],
    [n * (p - both), n * (1 - 2 * p + both)],
  ];
}

function draw(shares: [[number, number], [number, number]], n: number, random: () => number): number[][] {
  const counts = [
    [0, 0],
    [0, 0],
  ];
  for (let i = 0; i < n; i++) {
    let left = random();
    const at = [0, 1, 2].find((cell) => (left -= shares[cell >> 1][cell & 1]) < 0) ?? 3;
    counts[at >> 1][at & 1]++;
  }
  return counts;
}
