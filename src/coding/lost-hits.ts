// Matches that are no mentions because a longer match of their kind has their words.
import type { CodingOrigin } from './coding-origin';
import { hitsOfAd } from './hit-columns';
import { beats, longestMatches } from './longest-matches';
import type { Hit } from './match-ad';

/** A match and the longer one that took its place. */
export interface LostHit {
  readonly hit: Hit;
  readonly to: Hit;
}

/** The matches of codes in one ad that lost to longer ones, in order. */
export function lostHits({ hits, matcher, book }: CodingOrigin, ad: number): LostHit[] {
  const unitOf = (code: number): (typeof book.codes)[number]['unit'] => book.codes[code].unit;
  const ofCodes = hitsOfAd(hits, matcher, ad).filter(({ pattern }) => pattern.code >= 0);
  const kept = longestMatches(ofCodes, unitOf);
  const isKept = new Set(kept);
  return ofCodes.flatMap((hit) => {
    const to = isKept.has(hit) ? undefined : kept.find((longer) => beats(longer, hit, unitOf));
    return to ? [{ hit, to }] : [];
  });
}
