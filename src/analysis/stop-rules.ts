// When hand-coding stops.

/** Ads that the base is taken from, and of a run, and new information at most, in shares of the base. */
const [BASE, RUN, THRESHOLD] = [20, 10, 0.05];
const QUIET = 20;
const ENOUGH = 0.95;

/** The rules, in words; the order of {@link stopPlaces}. */
export const STOP_RULES = [
  `new in ${RUN} ads at most ${100 * THRESHOLD} % of the first ${BASE}`,
  `nothing new in ${QUIET} ads`,
  `${100 * ENOUGH} % of all found`,
] as const;

/** After how many ads each rule stops on a curve of things found; `null` where it never does. `most` is what all ads have. */
export function stopPlaces(curve: Uint32Array, most: number): (number | null)[] {
  const [base, at] = [curve[BASE - 1], (i: number): number => curve[i - 1]];
  return [
    firstAd(curve, BASE + RUN, (n) => at(n) - at(n - RUN) <= THRESHOLD * base),
    firstAd(curve, QUIET + 1, (n) => at(n) === at(n - QUIET)),
    firstAd(curve, 1, (n) => at(n) >= ENOUGH * most),
  ];
}

function firstAd(curve: Uint32Array, from: number, stops: (ads: number) => boolean): number | null {
  for (let n = from; n <= curve.length; n++) if (stops(n)) return n;
  return null;
}
