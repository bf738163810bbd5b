// The effect of an edit by term: what matched, what became mentions, what lost to longer terms, what never matches.
import { isOwnKind, type Coding, type CountOver } from '../core';
import { makeTable, type TableOf } from '../table';
import { originOf, type CodingOrigin } from './codebook-coding';
import { countedAds } from './counted-ads';
import { SILENT_TERMS, TERM_EFFECTS } from './effect-tables';
import { adsOfHits, findHits } from './find-hits';
import { LostFinder } from './lost-hits';
import { tallyOf } from './tally';

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
export function termEffects(before: Coding, after: Coding, over: CountOver): TableOf<typeof TERM_EFFECTS> {
  const [olds, news] = [countTerms(before, over), countTerms(after, over)];
  const keys = [...new Set([...news.keys(), ...olds.keys()])].filter((key) =>
    differs(olds.get(key), news.get(key)),
  );
  addLost(before, olds, new Set(keys), over);
  addLost(after, news, new Set(keys), over);
  return makeTable(
    TERM_EFFECTS,
    keys.map((key) => {
      const [old, now] = [olds.get(key), news.get(key)];
      const { code, term, lostTo } = (now ?? old)!;
      return {
        code,
        term,
        change: !old ? 'new' : !now ? 'gone' : '',
        matches_before: old ? old.matches : 0,
        matches_after: now ? now.matches : 0,
        mentions_before: old?.mentions ?? 0,
        mentions_after: now?.mentions ?? 0,
        lost_before: old ? old.lost : 0,
        lost_after: now ? now.lost : 0,
        lost_to: describeLost(lostTo),
      };
    }),
  );
}

/** One row a term of the codebook that matches nowhere in these ads; none for a coding that was not made from a codebook here. */
export function silentTerms(coding: Coding): TableOf<typeof SILENT_TERMS> {
  const origin = originOf(coding);
  const matches = origin ? matchesByTerm(origin, 'postings') : [];
  const silent = (origin?.book.codes ?? [])
    .flatMap(({ id, terms }) => terms.map(({ text, line }) => ({ code: id, term: text, line })))
    .filter((_, i) => !matches[i + 1]);
  return makeTable(SILENT_TERMS, silent);
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
  const countOf = (code: string, term: string): TermCount => {
    const key = `${code} ${term}`;
    let count = counts.get(key);
    if (!count)
      counts.set(key, (count = { code, term, mentions: 0, matches: null, lost: null, lostTo: new Map() }));
    return count;
  };
  const origin = originOf(coding);
  if (origin) countOwnTerms(origin, over, countOf);
  else countForeignTerms(coding, over, countOf);
  return counts;
}

type CountOf = (code: string, term: string) => TermCount;

function countOwnTerms(origin: CodingOrigin, over: CountOver, countOf: CountOf): void {
  const matches = matchesByTerm(origin, over);
  const { mentions } = tallyOf(origin, over);
  let index = 1;
  for (const { id, terms } of origin.book.codes)
    for (const { text } of terms) {
      const count = countOf(id, text);
      count.matches = (count.matches ?? 0) + matches[index];
      count.mentions += mentions[index++];
      count.lost ??= 0;
    }
}

function countForeignTerms(coding: Coding, over: CountOver, countOf: CountOf): void {
  const { corpus, codes, terms, mentions, adMentions } = coding;
  const isOwn = isOwnKind(coding);
  const counts = new Uint32Array(codes.length * terms.length);
  const { code, kind, term } = mentions;
  const counted = countedAds(corpus, over);
  for (let ad = 0; ad < corpus.length; ad++)
    if (counted[ad])
      for (let at = adMentions[ad]; at < adMentions[ad + 1]; at++)
        if (isOwn(code[at], kind[at])) counts[code[at] * terms.length + term[at]]++;
  counts.forEach((count, i) => {
    if (count && i % terms.length)
      countOf(codes[Math.floor(i / terms.length)].id, terms[i % terms.length]).mentions += count;
  });
}

function matchesByTerm(origin: CodingOrigin, over: CountOver): Uint32Array {
  const { matches } = tallyOf(origin, over);
  const byTerm = new Uint32Array(origin.matcher.terms.length);
  for (const { term, index } of origin.matcher.patterns) byTerm[term] += matches[index];
  return byTerm;
}

/** Adds what the terms of these keys lost, in the ads in which they match. */
function addLost(coding: Coding, counts: TermCounts, keys: ReadonlySet<string>, over: CountOver): void {
  const origin = originOf(coding);
  if (!origin) return;
  const { matcher, book, store } = origin;
  const nameOf = (code: number, term: number): string => `${book.codes[code].id} ${matcher.terms[term]}`;
  const wanted = matcher.patterns.filter(({ code, term }) => code >= 0 && keys.has(nameOf(code, term)));
  const isWanted = new Uint8Array(matcher.patterns.length);
  for (const { index } of wanted) isWanted[index] = 1;
  const pairs = new Map<number, number>();
  const finder = new LostFinder(origin);
  const counted = countedAds(store.ads, over);
  for (const ad of new Set(adsOfHits(store, findHits(store, matcher, wanted))))
    if (counted[ad])
      finder.eachOf(ad, (_hit, _to, pattern, toPattern) => {
        const pair = pattern * matcher.patterns.length + toPattern;
        if (isWanted[pattern]) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      });
  for (const [pair, n] of pairs) {
    const lost = matcher.patterns[Math.floor(pair / matcher.patterns.length)];
    const to = matcher.patterns[pair % matcher.patterns.length];
    const count = counts.get(nameOf(lost.code, lost.term))!;
    const longer = `${matcher.terms[to.term]} (${book.codes[to.code].id})`;
    count.lost = (count.lost ?? 0) + n;
    count.lostTo.set(longer, (count.lostTo.get(longer) ?? 0) + n);
  }
}

function describeLost(lostTo: ReadonlyMap<string, number>): string {
  const sorted = [...lostTo].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return sorted.map(([longer, n]) => `${longer}: ${n}`).join('; ');
}
