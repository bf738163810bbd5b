// Candidates for terms: words and short phrases of a corpus, by where they begin. Made once a store.
import { isCounted } from '../core';
import { Gap, type TokenStore } from '../text';

import { canEdgeTerm, canJoinTerm, stopWordsOf } from './stop-words';

/** Words of a candidate at the most. */
export const LONGEST_CANDIDATE = 3;

/** The candidates of a corpus. */
export interface CandidateIndex {
  /** For each length (1 first): the candidate that begins at each token, or -1. */
  readonly at: readonly Int32Array[];
  /** Words of each candidate, with blanks between. */
  readonly texts: readonly string[];
}

const indexes = new WeakMap<TokenStore, CandidateIndex>();

/**
 * Words, and phrases of two or three that nothing interrupts, in the distinct ads; without function words at their edges or conjunctions inside, and
 * phrases that stand only once.
 */
export function candidateIndex(store: TokenStore): CandidateIndex {
  let index = indexes.get(store);
  if (!index) indexes.set(store, (index = buildIndex(store)));
  return index;
}

function buildIndex(store: TokenStore): CandidateIndex {
  const { tokens, vocabulary } = store;
  const functionWords = stopWordsOf(store);
  const edges = Uint8Array.from({ length: vocabulary.size }, (_, id) =>
    canEdgeTerm(vocabulary.word(id), functionWords) ? 1 : 0,
  );
  const inner = Uint8Array.from({ length: vocabulary.size }, (_, id) =>
    canJoinTerm(vocabulary.word(id), functionWords) ? 1 : 0,
  );
  const countedToken = countedTokens(store);
  const at: Int32Array[] = [];
  const texts: string[] = [];
  /** What stands at each token for one word less, edges or not. */
  let shorter: Int32Array = Int32Array.from(tokens, (id, i) => (countedToken[i] ? id : -1));
  for (let length = 1; length <= LONGEST_CANDIDATE; length++) {
    const grams = length === 1 ? shorter : frequentGrams(store, shorter, length);
    at.push(keepEdges(store, grams, length, { edges, inner }, texts));
    shorter = grams;
  }
  return { at, texts };
}

function countedTokens({ ads, adTokens, tokens }: TokenStore): Uint8Array {
  const counted = new Uint8Array(tokens.length);
  ads.forEach((ad, i) => {
    if (isCounted(ad, 'distinct')) counted.fill(1, adTokens[i], adTokens[i + 1]);
  });
  return counted;
}

/** Numbers the phrases of this length that stand at least twice; -1 elsewhere. */
function frequentGrams(
  { tokens, flags, vocabulary }: TokenStore,
  shorter: Int32Array,
  length: number,
): Int32Array {
  const grams = new Int32Array(tokens.length).fill(-1);
  const ids = new Map<number, number>();
  const counts: number[] = [];
  for (let i = 0; i + length <= tokens.length; i++) {
    const last = i + length - 1;
    const gap: Gap = flags[last] >> 2;
    if (shorter[i] < 0 || shorter[i + 1] < 0 || gap !== Gap.None) continue;
    const key = shorter[i] * vocabulary.size + tokens[last];
    let id = ids.get(key);
    if (id === undefined) ids.set(key, (id = counts.push(0) - 1));
    counts[id]++;
    grams[i] = id;
  }
  return grams.map((id) => (id >= 0 && counts[id] > 1 ? id : -1));
}

/** Candidate numbers of the phrases whose first and last word can be a term's; adds their texts. */
function keepEdges(
  { tokens, vocabulary }: TokenStore,
  grams: Int32Array,
  length: number,
  { edges, inner }: { readonly edges: Uint8Array; readonly inner: Uint8Array },
  texts: string[],
): Int32Array {
  const numbers = new Map<number, number>();
  return grams.map((id, i) => {
    if (id < 0 || !edges[tokens[i]] || !edges[tokens[i + length - 1]]) return -1;
    if (length > 2 && !inner[tokens[i + 1]]) return -1;
    let number = numbers.get(id);
    if (number === undefined) {
      const words = Array.from({ length }, (_, k) => vocabulary.word(tokens[i + k]));
      numbers.set(id, (number = texts.push(words.join(' ')) - 1));
    }
    return number;
  });
}
