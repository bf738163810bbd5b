// Keyness of a word: how much more often than expected it stands in one corpus than in another.

/**
 * Log-likelihood ratio G² of a word that stands `a` times in a corpus of `n1` words and `b` times in one of `n2`: twice the sum of
 * observed × ln(observed / expected) over both words and both corpora, so that frequent words are compared as exactly as rare ones. 0 and up;
 * with one degree of freedom 3.84 is p = 0.05, 10.83 p = 0.001. It does not tell the direction: compare `a / n1` with `b / n2`.
 * Source: Dunning (1993), Computational Linguistics 19, 61–74, section 5 (the ratio for binomials).
 */
export function logLikelihoodRatio(a: number, n1: number, b: number, n2: number): number {
  const n = n1 + n2;
  const share = (a + b) / n;
  const part = (observed: number, expected: number): number =>
    observed > 0 ? observed * Math.log(observed / expected) : 0;
  const words = part(a, n1 * share) + part(b, n2 * share);
  const others = part(n1 - a, n1 * (1 - share)) + part(n2 - b, n2 * (1 - share));
  return Math.max(0, 2 * (words + others));
}
