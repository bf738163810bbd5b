// Where each word stands in the corpus: a word is found without reading the corpus.
import type { TokenStore } from './token-store';

/** Tokens by vocabulary id: word `id` stands at `positions[offsets[id] … offsets[id + 1])`, ascending. */
export interface PositionalIndex {
  readonly offsets: Uint32Array;
  /** Token indices, counted through the whole corpus. */
  readonly positions: Uint32Array;
}

const indexes = new WeakMap<TokenStore, PositionalIndex>();

/** The positional index of a store, made when first asked for: four bytes a token, one pass over the tokens. */
export function positionalIndex(store: TokenStore): PositionalIndex {
  let index = indexes.get(store);
  if (!index) indexes.set(store, (index = buildIndex(store)));
  return index;
}

function buildIndex({ tokens, vocabulary }: TokenStore): PositionalIndex {
  const offsets = new Uint32Array(vocabulary.size + 1);
  for (let at = 0; at < tokens.length; at++) offsets[tokens[at] + 1]++;
  for (let id = 0; id < vocabulary.size; id++) offsets[id + 1] += offsets[id];
  const next = offsets.slice();
  const positions = new Uint32Array(tokens.length);
  for (let at = 0; at < tokens.length; at++) positions[next[tokens[at]]++] = at;
  return { offsets, positions };
}

/** The ad that a token belongs to. */
export function adOfToken({ adTokens }: TokenStore, token: number): number {
  let low = 0;
  let high = adTokens.length - 1;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (adTokens[middle] <= token) low = middle;
    else high = middle;
  }
  // Of ads that begin at one token all but the last are empty.
  return low;
}
