// Keyness against the values that its paper prints.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logLikelihoodRatio } from '../../src/statistics';

describe('logLikelihoodRatio', () => {
  // Dunning (1993), table of bigrams ranked by −2 log λ: k(AB), k(A¬B), k(¬AB), k(¬A¬B).
  it.each([
    ['the swiss', 110, 2442, 111, 29114, 270.72],
    ['can be', 29, 13, 123, 31612, 263.9],
    ['previous year', 31, 23, 139, 31584, 256.84],
    ['mineral water', 10, 0, 3, 31764, 167.23],
  ])('gives the value for "%s" that Dunning (1993) prints', (_, ab, a, b, none, printed) => {
    expect(logLikelihoodRatio(ab, ab + a, b, b + none)).toBeCloseTo(printed, 1);
  });

  it('is 0 for equal shares and never negative', () => {
    expect(logLikelihoodRatio(10, 100, 100, 1000)).toBeCloseTo(0, 10);
    const counts = fc
      .integer({ min: 1, max: 1000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(fc.property(counts, counts, ([a, n1], [b, n2]) => logLikelihoodRatio(a, n1, b, n2) >= 0));
  });
});
