// Interval of a ratio of two shares.

/** 95 % quantile of χ² with one degree of freedom. */
const CRITICAL = 3.841458820694124;

/**
 * 95 % score interval of the ratio `(hits1/n1) / (hits2/n2)` for independent groups: the ratios that the χ² test would not reject. It holds its
 * coverage also for few hits; 0 to ∞, `[0, ∞]` where a group is empty or neither has a hit.
 * Source: Koopman (1984), Biometrics 40, 513–517, eq. 2.2; the constrained estimate in closed form as in Nam (1995), Biometrics 51, 1159–1163.
 */
export function ratioInterval(
  hits1: number,
  n1: number,
  hits2: number,
  n2: number,
): [low: number, high: number] {
  if (!(n1 > 0) || !(n2 > 0) || hits1 + hits2 === 0) return [0, Infinity];
  const rejected = (log: number): boolean => scoreStatistic(Math.exp(log), hits1, n1, hits2, n2) > CRITICAL;
  const centre = Math.log((hits1 + 0.5) / (n1 + 0.5) / ((hits2 + 0.5) / (n2 + 0.5)));
  const far = 40;
  return [
    hits1 === 0 ? 0 : Math.exp(border(rejected, centre - far, centre)),
    hits2 === 0 ? Infinity : Math.exp(border(rejected, centre + far, centre)),
  ];
}

/** The place between a rejected and an accepted value where the verdict changes. */
function border(rejected: (value: number) => boolean, outside: number, inside: number): number {
  let [out, into] = [outside, inside];
  while (Math.abs(out - into) > 1e-12) {
    const middle = (out + into) / 2;
    if (middle === out || middle === into) break;
    if (rejected(middle)) out = middle;
    else into = middle;
  }
  return (out + into) / 2;
}

/** Koopman's χ² of a given ratio of the shares. */
function scoreStatistic(ratio: number, x1: number, n1: number, x2: number, n2: number): number {
  const b = ratio * (n1 + x2) + x1 + n2;
  const root = Math.sqrt(Math.max(0, b * b - 4 * (n1 + n2) * ratio * (x1 + x2)));
  // The smaller root, without cancellation.
  const p2 = (2 * (x1 + x2)) / (b + root);
  const p1 = Math.min(1, ratio * p2);
  const part = (x: number, n: number, p: number): number => {
    const variance = n * p * (1 - p);
    return x === n * p ? 0 : (x - n * p) ** 2 / variance;
  };
  return part(x1, n1, p1) + part(x2, n2, p2);
}
