// The noncentral χ² distribution: what an interval of an effect size is read from.
import { chiSquareCdf, logGamma } from './distributions';

/**
 * P(X ≤ x) of the noncentral χ² distribution with `df` degrees of freedom and noncentrality `ncp` ≥ 0: central ones, weighted by Poisson
 * probabilities with mean `ncp / 2`. Absolute error below 1e-9.
 * Source: Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, eq. 29.3; the recurrence over df is Abramowitz & Stegun 26.4.8.
 */
export function noncentralChiSquareCdf(x: number, df: number, ncp: number): number {
  if (!(x > 0)) return 0;
  if (!(ncp > 0)) return chiSquareCdf(x, df);
  const mean = ncp / 2;
  const reach = 8 * Math.sqrt(mean) + 20;
  const last = Math.ceil(mean + reach);
  const first = Math.max(0, Math.floor(mean - reach));
  // From the top downwards each central probability adds a positive term to the next, so nothing cancels.
  let shape = df / 2 + last;
  let central = chiSquareCdf(x, 2 * shape);
  let logStep = (shape - 1) * Math.log(x / 2) - x / 2 - logGamma(shape);
  let logWeight = last * Math.log(mean) - mean - logGamma(last + 1);
  let sum = 0;
  for (let j = last; j >= first; j--) {
    sum += Math.exp(logWeight) * central;
    central += Math.exp(logStep);
    shape--;
    logStep += Math.log(shape) - Math.log(x / 2);
    logWeight += Math.log(j) - Math.log(mean);
  }
  return Math.min(1, sum);
}

/** The noncentrality at which an observed χ² is at the lower-tail probability `p`; 0 where even 0 is too large. */
export function noncentralityAt(x: number, df: number, p: number): number {
  if (noncentralChiSquareCdf(x, df, 0) <= p) return 0;
  let [low, high] = [0, Math.max(1, 2 * x)];
  while (noncentralChiSquareCdf(x, df, high) > p) high *= 2;
  while (high - low > 1e-9 * Math.max(1, high)) {
    const middle = (low + high) / 2;
    if (noncentralChiSquareCdf(x, df, middle) > p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
