// Tail probabilities of the distributions that tests refer to; stdlib's, loaded when first asked for.

type Distribution = (x: number, ...parameters: number[]) => number;

/** P(X ≥ x) of the χ² distribution with `df` degrees of freedom. */
export function chiSquareTail(x: number, df: number): number {
  // Far out 1 − cdf is 0 by rounding; for one degree of freedom the normal tail knows better.
  return df === 1 ? 2 * normalTail(Math.sqrt(x)) : 1 - chiSquareCdf(x, df);
}

/** P(X ≤ x) of the χ² distribution with `df` degrees of freedom (above 0). */
export function chiSquareCdf(x: number, df: number): number {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('@stdlib/stats-base-dists-chisquare-cdf') as Distribution)(x, df);
}

/** P(X ≥ z) of the standard normal distribution. */
export function normalTail(z: number): number {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('@stdlib/stats-base-dists-normal-cdf') as Distribution)(-z, 0, 1);
}

/** ln Γ(x) for x > 0, by Stirling's series from 15 up. Source: Abramowitz & Stegun (1964), 6.1.41 and 6.1.15. */
export function logGamma(x: number): number {
  let [shifted, log] = [x, 0];
  for (; shifted < 15; shifted++) log -= Math.log(shifted);
  const inverse = 1 / (shifted * shifted);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / shifted;
  return log + (shifted - 0.5) * Math.log(shifted) - shifted + Math.log(2 * Math.PI) / 2 + series;
}
