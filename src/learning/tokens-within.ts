// Characters → tokens: which tokens of an ad a quote covers.
import type { TokenStore } from '../text';

/** The tokens `[first, end)` among `[from, to)` that share characters with `[start, stop)` of the ad's text. */
export function tokensWithin(
  { starts, ends }: TokenStore,
  from: number,
  to: number,
  start: number,
  stop: number,
): { first: number; end: number } {
  let first = from;
  while (first < to && ends[first] <= start) first++;
  let end = first;
  while (end < to && starts[end] < stop) end++;
  return { first, end };
}
