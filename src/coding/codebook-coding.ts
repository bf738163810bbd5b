// CodebookCoding: a coding that came from a codebook and can be coded again, and what it was made from.
import { profileColours, profileNames, type Codebook } from '../codebook';
import { isCoded, RoleLensError, type AdProfile, type Coding } from '../core';
import { tokenize, type TokenStore } from '../text';
import { copyCounts, hitsOf, wholeMentions, type CodedRows } from './coded-rows';
import { columnarCoding } from './columnar-coding';
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

/**
 * A coding that `codeAds` or `recode` made: it can be coded again, linted and explained in full. Its origin is not enumerable, so that files, prints and
 * copies (`{...coding}`) are of the coding alone.
 */
export interface CodebookCoding extends Coding {
  readonly origin: CodingOrigin;
}

/** Whether a coding came from a codebook in this session, so that its origin is known. */
export function isCodebookCoding(coding: Coding): coding is CodebookCoding {
  return (coding as Partial<CodebookCoding>).origin !== undefined;
}

/** Whether a coding says anything of an ad (index in the corpus), be it that nothing was found: the codebook coder has coded every ad. */
export function hasCoded(coding: Coding, ad: number): boolean {
  return isCodebookCoding(coding) || isCoded(coding, ad);
}

/** What the codebook coder made a coding from; `undefined` for a coding that somebody else made. */
export function originOf(coding: Coding): CodingOrigin | undefined {
  return isCodebookCoding(coding) ? coding.origin : undefined;
}

/**
 * What a coding was made from, where nothing can be done without.
 * @param purpose Completes "Only a coding that was made from a codebook in this session can …".
 * @throws RoleLensError for a coding that was not made by `codeAds` or `recode`.
 */
export function neededOrigin(coding: Coding, purpose: string): CodingOrigin {
  if (isCodebookCoding(coding)) return coding.origin;
  throw new RoleLensError(
    `Only a coding that was made from a codebook in this session can ${purpose}; this one is by "${coding.coder}".`,
    { hint: 'Code the ads with codeAds(store, book) first.' },
  );
}

/** Tokens by corpus, kept for as long as it is: several functions need them, and making them takes longer than what they do with them. */
const stores = new WeakMap<Coding['corpus'], TokenStore>();

/** The tokens of a coding's corpus: those it was made from, else made when first asked for. */
export function storeOf(coding: Coding): TokenStore {
  const store = originOf(coding)?.store ?? stores.get(coding.corpus) ?? tokenize(coding.corpus);
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

/** The profile of one ad (index in the corpus), without an object for each of the others. */
export function profileOfAd(coding: Coding, ad: number): AdProfile {
  if (!isCodebookCoding(coding)) return coding.ads[ad].profile;
  return { name: coding.profiles[coding.adProfile[ad]], ...reasonsOf(coding.origin, ad) };
}

function reasonsOf(
  { book, matcher, rows }: CodingOrigin,
  ad: number,
): Pick<AdProfile, 'scores' | 'evidence'> {
  const found = new Uint16Array(matcher.evidences.length);
  copyCounts(rows, ad, found);
  return explainProfile(book, matcher.evidences, found);
}

/** A coding of the codebook coder. */
export function finishCoding(origin: CodingOrigin, adProfile: Int32Array): CodebookCoding {
  const { store, book, matcher, rows } = origin;
  const coding = columnarCoding({
    coder: 'codebook',
    codebookHash: book.hash,
    // Hashing a large corpus takes longer than coding it, so that it waits until somebody asks.
    get corpusHash() {
      return store.hash;
    },
    created: new Date().toISOString(),
    corpus: store.ads,
    kinds: book.kinds,
    recordedKinds: book.kinds.map(({ id }) => id),
    codes: book.codes.map(({ id, name, kind }) => ({ id, name, kind })),
    profiles: profileNames(book),
    profileColours: profileColours(book),
    terms: matcher.terms,
    adProfile,
    ...wholeMentions(rows),
    explainProfile: (ad) => reasonsOf(origin, ad),
    strayQuotes: new Map(),
    remarks: [],
  });
  return Object.freeze(Object.defineProperty(coding, 'origin', { value: origin }) as CodebookCoding);
}
