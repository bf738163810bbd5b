// The effect of an edit by term: what matched, what became mentions, what lost to longer terms, what never matches.
import { type Coding, type Columns, type CountOver, isCounted } from '../core';
import { originOf, type CodingOrigin } from './coding-origin';

import { lostHits } from './lost-hits';

/** What one coding knows about a term of a code. */
interface TermCount {
  mentions: number;
  /** Matches of the term, mentions or not; `null` for a coding that was not made from a codebook here. */
  matches: number | null;
  lost: number | null;
  /** How often it lost to which longer term. */
  readonly lostTo: Map<string, number>;
  readonly code: string;
  readonly term: string;
}

type TermCounts = Map<string, TermCount>;

/** One row a term of a code whose matches or mentions differ, or that only one codebook has. */
export function termEffects(before: Coding, after: Coding, over: CountOver): Columns {
  const [olds, news] = [countTerms(before, over), countTerms(after, over)];
  const keys = [...new Set([...news.keys(), ...olds.keys()])].filter((key) =>
    differs(olds.get(key), news.get(key)),
  );
  addLost(before, olds, new Set(keys), over);
  addLost(after, news, new Set(keys), over);
  const rows = keys.map((key) => ({ old: olds.get(key), now: news.get(key) }));
  return {
    code: rows.map(({ old, now }) => (now ?? old)!.code),
    term: rows.map(({ old, now }) => (now ?? old)!.term),
    change: rows.map(({ old, now }) => (!old ? 'new' : !now ? 'gone' : '')),
    matches_before: rows.map(({ old }) => (old ? old.matches : 0)),
    matches_after: rows.map(({ now }) => (now ? now.matches : 0)),
    mentions_before: rows.map(({ old }) => old?.mentions ?? 0),
    mentions_after: rows.map(({ now }) => now?.mentions ?? 0),
    lost_before: rows.map(({ old }) => (old ? old.lost : 0)),
    lost_after: rows.map(({ now }) => (now ? now.lost : 0)),
    lost_to: rows.map(({ old, now }) => describeLost((now ?? old)!.lostTo)),
  };
}

/** One row a term of the codebook that matches nowhere in these ads: `code`, `term`, `line` in the codebook's file. */
export function silentTerms(coding: Coding): Columns {
  const origin = originOf(coding);
  const matches = origin ? countMatches(origin, 'postings') : [];
  const silent = (origin?.book.codes ?? [])
    .flatMap(({ id, terms }) => terms.map((term) => ({ id, term })))
    .filter((_, i) => !matches[i + 1]);
  return {
    code: silent.map(({ id }) => id),
    term: silent.map(({ term }) => term.text),
    line: silent.map(({ term }) => term.line),
  };
}

function differs(old: TermCount | undefined, now: TermCount | undefined): boolean {
  if (!old || !now) return (old ?? now)!.matches !== null || (old ?? now)!.mentions > 0;
  return (
    old.mentions !== now.mentions ||
    (old.matches !== null && now.matches !== null && old.matches !== now.matches)
  );
}

function countTerms(coding: Coding, over: CountOver): TermCounts {
  const counts: TermCounts = new Map();
  const origin = originOf(coding);
  const countOf = (code: string, term: string): TermCount => {
    const key = `${code} ${term}`;
    let count = counts.get(key);
    if (!count)
      counts.set(key, (count = { code, term, mentions: 0, matches: null, lost: null, lostTo: new Map() }));
    return count;
  };
  if (origin) {
    const matches = countMatches(origin, over);
    let index = 1;
    for (const { id, terms } of origin.book.codes)
      for (const { text } of terms) {
        const count = countOf(id, text);
        count.matches = (count.matches ?? 0) + matches[index++];
        count.lost ??= 0;
      }
  }
  mentionCounts(coding, over).forEach((mentions, i) => {
    const [code, term] = [Math.floor(i / coding.terms.length), i % coding.terms.length];
    if (mentions && term) countOf(coding.codes[code].id, coding.terms[term]).mentions += mentions;
  });
  return counts;
}

/** Matches by term index. */
function countMatches({ hits, matcher, store }: CodingOrigin, over: CountOver): Uint32Array {
  const byPattern = new Uint32Array(matcher.patterns.length);
  const { pattern, adHits } = hits;
  for (let ad = 0; ad < store.ads.length; ad++)
    if (isCounted(store.ads[ad], over))
      for (let at = adHits[ad]; at < adHits[ad + 1]; at++) byPattern[pattern[at]]++;
  const byTerm = new Uint32Array(matcher.terms.length);
  for (const { term, index } of matcher.patterns) byTerm[term] += byPattern[index];
  return byTerm;
}

/** Mentions by code × term. */
function mentionCounts({ corpus, mentions, adMentions, codes, terms }: Coding, over: CountOver): Uint32Array {
  const counts = new Uint32Array(codes.length * terms.length);
  const { code, term } = mentions;
  for (let ad = 0; ad < corpus.length; ad++)
    if (isCounted(corpus[ad], over))
      for (let at = adMentions[ad]; at < adMentions[ad + 1]; at++)
        counts[code[at] * terms.length + term[at]]++;
  return counts;
}

/** Adds what the terms of these keys lost, in the ads in which they match. */
function addLost(coding: Coding, counts: TermCounts, keys: ReadonlySet<string>, over: CountOver): void {
  const origin = originOf(coding);
  if (!origin) return;
  const { matcher, book } = origin;
  const nameOf = (code: number, term: number): string => `${book.codes[code].id} ${matcher.terms[term]}`;
  const isWanted = Uint8Array.from(matcher.patterns, ({ code, term }) =>
    code >= 0 && keys.has(nameOf(code, term)) ? 1 : 0,
  );
  for (const ad of adsWith(origin, isWanted, over))
    for (const { hit, to } of lostHits(origin, ad)) {
      if (!isWanted[hit.pattern.index]) continue;
      const count = counts.get(nameOf(hit.pattern.code, hit.pattern.term))!;
      const longer = `${matcher.terms[to.pattern.term]} (${book.codes[to.pattern.code].id})`;
      count.lost = (count.lost ?? 0) + 1;
      count.lostTo.set(longer, (count.lostTo.get(longer) ?? 0) + 1);
    }
}

/** Ads in which one of these patterns matches. */
function adsWith(
  { hits: { pattern, adHits }, store }: CodingOrigin,
  isWanted: Uint8Array,
  over: CountOver,
): number[] {
  const ads: number[] = [];
  for (let ad = 0; ad + 1 < adHits.length; ad++) {
    let at = adHits[ad];
    while (at < adHits[ad + 1] && !isWanted[pattern[at]]) at++;
    if (at < adHits[ad + 1] && isCounted(store.ads[ad], over)) ads.push(ad);
  }
  return ads;
}

function describeLost(lostTo: ReadonlyMap<string, number>): string {
  const sorted = [...lostTo].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return sorted.map(([longer, n]) => `${longer}: ${n}`).join('; ');
}
