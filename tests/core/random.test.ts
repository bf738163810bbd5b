// Seeded randomness.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomSource, sampleIndices } from '../../src/core';

describe('randomSource', () => {
  it('gives the numbers of mulberry32', () => {
    // The reference implementation in C, run with the seeds 0 and 42: first three outputs, as 32-bit integers.
    const first = (seed: number): number[] => {
      const random = randomSource(seed);
      return [1, 2, 3].map(() => random() * 2 ** 32);
    };
    const reference = (seed: number): number[] => {
      let state = BigInt(seed);
      const mask = 0xffffffffn;
      return [1, 2, 3].map(() => {
        state = (state + 0x6d2b79f5n) & mask;
        let z = state;
        z = ((z ^ (z >> 15n)) * (z | 1n)) & mask;
        z ^= (z + (((z ^ (z >> 7n)) * (z | 61n)) & mask)) & mask;
        return Number((z ^ (z >> 14n)) & mask);
      });
    };
    for (const seed of [0, 42, 4294967295]) expect(first(seed)).toEqual(reference(seed));
  });

  it('spreads evenly over ten bins', () => {
    const random = randomSource(1);
    const bins = new Array<number>(10).fill(0);
    for (let i = 0; i < 10000; i++) bins[Math.floor(random() * 10)]++;
    const chiSquare = bins.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
    // 99.9 % quantile of chi-square with 9 degrees of freedom.
    expect(chiSquare).toBeLessThan(27.88);
  });
});

describe('sampleIndices', () => {
  it('gives so many different indices, ascending, and the same for the same seed', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(250), fc.nat(), (count, size, seed) => {
        const sample = sampleIndices(count, size, seed);
        expect(sample).toHaveLength(Math.min(count, size));
        expect(sample).toEqual([...new Set(sample)].sort((a, b) => a - b));
        expect(sample.every((i) => i >= 0 && i < count)).toBe(true);
        expect(sampleIndices(count, size, seed)).toEqual(sample);
      }),
    );
  });

  it('draws every index about equally often', () => {
    const counts = new Array<number>(20).fill(0);
    for (let seed = 0; seed < 4000; seed++) for (const i of sampleIndices(20, 5, seed)) counts[i]++;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('refuses a negative size', () => {
    expect(() => sampleIndices(3, -1, 1)).toThrow(/0 or more/);
  });
});
