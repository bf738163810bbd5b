// Where a query stands in a corpus: mentions of a code, matches of a term, or matches of any pattern of the term language.
import { parseCodebook, parseTerm, type Codebook, type TermEntry, type TermLanguage } from '../codebook';
import type { Coding } from '../core';
import { adOfToken, type TokenStore } from '../text';
import { originOf, storeOf } from './coding-origin';
import { compileCodebook } from './compile-codebook';
import { findHits } from './find-hits';

/** How a query is read: a code's id, a term as the codebook has it, or a pattern of the term language. */
export type QueryKind = 'code' | 'term' | 'pattern';

/** A place in an ad, as offsets in its text. */
export interface Place {
  /** Index of the ad. */
  readonly ad: number;
  readonly start: number;
  readonly end: number;
}

/** What a query is, where nobody says: a code, else a term, else a pattern. */
export function guessKind(coding: Coding, query: TermEntry): QueryKind {
  if (typeof query !== 'string') return 'pattern';
  if (coding.codes.some(({ id }) => id === query)) return 'code';
  return query && coding.terms.includes(query) ? 'term' : 'pattern';
}

/** All places of a query, by ad and start. Throws RoleLensError for a malformed pattern. */
export function placesOf(coding: Coding, query: TermEntry, by: QueryKind, language: TermLanguage): Place[] {
  const text = typeof query === 'string' ? query : query.term;
  if (by === 'code') return mentionPlaces(coding, (code) => coding.codes[code].id === text);
  const origin = originOf(coding);
  if (by === 'pattern') return bookPlaces(storeOf(coding), queryBook(query, language));
  if (!origin) return mentionPlaces(coding, (_, term) => coding.terms[term] === text);
  const { book } = origin;
  const codes = book.codes.map((code) => ({
    ...code,
    terms: code.terms.filter((term) => term.text === text),
  }));
  return bookPlaces(origin.store, {
    ...book,
    codes: codes.filter(({ terms }) => terms.length),
    profiles: [],
  });
}

function mentionPlaces({ mentions }: Coding, isWanted: (code: number, term: number) => boolean): Place[] {
  const { ad, code, term, start, end, evidenceStart, evidenceEnd } = mentions;
  const places: Place[] = [];
  for (let i = 0; i < ad.length; i++) {
    if (start[i] < 0 || !isWanted(code[i], term[i])) continue;
    const hasEvidence = evidenceStart[i] >= 0;
    places.push({
      ad: ad[i],
      start: hasEvidence ? evidenceStart[i] : start[i],
      end: hasEvidence ? evidenceEnd[i] : end[i],
    });
  }
  return places.sort((a, b) => a.ad - b.ad || a.start - b.start);
}

/** A codebook of this one term. */
function queryBook(query: TermEntry, language: TermLanguage): Codebook {
  const code = {
    id: 'Q',
    name: 'Query',
    kind: 'technology',
    unit: 'term',
    definition: 'query',
    terms: { [language]: [query] },
  };
  // Reports a malformed pattern without a place; whatever else is wrong is reported as in a codebook. JSON is YAML.
  if (typeof query === 'string') parseTerm(query);
  return parseCodebook(
    JSON.stringify({ codebook: 'query', codes: [code], profiles: [{ name: 'All', definition: 'all' }] }),
    'query',
  );
}

/** Matches of all terms of a codebook; of those that begin at one word only the longest. */
function bookPlaces(store: TokenStore, book: Codebook): Place[] {
  const matcher = compileCodebook(book, store);
  const places: Place[] = [];
  let previous = -1;
  for (const { first, last } of findHits(store, matcher, matcher.patterns)) {
    const start = store.starts[first];
    const end = store.ends[last];
    if (first !== previous) places.push({ ad: adOfToken(store, first), start, end });
    else if (end > places[places.length - 1].end)
      places[places.length - 1] = { ...places[places.length - 1], end };
    previous = first;
  }
  return places;
}
