// Words that tell two groups of texts apart: log-odds with an informative Dirichlet prior ("Fightin' Words").

/** Log-odds ratio of one word: above 0 it is more the first group's. */
export interface LogOdds {
  readonly delta: number;
  /** `delta` in standard errors; beyond ±1.96 it is unlikely to be chance, for a single word. */
  readonly z: number;
}

/**
 * Log-odds ratio of each word between two groups of texts, shrunk by a prior, so that neither rare words (by ratio) nor frequent ones (by
 * difference) crowd the top: `first[w]` and `second[w]` are counts in the groups, `prior[w]` > 0 the pseudo-counts, usually the word's share of a larger
 * corpus times a chosen size. All of equal length; words that occur nowhere get 0.
 * Source: Monroe, Colaresi & Quinn (2008), Political Analysis 16, 372–403: eq. 16 (δ), 20 (variance) and 21 (ζ).
 */
export function logOdds(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  prior: ArrayLike<number>,
): LogOdds[] {
  const sum = (values: ArrayLike<number>): number =>
    Array.prototype.reduce.call(values, (all, n) => (all as number) + (n as number), 0) as number;
  const size = sum(prior);
  const [n1, n2] = [sum(first) + size, sum(second) + size];
  return Array.from(prior, (pseudo, w) => {
    const [a, b] = [first[w] + pseudo, second[w] + pseudo];
    if (!(a > 0 && b > 0)) return { delta: 0, z: 0 };
    const delta = Math.log(a / (n1 - a)) - Math.log(b / (n2 - b));
    return { delta, z: delta / Math.sqrt(1 / a + 1 / b) };
  });
}
