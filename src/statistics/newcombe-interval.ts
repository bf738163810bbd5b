// Interval of a difference between two shares.
import { wilsonInterval } from './wilson-interval';

/**
 * 95 % interval of `hits1/n1 − hits2/n2` for independent groups, from the two Wilson intervals; −1 to 1.
 * Source: Newcombe (1998), Statistics in Medicine 17, 873–890, method 10 (without continuity correction).
 */
export function newcombeInterval(
  hits1: number,
  n1: number,
  hits2: number,
  n2: number,
): [low: number, high: number] {
  if (!(n1 > 0) || !(n2 > 0)) return [-1, 1];
  const [p1, p2] = [hits1 / n1, hits2 / n2];
  const [low1, high1] = wilsonInterval(hits1, n1);
  const [low2, high2] = wilsonInterval(hits2, n2);
  const difference = p1 - p2;
  return [
    difference - Math.sqrt((p1 - low1) ** 2 + (high2 - p2) ** 2),
    difference + Math.sqrt((high1 - p1) ** 2 + (p2 - low2) ** 2),
  ];
}
