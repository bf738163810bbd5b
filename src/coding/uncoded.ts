// What stays uncoded: the share of clauses without a mention, and the phrases in them.
import { hasProfiles, isCounted, legendOf, type Coding, type CountOver } from '../core';
import { logLikelihoodRatio } from '../statistics';
import { count, makeTable, number, schema, share, text, type RowOf, type TableOf } from '../table';
import { boilerplateClauses, type TokenStore } from '../text';
import { storeOf } from './codebook-coding';

import { countPhrases, type PhraseCounts } from './count-phrases';
import { titleEnd } from './resolve-ad';

/** Options of {@link uncoded}. */
export interface UncodedOptions {
  /** What the phrases are compared between: `profile` (default where the coding has any) or `language`. */
  readonly by?: 'profile' | 'language';
  /** Phrases of each group; default 20. */
  readonly most?: number;
  /** Words of a phrase; default 5. */
  readonly longest?: number;
  /** Ads of a group that a phrase must stand in; default 3. */
  readonly fewest?: number;
  /** Ads that are read; default `distinct`. */
  readonly over?: CountOver;
}

/** How much stays uncoded. */
export const UNCODED_SHARES = schema(
  'uncoded_shares',
  'one row for all ads, one a profile and one a language',
  {
    by: text('by'),
    group: text('group'),
    ads: count('ads', { unit: 'ads' }),
    clauses: count('clauses', { unit: 'clauses' }),
    uncoded: count('uncoded', { unit: 'clauses' }),
    share: share('share uncoded'),
  },
);

/** What is typical of it: `count` is in uncoded clauses of the group, `elsewhere` in those of other groups. */
export const UNCODED_PHRASES = schema('uncoded_phrases', 'one row a phrase of a group, most telling first', {
  group: text('group'),
  phrase: text('phrase'),
  count: count('times', { unit: 'places' }),
  ads: count('ads', { unit: 'ads' }),
  elsewhere: count('elsewhere', { unit: 'places' }),
  g2: number('log-likelihood ratio', { digits: 1 }),
});

/** What a coding leaves uncoded. */
export interface Uncoded {
  readonly kind: 'uncoded';
  readonly shares: TableOf<typeof UNCODED_SHARES>;
  readonly phrases: TableOf<typeof UNCODED_PHRASES>;
}

/**
 * What no code was given for: the share of clauses without any mention, titles and company boilerplate aside, and the phrases that stand in them
 * more often in one profile (or language) than in the others. Use it to find what the codebook may lack. A phrase does not begin or end with a
 * function word, and is left out where a longer one stands (nearly) as often.
 * @example
 * show(uncoded(coding, { by: 'language' }));
 */
export function uncoded(coding: Coding, options: UncodedOptions = {}): Uncoded {
  const { by = hasProfiles(coding) ? 'profile' : 'language', over = 'distinct' } = options;
  const store = storeOf(coding);
  const states = clauseStates(coding, store, over);
  const groups = groupsOf(coding, by);
  const shares = [
    ...sharesOf(store, states, 'all', { names: ['All ads'], ofAd: () => 0 }),
    ...(hasProfiles(coding) ? sharesOf(store, states, 'profile', groupsOf(coding, 'profile')) : []),
    ...sharesOf(store, states, 'language', groupsOf(coding, 'language')),
  ];
  return {
    kind: 'uncoded',
    shares: makeTable(UNCODED_SHARES, shares, legendOf(coding)),
    phrases: makeTable(UNCODED_PHRASES, phrasesOf(store, states, groups, options), legendOf(coding)),
  };
}

/** What a clause is: not looked at, coded, or uncoded. */
const ASIDE = 0;
const CODED = 1;
const UNCODED = 2;

interface Groups {
  readonly names: readonly string[];
  readonly ofAd: (ad: number) => number;
}

function groupsOf({ corpus, profiles, adProfile }: Coding, by: 'profile' | 'language'): Groups {
  if (by === 'profile') return { names: profiles, ofAd: (ad) => adProfile[ad] };
  const names = [...new Set(corpus.map(({ language }) => language))].sort();
  return { names, ofAd: (ad) => names.indexOf(corpus[ad].language) };
}

