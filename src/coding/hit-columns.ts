// All matches of a coding in typed arrays, also those that are no mentions: what re-coding after an edit starts from.
import { Growing } from '../text';
import type { Matcher } from './compile-codebook';
import type { Hit } from './match-ad';

/** Matches in order of ad, first token and pattern. */
export interface HitColumns {
  /** First token of each match, counted through the whole corpus. */
  readonly first: Uint32Array;
  /** Matched tokens, a bit each, counted from the first. */
  readonly mask: Uint32Array;
  /** Index in the matcher's patterns. */
  readonly pattern: Uint32Array;
  /** First match of each ad, and the number of matches at the end: `ads + 1` values. */
  readonly adHits: Uint32Array;
}

/** Growing match columns. */
export class HitBuilder {
  private readonly first = new Growing(Uint32Array);
  private readonly mask = new Growing(Uint32Array);
  private readonly pattern = new Growing(Uint32Array);
  private readonly adHits = new Growing(Uint32Array);

  /** Adds the matches of the next ad. */
  addAd(hits: readonly Hit[]): void {
    this.adHits.push(this.first.length);
    for (const hit of hits) {
      this.first.push(hit.first);
      this.mask.push(hit.mask);
      this.pattern.push(hit.pattern.index);
    }
  }

  finish(): HitColumns {
    this.adHits.push(this.first.length);
    return {
      first: this.first.toArray(),
      mask: this.mask.toArray(),
      pattern: this.pattern.toArray(),
      adHits: this.adHits.toArray(),
    };
  }
}

/** The matches of one ad as objects. */
export function hitsOfAd(
  { first, mask, pattern, adHits }: HitColumns,
  { patterns }: Matcher,
  ad: number,
): Hit[] {
  return Array.from({ length: adHits[ad + 1] - adHits[ad] }, (_, i) => {
    const at = adHits[ad] + i;
    return hitOf(first[at], mask[at], patterns[pattern[at]]);
  });
}

/** A match from its numbers. */
export function hitOf(first: number, mask: number, pattern: Hit['pattern']): Hit {
  return { first, last: first + 31 - Math.clz32(mask), mask, words: pattern.steps.length, pattern };
}
