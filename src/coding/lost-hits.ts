// Matches that are no mentions because a longer match of their kind has their words.
import { hitsOf } from './coded-rows';
import type { CodingOrigin } from './codebook-coding';
import { hitOf, type Hit } from './hit-columns';
import { LongestMatches } from './longest-matches';

/** A match and the longer one that took its place. */
export interface LostHit {
  readonly hit: Hit;
  readonly to: Hit;
}

/** The matches of codes in one ad that lost to longer ones, in order. */
export function lostHits(origin: CodingOrigin, ad: number): LostHit[] {
  const { columns } = hitsOf(origin.rows, ad);
  const { patterns } = origin.matcher;
  const objectOf = (hit: number, pattern: number): Hit =>
    hitOf(columns.first[hit], columns.mask[hit], patterns[pattern]);
  const lost: LostHit[] = [];
  new LostFinder(origin).eachOf(ad, (hit, to, pattern, toPattern) =>
    lost.push({ hit: objectOf(hit, pattern), to: objectOf(to, toPattern) }),
  );
  return lost.sort((a, b) => a.hit.first - b.hit.first || a.hit.pattern.index - b.hit.pattern.index);
}

/** Finds lost matches in many ads. */
export class LostFinder {
  private readonly longest: LongestMatches;

  constructor(private readonly origin: CodingOrigin) {
    this.longest = new LongestMatches(origin.matcher.table);
  }

  /** Calls back for each lost match of an ad: its row and that of the first match that beats it in the ad's columns, and their patterns. */
  eachOf(ad: number, onLost: (hit: number, to: number, pattern: number, toPattern: number) => void): void {
    const { longest } = this;
    const { columns, from, to, patternOf } = hitsOf(this.origin.rows, ad);
    longest.take(columns, from, to, patternOf);
    for (let i = 0; i < longest.length; i++) {
      if (longest.kept[i]) continue;
      const winner = this.winnerOf(i);
      onLost(longest.hit[i], longest.hit[winner], longest.pattern[i], longest.pattern[winner]);
    }
  }

  private winnerOf(i: number): number {
    const { kept, length } = this.longest;
    for (let j = this.longest.nearFrom(i); j < length; j++) if (kept[j] && this.longest.beats(j, i)) return j;
    return i;
  }
}
