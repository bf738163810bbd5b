// What a coding was made from, remembered beside it: a coding itself is plain data, whoever made it.
import { profileColours, profileNames, type Codebook } from '../codebook';
import type { Coding } from '../core';
import { tokenize, type TokenStore } from '../text';
import { copyCounts, hitsOf, wholeMentions, type CodedRows } from './coded-rows';
import { makeCoding } from './columnar-coding';
import type { Matcher } from './compile-codebook';
import { hitOf, type Hit } from './hit-columns';
import type { BoilerplateRule } from './resolve-ad';
import { explainProfile } from './score-profiles';

/** What the codebook coder knows about a coding of its own. */
export interface CodingOrigin {
  readonly store: TokenStore;
  readonly book: Codebook;
  readonly boilerplate: BoilerplateRule;
  readonly matcher: Matcher;
  readonly rows: CodedRows;
}

const origins = new WeakMap<Coding, CodingOrigin>();
const stores = new WeakMap<Coding['corpus'], TokenStore>();

/** What the codebook coder made a coding from; `undefined` for a coding that somebody else made. */
export function originOf(coding: Coding): CodingOrigin | undefined {
  return origins.get(coding);
}

/** The tokens of a coding's corpus: those it was made from, else made when first asked for. */
export function storeOf(coding: Coding): TokenStore {
  const store = origins.get(coding)?.store ?? stores.get(coding.corpus) ?? tokenize(coding.corpus);
  stores.set(coding.corpus, store);
  return store;
}

/** The matches of one ad as objects, also those that are no mentions; by first token, then by pattern. */
export function hitsOfAd({ rows, matcher }: Pick<CodingOrigin, 'rows' | 'matcher'>, ad: number): Hit[] {
  const { columns, from, to, patternOf } = hitsOf(rows, ad);
  const hits = Array.from({ length: to - from }, (_, i) => {
    const pattern = columns.pattern[from + i];
    return hitOf(
      columns.first[from + i],
      columns.mask[from + i],
      matcher.patterns[patternOf ? patternOf[pattern] : pattern],
    );
  });
  return hits.sort((a, b) => a.first - b.first || a.pattern.index - b.pattern.index);
}

/** A coding of the codebook coder; its origin is remembered. */
export function finishCoding(origin: CodingOrigin, adProfile: Int32Array): Coding {
  const { store, book, matcher, rows } = origin;
  const coding = makeCoding({
    coder: 'codebook',
    codebookHash: book.hash,
    // Hashing a large corpus takes longer than coding it, so that it waits until somebody asks.
    get corpusHash() {
      return store.hash;
    },
    created: new Date().toISOString(),
    corpus: store.ads,
    kinds: book.kinds,
    codes: book.codes.map(({ id, name, kind }) => ({ id, name, kind })),
    profiles: profileNames(book),
    profileColours: profileColours(book),
    terms: matcher.terms,
    adProfile,
    ...wholeMentions(rows),
    explainProfile: (ad) => {
      const found = new Uint16Array(matcher.evidences.length);
      copyCounts(rows, ad, found);
      return explainProfile(book, matcher.evidences, found);
    },
    strayQuotes: new Map(),
    remarks: [],
  });
  origins.set(coding, origin);
  return coding;
}
