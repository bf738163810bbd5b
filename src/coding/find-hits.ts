// All matches of a few patterns, found from the positional index without reading the corpus.
import { MAX_GAP } from '../codebook';
import { adOfToken, positionalIndex, type PositionalIndex, type TokenStore } from '../text';
import type { CompiledSequence, Matcher, Pattern } from './compile-codebook';
import { HitBuffer } from './hit-columns';
import { PatternMatcher } from './match-pattern';
import { titleEnd } from './resolve-ad';

/** The matches of these patterns of a matcher anywhere in the corpus: pattern by pattern, each by first token. */
export function findHits(store: TokenStore, matcher: Matcher, patterns: readonly Pattern[]): HitBuffer {
  const hits = new HitBuffer();
  if (!patterns.length) return hits;
  const single = new PatternMatcher(store, matcher.negations);
  const index = positionalIndex(store);
  for (const pattern of patterns) findPattern(store, index, single, pattern, hits);
  return hits;
}

/** The ad of each match, for matches that are (mostly) in order. */
export function adsOfHits(store: TokenStore, { first, length }: HitBuffer): Int32Array {
  const { adTokens } = store;
  const ads = new Int32Array(length);
  let ad = 0;
  for (let i = 0; i < length; i++) {
    if (first[i] < adTokens[ad] || first[i] >= adTokens[ad + 1]) ad = adOfToken(store, first[i]);
    ads[i] = ad;
  }
  return ads;
}

/** How many places have to be looked at to find the matches of a pattern. */
export function searchCost({ offsets }: PositionalIndex, { steps }: Pattern): number {
  const { rarest, slack } = rarestStep(offsets, steps);
  return countOf(offsets, steps[rarest].ids) * (slack + 1);
}

function findPattern(
  store: TokenStore,
  index: PositionalIndex,
  single: PatternMatcher,
  pattern: Pattern,
  hits: HitBuffer,
): void {
  const { adTokens } = store;
  let [from, to, titleTo] = [0, 0, 0];
  for (const at of candidateStarts(index, pattern.steps)) {
    if (at >= to || at < from) {
      const ad = adOfToken(store, at);
      [from, to] = [adTokens[ad], adTokens[ad + 1]];
      titleTo = pattern.titleOnly ? titleEnd(store, ad) : 0;
    }
    const mask = single.matchAt(pattern, at, from, to, titleTo);
    if (mask) hits.push(at, mask, pattern.index);
  }
}

/** Tokens that a match can begin at, ascending: as far before each place of the rarest word as the pattern can reach. */
function candidateStarts({ offsets, positions }: PositionalIndex, steps: CompiledSequence): Uint32Array {
  const { rarest, slack } = rarestStep(offsets, steps);
  const { ids } = steps[rarest];
  if (!rarest && ids.length === 1) return positions.subarray(offsets[ids[0]], offsets[ids[0] + 1]);
  const starts = new Uint32Array(countOf(offsets, ids) * (slack + 1));
  let length = 0;
  for (const id of ids)
    for (let i = offsets[id]; i < offsets[id + 1]; i++)
      for (let back = slack; back >= 0; back--) {
        const start = positions[i] - rarest - back;
        if (start >= 0) starts[length++] = start;
      }
  const found = starts.subarray(0, length);
  if (slack || ids.length > 1) found.sort();
  return slack ? found.filter((start, i) => !i || start !== found[i - 1]) : found;
}

/** The step with the fewest places, and how many words gaps may skip before it. */
function rarestStep(offsets: Uint32Array, steps: CompiledSequence): { rarest: number; slack: number } {
  const counts = steps.map(({ ids }) => countOf(offsets, ids));
  const rarest = counts.indexOf(Math.min(...counts));
  return { rarest, slack: steps.slice(1, rarest + 1).filter(({ gap }) => gap).length * MAX_GAP };
}

function countOf(offsets: Uint32Array, ids: readonly number[]): number {
  let count = 0;
  for (const id of ids) count += offsets[id + 1] - offsets[id];
  return count;
}
