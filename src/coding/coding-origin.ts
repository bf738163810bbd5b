// What a coding was made from, remembered beside it: a coding itself is plain data, whoever made it.
import type { Codebook } from '../codebook';
import type { Coding } from '../core';
import { tokenize, type TokenStore } from '../text';
import { makeCoding, type CodingParts } from './columnar-coding';
import type { Matcher } from './compile-codebook';
import type { HitColumns } from './hit-columns';
import type { BoilerplateRule } from './resolve-ad';
import { explainProfile } from './score-profiles';

/** What the codebook coder knows about a coding of its own. */
export interface CodingOrigin {
  readonly store: TokenStore;
  readonly book: Codebook;
  readonly boilerplate: BoilerplateRule;
  readonly matcher: Matcher;
  /** What each line of evidence counts: ads × lines. */
  readonly found: Uint16Array;
  readonly hits: HitColumns;
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

/** A coding of the codebook coder; its origin is remembered. */
export function finishCoding(
  origin: CodingOrigin,
  columns: Pick<CodingParts, 'adProfile' | 'adMentions' | 'mentions'>,
): Coding {
  const { store, book, matcher, found } = origin;
  const lines = matcher.evidences.length;
  const coding = makeCoding({
    coder: 'codebook',
    codebookHash: book.hash,
    corpusHash: store.hash,
    created: new Date().toISOString(),
    corpus: store.ads,
    codes: book.codes.map(({ id, name, kind }) => ({ id, name, kind })),
    profiles: book.profiles.map(({ name }) => name),
    terms: matcher.terms,
    ...columns,
    explainProfile: (ad) =>
      explainProfile(book, matcher.evidences, found.subarray(ad * lines, (ad + 1) * lines)),
    strayQuotes: new Map(),
    remarks: [],
  });
  origins.set(coding, origin);
  return coding;
}
