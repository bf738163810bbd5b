// How two things that an ad can have go together.

/** Association of two things over n ads. */
export interface PairAssociation {
  /** Ads with both if the two were independent. */
  readonly expected: number;
  /** Observed over expected: 1 is independence, 2 twice as often together. */
  readonly lift: number;
  /** Ads with both over ads with either, 0 to 1. */
  readonly jaccard: number;
  /** −1 to 1. */
  readonly phi: number;
}

/**
 * Association of two things that `a` and `b` of `n` ads have and `both` have together; `NaN` where one is in no ad (φ also where one is in all).
 * Sources: lift: Brin, Motwani, Ullman & Tsur (1997), SIGMOD Record 26(2), 255–264; Jaccard (1912), New Phytologist 11, 37–50; φ: Yule (1912).
 */
export function pairAssociation(both: number, a: number, b: number, n: number): PairAssociation {
  const expected = (a * b) / n;
  return {
    expected,
    lift: both / expected,
    jaccard: both / (a + b - both),
    phi: (n * both - a * b) / Math.sqrt(a * (n - a) * b * (n - b)),
  };
}
