// Where a query stands in a corpus: mentions of a code, matches of a term, or matches of any pattern of the term language.
import { parseCodebook, parseTerm, type Codebook, type TermEntry, type TermLanguage } from '../codebook';
import { isOwnKind, type Coding } from '../core';
import type { TokenStore } from '../text';
import { originOf, storeOf } from './codebook-coding';
import { compileCodebook } from './compile-codebook';
import { adsOfHits, findHits } from './find-hits';
import { enlarge, type HitBuffer } from './hit-columns';

/** How a query is read: a code's id, a term as the codebook has it, or a pattern of the term language. */
export type QueryKind = 'code' | 'term' | 'pattern';

/** A place in an ad, as offsets in its text. */
export interface Place {
  /** Index of the ad. */
  readonly ad: number;
  readonly start: number;
  readonly end: number;
}

/** Places by ad and start, without an object a place: a frequent word has hundreds of thousands. */
export class Places {
  length = 0;
  private columns = { ad: new Int32Array(1024), start: new Int32Array(1024), end: new Int32Array(1024) };

  push(ad: number, start: number, end: number): void {
    const { columns, length } = this;
    if (length === columns.ad.length)
      this.columns = {
        ad: enlarge(columns.ad, length * 2),
        start: enlarge(columns.start, length * 2),
        end: enlarge(columns.end, length * 2),
      };
    this.columns.ad[length] = ad;
    this.columns.start[length] = start;
    this.columns.end[length] = end;
    this.length++;
  }

  /** Adds a place that may begin before others of its ad. */
  insert(ad: number, start: number, end: number): void {
    this.push(ad, start, end);
    const { columns } = this;
    for (let i = this.length - 1; i > 0 && columns.ad[i - 1] === ad && columns.start[i - 1] > start; i--)
      for (const column of Object.values(columns)) {
        const value = column[i];
        column[i] = column[i - 1];
        column[i - 1] = value;
      }
  }

  /** Lets the last place end here, where that is later. */
  extendLast(end: number): void {
    const last = this.length - 1;
    if (end > this.columns.end[last]) this.columns.end[last] = end;
  }

  at(i: number): Place {
    return { ad: this.columns.ad[i], start: this.columns.start[i], end: this.columns.end[i] };
  }
}

/** What a query is, where nobody says: a code, else a term, else a pattern. */
export function guessKind(coding: Coding, query: TermEntry): QueryKind {
  if (typeof query !== 'string') return 'pattern';
  if (coding.codes.some(({ id }) => id === query)) return 'code';
  return query && coding.terms.includes(query) ? 'term' : 'pattern';
}

/** All places of a query in the ads that are read, by ad and start. Throws RoleLensError for a malformed pattern. */
export function placesOf(
  coding: Coding,
  query: TermEntry,
  by: QueryKind,
  language: TermLanguage,
  isRead: (ad: number) => boolean,
): Places {
  const text = typeof query === 'string' ? query : query.term;
  if (by === 'code') {
    const wanted = coding.codes.findIndex(({ id }) => id === text);
    const isOwn = isOwnKind(coding);
    return mentionPlaces(coding, isRead, (code, _, kind) => code === wanted && isOwn(code, kind));
  }
  const origin = originOf(coding);
  if (by === 'pattern') return bookPlaces(storeOf(coding), queryBook(query, language), isRead);
  if (!origin) return mentionPlaces(coding, isRead, (_, term) => coding.terms[term] === text);
  const { book } = origin;
  const codes = book.codes.map((code) => ({
    ...code,
    terms: code.terms.filter((term) => term.text === text),
  }));
  const found = { ...book, codes: codes.filter(({ terms }) => terms.length), profiles: [] };
  return bookPlaces(origin.store, found, isRead);
}

function mentionPlaces(
  { mentions, adMentions, corpus }: Coding,
  isRead: (ad: number) => boolean,
  isWanted: (code: number, term: number, kind: number) => boolean,
): Places {
  const { code, kind, term, start, end, evidenceStart, evidenceEnd } = mentions;
  const places = new Places();
  for (let ad = 0; ad < corpus.length; ad++) {
    if (!isRead(ad)) continue;
    for (let i = adMentions[ad]; i < adMentions[ad + 1]; i++)
      if (start[i] >= 0 && isWanted(code[i], term[i], kind[i])) {
        const hasEvidence = evidenceStart[i] >= 0;
        places.insert(ad, hasEvidence ? evidenceStart[i] : start[i], hasEvidence ? evidenceEnd[i] : end[i]);
      }
  }
  return places;
}

/** A codebook of this one term. */
function queryBook(query: TermEntry, language: TermLanguage): Codebook {
  const code = {
    id: 'Q',
    name: 'Query',
    kind: 'query',
    definition: 'query',
    terms: { [language]: [query] },
  };
  // Reports a malformed pattern without a place; whatever else is wrong is reported as in a codebook. JSON is YAML.
  if (typeof query === 'string') parseTerm(query);
  return parseCodebook(
    JSON.stringify({
      codebook: 'query',
      kinds: [{ id: 'query', name: 'Query', unit: 'term' }],
      codes: [code],
    }),
    'query',
  );
}

/** Matches of all terms of a codebook; of those that begin at one word only the longest. */
function bookPlaces(store: TokenStore, book: Codebook, isRead: (ad: number) => boolean): Places {
  const matcher = compileCodebook(book, store);
  const hits = findHits(store, matcher, matcher.patterns);
  const ads = adsOfHits(store, hits);
  const places = new Places();
  let previous = -1;
  for (const i of inOrder(hits, matcher.patterns.length)) {
    if (!isRead(ads[i])) continue;
    const first = hits.first[i];
    const end = store.ends[first + 31 - Math.clz32(hits.mask[i])];
    if (first !== previous) places.push(ads[i], store.starts[first], end);
    else places.extendLast(end);
    previous = first;
  }
  return places;
}

/** Indices of matches by first token; those of one pattern are in order already. */
function inOrder({ first, length }: HitBuffer, patterns: number): Uint32Array {
  const order = new Uint32Array(length);
  for (let i = 0; i < length; i++) order[i] = i;
  return patterns > 1 ? order.sort((a, b) => first[a] - first[b] || a - b) : order;
}
