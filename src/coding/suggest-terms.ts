// Candidates for a code: what stands where its terms stand and is not coded yet, and other forms of its terms.
import { RoleLensError, type Coding, isCounted } from '../core';
import type { TokenStore } from '../text';
import { candidateIndex } from './candidate-index';
import { storeOf } from './codebook-coding';

import { contextScores, type ContextFeatures, type Stretch } from './context-scores';
import { sentenceAround } from './effect-sentences';
import { VariantFinder, type VariantKind } from './spelling-variants';
import { Tally, type TalliedCandidate } from './tally-candidates';

/** Options of {@link suggestTerms}. */
export interface SuggestOptions {
  /** Candidates of each class; default 25. */
  readonly most?: number;
  /** Distinct ads that a candidate must stand in; default 2. */
  readonly fewest?: number;
}

/** A place of a candidate: `left + hit + right` is its sentence. */
export interface SuggestionExample {
  readonly id: string;
  readonly left: string;
  readonly hit: string;
  readonly right: string;
  readonly start: number;
  readonly end: number;
}

/** A candidate for a term. */
export interface Suggestion {
  /** In lower case. */
  readonly term: string;
  /** Uncoded places in the distinct ads, and ads with one. */
  readonly count: number;
  readonly ads: number;
  /** Mean log odds of its contexts, shrunk where there are few: above 0 it stands where terms of the code stand. */
  readonly score: number;
  /** For variants: how it hangs together with which known term. */
  readonly variant: VariantKind | null;
  readonly of: string | null;
  /** Up to three places, in different ads where there are as many. */
  readonly examples: readonly SuggestionExample[];
}

/** Candidates for one code. */
export interface Suggestions {
  readonly kind: 'suggestions';
  readonly code: string;
  /** What stands where the code's terms stand, best first. */
  readonly contexts: readonly Suggestion[];
  /** Spellings, inflections and compounds of the code's terms that are not coded, best first. */
  readonly variants: readonly Suggestion[];
}

/**
 * Candidates for new terms of a code, learnt from the corpus itself: words and phrases of up to three words that are no mention of the code's kind yet
 * and stand where its terms stand (naive Bayes over the words and codes around them), and apart from them other forms of its terms. They are
 * candidates: read the examples, then `concordance`, then `editCodebook`.
 * @throws RoleLensError for a code that the coding has not, or that has no mention to learn from.
 * @example
 * show(suggestTerms(coding, code, { most: 10 }));
 */
export function suggestTerms(
  coding: Coding,
  code: string,
  { most = 25, fewest = 2 }: SuggestOptions = {},
): Suggestions {
  const index = coding.codes.findIndex(({ id }) => id === code);
  if (index < 0)
    throw new RoleLensError(`The coding has no code "${code}".`, {
      hint: `It has ${coding.codes.map(({ id }) => id).join(', ')}.`,
    });
  const store = storeOf(coding);
  const coded = new CodedTokens(coding, store);
  const positives = coded.stretches.filter((stretch) => stretch.code === index);
  if (!positives.length)
    throw new RoleLensError(
      `No distinct ad mentions the code "${code}", so there is nothing to learn from.`,
      {
        hint: 'First give it a few terms that stand in the ads.',
      },
    );
  const scores = contextScores(store, coded.features(), positives);
  const tally = new Tally(store, candidateIndex(store), scores, coded.ofKind(coding.codes[index].kind));
  const variants = new VariantFinder(
    positives.map(({ first, last }) => wordsOf(store, first, last)),
    (word) => store.vocabulary.idOf(word) >= 0,
  );
  const candidates = tally
    .candidates(fewest)
    .map((tallied) => ({ ...tallied, found: variants.find(tallied.term) }));
  const contexts = withoutParts(
    candidates.filter(({ found, isPartlyCoded }) => !found && !isPartlyCoded),
    most,
  );
  const others = withoutParts(
    candidates.filter(({ found }) => found),
    most,
  );
  const places = tally.examples(new Set([...contexts, ...others].map(({ id }) => id)), EXAMPLES);
  const finish = ({ term, id, count, ads, score, found }: Candidate): Suggestion => ({
    term,
    count,
    ads,
    score,
    variant: found?.kind ?? null,
    of: found?.of ?? null,
    examples: (places.get(id) ?? []).map(({ ad, first, last }) => exampleOf(store, ad, first, last)),
  });
  return { kind: 'suggestions', code, contexts: contexts.map(finish), variants: others.map(finish) };
}

