// How much a share from clusters of near-equals is less certain than one from as many independent things.

/**
 * Design effect of the share Σ `hits` / Σ `sizes` over clusters: its variance by the ratio estimator over that of independent things; at least 1. Counts divided
 * by it can be tested as if independent. Where no or every thing is a hit, or there is but one cluster, the variance says nothing: then the mean size of clusters.
 * Source: Rao & Scott (1992), A simple method for the analysis of clustered binary data, Biometrics 48, 577–585, section 2.
 */
export function designEffect(hits: ArrayLike<number>, sizes: ArrayLike<number>): number {
  const clusters = hits.length;
  let [all, n, squares] = [0, 0, 0];
  for (let i = 0; i < clusters; i++) {
    all += hits[i];
    n += sizes[i];
  }
  const share = all / n;
  for (let i = 0; i < clusters; i++) squares += (hits[i] - sizes[i] * share) ** 2;
  if (clusters < 2 || all === 0 || all === n) return n / clusters;
  const variance = ((clusters / (clusters - 1)) * squares) / (n * n);
  return Math.max(1, variance / ((share * (1 - share)) / n));
}
