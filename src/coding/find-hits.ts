// All matches of a few patterns, found from the positional index without reading the corpus.
import { MAX_GAP } from '../codebook';
import { adOfToken, positionalIndex, type PositionalIndex, type TokenStore } from '../text';
import type { CompiledSequence, Matcher, Pattern } from './compile-codebook';
import { AdMatcher, type Hit } from './match-ad';
import { titleEnd } from './resolve-ad';

/** The matches of these patterns of a matcher anywhere in the corpus, by first token, then by pattern. */
export function findHits(store: TokenStore, matcher: Matcher, patterns: readonly Pattern[]): Hit[] {
  const adMatcher = new AdMatcher(store, matcher);
  const index = positionalIndex(store);
  const hits = patterns.flatMap((pattern) => hitsOfPattern(store, index, adMatcher, pattern));
  return hits.sort((a, b) => a.first - b.first || a.pattern.index - b.pattern.index);
}

function hitsOfPattern(
  store: TokenStore,
  index: PositionalIndex,
  adMatcher: AdMatcher,
  pattern: Pattern,
): Hit[] {
  const { adTokens } = store;
  const hits: Hit[] = [];
  let ad = -1;
  let titleTo = 0;
  for (const at of candidateStarts(index, pattern.steps)) {
    if (ad < 0 || at >= adTokens[ad + 1] || at < adTokens[ad]) {
      ad = adOfToken(store, at);
      titleTo = pattern.titleOnly ? titleEnd(store, ad) : 0;
    }
    const hit = adMatcher.matchAt(pattern, at, adTokens[ad], adTokens[ad + 1], titleTo);
    if (hit) hits.push(hit);
  }
  return hits;
}

/** Tokens that a match can begin at, ascending: as far before each place of the rarest word as the pattern can reach. */
function candidateStarts(index: PositionalIndex, steps: CompiledSequence): Uint32Array {
  const counts = steps.map(({ ids }) =>
    ids.reduce((sum, id) => sum + index.offsets[id + 1] - index.offsets[id], 0),
  );
  const rarest = counts.indexOf(Math.min(...counts));
  const slack = steps.slice(1, rarest + 1).filter(({ gap }) => gap).length * MAX_GAP;
  const starts = new Uint32Array(counts[rarest] * (slack + 1));
  let length = 0;
  for (const id of steps[rarest].ids)
    for (let i = index.offsets[id]; i < index.offsets[id + 1]; i++)
      for (let back = slack; back >= 0; back--) {
        const start = index.positions[i] - rarest - back;
        if (start >= 0) starts[length++] = start;
      }
  const found = starts.subarray(0, length);
  if (slack || steps[rarest].ids.length > 1) found.sort();
  return slack ? found.filter((start, i) => !i || start !== found[i - 1]) : found;
}