/** Example lines of a candidate. */
const EXAMPLES = 3;
/** Mentions of more words are clauses' evidence, too long to stand as one thing in a context. */
const LONGEST_UNIT = 4;

type Candidate = TalliedCandidate & { readonly found: ReturnType<VariantFinder['find']> };

/** The tokens of all mentions. */
class CodedTokens {
  readonly stretches: readonly (Stretch & { readonly code: number })[];

  constructor(
    private readonly coding: Coding,
    private readonly store: TokenStore,
  ) {
    const { mentions, corpus } = coding;
    const { starts, adTokens } = store;
    const stretches: (Stretch & { code: number })[] = [];
    for (let i = 0; i < mentions.ad.length; i++) {
      const ad = mentions.ad[i];
      const hasEvidence = mentions.evidenceStart[i] >= 0;
      const start = hasEvidence ? mentions.evidenceStart[i] : mentions.start[i];
      const end = hasEvidence ? mentions.evidenceEnd[i] : mentions.end[i];
      if (start < 0 || !isCounted(corpus[ad], 'distinct')) continue;
      const first = lowerBound(starts, start, adTokens[ad], adTokens[ad + 1]);
      const last = lowerBound(starts, end, first, adTokens[ad + 1]) - 1;
      if (last >= first) stretches.push({ first, last, code: mentions.code[i] });
    }
    this.stretches = stretches;
  }

  /** Words, or codes in the place of the words of short mentions. */
  features(): ContextFeatures {
    const { tokens, vocabulary } = this.store;
    const of = tokens.slice();
    for (const { first, last, code } of this.stretches)
      if (last - first < LONGEST_UNIT) of.fill(vocabulary.size + code, first, last + 1);
    return { of, size: vocabulary.size + this.coding.codes.length };
  }

  /** 1 for tokens of mentions of a kind. */
  ofKind(kind: string): Uint8Array {
    const result = new Uint8Array(this.store.tokens.length);
    for (const { first, last, code } of this.stretches)
      if (this.coding.codes[code].kind === kind) result.fill(1, first, last + 1);
    return result;
  }
}

function lowerBound(values: Uint32Array, wanted: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function wordsOf({ tokens, vocabulary }: TokenStore, first: number, last: number): string {
  return Array.from(tokens.subarray(first, last + 1), (id) => vocabulary.word(id)).join(' ');
}

function exampleOf(
  { ads, starts, ends }: TokenStore,
  ad: number,
  first: number,
  last: number,
): SuggestionExample {
  const [start, end] = [starts[first], ends[last]];
  return { id: ads[ad].id, ...sentenceAround(ads[ad].text, start, end), start, end };
}

/** The best candidates; of a phrase and a part of it only the one that mostly stands for the other. */
function withoutParts(sorted: readonly Candidate[], most: number): Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of sorted) {
    if (chosen.length >= most) break;
    const isInside = (inner: Candidate, outer: Candidate): boolean =>
      ` ${outer.term} `.includes(` ${inner.term} `);
    if (chosen.some((other) => isInside(candidate, other) && other.count >= 0.6 * candidate.count)) continue;
    const part = chosen.findIndex((other) => isInside(other, candidate));
    if (part < 0) chosen.push(candidate);
    else if (candidate.count >= 0.6 * chosen[part].count) chosen[part] = candidate;
  }
  return chosen;
}
