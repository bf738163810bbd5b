// Intervals against the values that their papers print.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newcombeInterval, wilsonInterval } from '../../src/statistics';

/** Tables print four decimals: half a unit of the last one. */
const PRINTED = 0.00005001;

function expectInterval([low, high]: readonly number[], [wantedLow, wantedHigh]: readonly number[]): void {
  expect(Math.abs(low - wantedLow), `low ${low}, printed ${wantedLow}`).toBeLessThanOrEqual(PRINTED);
  expect(Math.abs(high - wantedHigh), `high ${high}, printed ${wantedHigh}`).toBeLessThanOrEqual(PRINTED);
}

const counts = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

describe('wilsonInterval', () => {
  // Newcombe (1998), Two-sided confidence intervals for the single proportion, Statistics in Medicine 17, 857–872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives the interval of %i/%i that Newcombe (1998) prints', (hits, n, low, high) => {
    expectInterval(wilsonInterval(hits, n), [low, high]);
  });

  it('says nothing, from 0 to 1, where there is no ad', () => {
    expect(wilsonInterval(0, 0)).toEqual([0, 1]);
  });

  it('starts at exactly 0 without hits and ends at exactly 1 where all are hits', () => {
    for (const n of [1, 7, 29, 1000, 99_999]) {
      expect(wilsonInterval(0, n)[0]).toBe(0);
      expect(wilsonInterval(n, n)[1]).toBe(1);
    }
  });

  it('holds the share, stays within 0 and 1, and mirrors when hits and misses change places', () => {
    fc.assert(
      fc.property(counts, ([hits, n]) => {
        const [low, high] = wilsonInterval(hits, n);
        const [otherLow, otherHigh] = wilsonInterval(n - hits, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(hits / n);
        expect(high).toBeGreaterThanOrEqual(hits / n);
        expect(low).toBeCloseTo(1 - otherHigh, 10);
        expect(high).toBeCloseTo(1 - otherLow, 10);
      }),
    );
  });
});

describe('newcombeInterval', () => {
  // Newcombe (1998), Interval estimation for the difference between independent proportions, Statistics in Medicine 17, 873–890,
  // table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('gives the interval of %i/%i − %i/%i that Newcombe (1998) prints', (a, m, b, n, low, high) => {
    expectInterval(newcombeInterval(a, m, b, n), [low, high]);
  });

  it('says nothing, from −1 to 1, where one of the groups has no ad', () => {
    expect(newcombeInterval(0, 0, 3, 9)).toEqual([-1, 1]);
    expect(newcombeInterval(3, 9, 0, 0)).toEqual([-1, 1]);
  });

  it('holds the difference, stays within −1 and 1, and changes sign with the order of the groups', () => {
    fc.assert(
      fc.property(counts, counts, ([a, m], [b, n]) => {
        const [low, high] = newcombeInterval(a, m, b, n);
        const [otherLow, otherHigh] = newcombeInterval(b, n, a, m);
        expect(low).toBeLessThanOrEqual(a / m - b / n);
        expect(high).toBeGreaterThanOrEqual(a / m - b / n);
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
        expect(low).toBeCloseTo(-otherHigh, 10);
        expect(high).toBeCloseTo(-otherLow, 10);
      }),
    );
  });
});