function clauseStates(coding: Coding, store: TokenStore, over: CountOver): Uint8Array {
  const boilerplate = boilerplateClauses(store);
  const states = new Uint8Array(store.clauseTokens.length - 1);
  coding.corpus.forEach((ad, i) => {
    if (!isCounted(ad, over)) return;
    const title = titleEnd(store, i);
    for (let clause = store.adClauses[i]; clause < store.adClauses[i + 1]; clause++)
      if (!boilerplate[clause] && store.clauseTokens[clause] >= title) states[clause] = UNCODED;
    markCoded(coding, store, i, states);
  });
  return states;
}

function markCoded(
  { mentions, adMentions }: Coding,
  store: TokenStore,
  ad: number,
  states: Uint8Array,
): void {
  for (let i = adMentions[ad]; i < adMentions[ad + 1]; i++)
    for (let clause = store.adClauses[ad]; clause < store.adClauses[ad + 1]; clause++) {
      if (states[clause] !== UNCODED) continue;
      const from = store.starts[store.clauseTokens[clause]];
      const to = store.ends[store.clauseTokens[clause + 1] - 1];
      if (from < mentions.end[i] && to > mentions.start[i]) states[clause] = CODED;
    }
}

type Share = RowOf<typeof UNCODED_SHARES>;

function sharesOf(
  { ads, adClauses }: TokenStore,
  states: Uint8Array,
  by: string,
  { names, ofAd }: Groups,
): Share[] {
  const counts = names.map(() => ({ ads: 0, clauses: 0, uncoded: 0 }));
  for (let ad = 0; ad < ads.length; ad++) {
    const own = states.subarray(adClauses[ad], adClauses[ad + 1]).filter((state) => state !== ASIDE);
    if (!own.length) continue;
    const count = counts[ofAd(ad)];
    count.ads++;
    count.clauses += own.length;
    count.uncoded += own.filter((state) => state === UNCODED).length;
  }
  return names.flatMap((group, i) => {
    if (!counts[i].ads) return [];
    const { clauses, uncoded: without } = counts[i];
    return [{ by, group, ...counts[i], share: clauses ? without / clauses : 0 }];
  });
}

type Phrase = RowOf<typeof UNCODED_PHRASES>;

function phrasesOf(store: TokenStore, states: Uint8Array, groups: Groups, options: UncodedOptions): Phrase[] {
  const { most = 20, longest = 5, fewest = 3 } = options;
  const counts = countPhrases(store, (clause) => states[clause] === UNCODED, groups.ofAd, {
    groups: groups.names.length,
    longest,
    fewest,
  });
  return groups.names.flatMap((group, g) => keyPhrases(counts, group, g, fewest).slice(0, most));
}

function keyPhrases({ phrases, words }: PhraseCounts, group: string, g: number, fewest: number): Phrase[] {
  const others = words.reduce((sum, n) => sum + n, 0) - words[g];
  const hidden = hiddenPhrases(phrases, g);
  const found = [...phrases.values()].flatMap(({ text, counts, ads }): Phrase[] => {
    const count = counts[g];
    if (ads[g] < fewest || hidden.has(text)) return [];
    const elsewhere = counts.reduce((sum, n) => sum + n, 0) - count;
    if (others && count * others <= elsewhere * words[g]) return [];
    const g2 = others ? logLikelihoodRatio(count, words[g], elsewhere, others) : 0;
    return [{ group, phrase: text, count, ads: ads[g], elsewhere, g2 }];
  });
  return found.sort(
    (a, b) =>
      b.g2 - a.g2 || b.count - a.count || b.phrase.length - a.phrase.length || (a.phrase < b.phrase ? -1 : 1),
  );
}

/** Phrases that hardly ever stand alone: a longer one has at least nine tenths of their places. */
function hiddenPhrases(phrases: PhraseCounts['phrases'], g: number): Set<string> {
  const hidden = new Set<string>();
  for (const { text, counts } of phrases.values())
    for (const part of partsOf(text))
      if (counts[g] >= 0.9 * (phrases.get(part)?.counts[g] ?? Infinity)) hidden.add(part);
  return hidden;
}

/** All phrases inside a phrase. */
function partsOf(text: string): string[] {
  const words = text.split(' ');
  const parts: string[] = [];
  for (let length = 1; length < words.length; length++)
    for (let from = 0; from + length <= words.length; from++)
      parts.push(words.slice(from, from + length).join(' '));
  return parts;
}
