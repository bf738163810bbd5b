// Ads of a profile that is not compared, given to the compared profile that came next.
import type { Coding } from '../core';

/**
 * The profile of each ad with ads of other profiles than `profiles` given to the one of them with the highest score (the first of equals), one
 * value an ad in the order of the corpus; an ad whose coder gives no scores, or the same for all, keeps its profile. Use it to see what becomes of
 * ambiguous ads: whatever takes `by` can be grouped by it.
 * @example
 * const nearest = runnerUpProfiles(coding, coding.profiles.slice(0, 2));
 * show(tableDistribution(coding, { by: nearest }));
 */
export function runnerUpProfiles(coding: Coding, profiles: readonly string[]): string[] {
  return coding.ads.map(({ profile }) => {
    if (profiles.includes(profile.name)) return profile.name;
    const scores = profiles.map((name) => profile.scores[name] ?? NaN);
    const best = Math.max(...scores);
    const isClear = Number.isFinite(best) && scores.some((score) => score < best);
    return isClear ? profiles[scores.indexOf(best)] : profile.name;
  });
}
