// Counts over a whole coding by pattern, term and code: once for a base, and for codings edited from it by what differs in the ads of the patch.
import { isOwnKind, type Coding, type CountOver, type MentionColumns } from '../core';
import {
  hitsOf,
  mentionsOf,
  SAME_INDICES,
  type CodedRows,
  type RowColumns,
  type RowRange,
} from './coded-rows';
import { originOf, type CodingOrigin } from './codebook-coding';
import { countedAds } from './counted-ads';
import type { HitColumns } from './hit-columns';

/** Counts in the ads that count. */
export interface Tally {
  /** Matches by pattern, mentions by term. */
  readonly matches: Int32Array;
  readonly mentions: Int32Array;
  /** Mentions, and ads with one, by code. */
  readonly codeMentions: Int32Array;
  readonly codeAds: Int32Array;
}

const known = new WeakMap<RowColumns | CodedRows, Map<CountOver, Tally>>();

function remembered(of: RowColumns | CodedRows, over: CountOver, make: () => Tally): Tally {
  let tallies = known.get(of);
  if (!tallies) known.set(of, (tallies = new Map<CountOver, Tally>()));
  let tally = tallies.get(over);
  if (!tally) tallies.set(over, (tally = make()));
  return tally;
}

/** The tally of a coding of the codebook coder. */
export function tallyOf(origin: CodingOrigin, over: CountOver): Tally {
  return remembered(origin.rows, over, () => makeTally(origin, over));
}

function makeTally(origin: CodingOrigin, over: CountOver): Tally {
  const { rows, matcher, store } = origin;
  const counted = countedAds(store.ads, over);
  const { base, maps, patch } = rows;
  const whole = remembered(base, over, () => baseTally(base, counted));
  const remap = (counts: Int32Array, map: Int32Array | null, length: number): Int32Array => {
    const result = new Int32Array(length);
    // Counts of what is gone go with the patch's ads.
    for (let i = 0; i < counts.length; i++)
      if (counts[i] && (!map || map[i] >= 0)) result[map ? map[i] : i] = counts[i];
    return result;
  };
  const counter = new Counter({
    matches: remap(whole.matches, maps.patternOf, matcher.patterns.length),
    mentions: remap(whole.mentions, maps.termOf, matcher.terms.length),
    codeMentions: remap(whole.codeMentions, maps.codeOf, matcher.codes),
    codeAds: remap(whole.codeAds, maps.codeOf, matcher.codes),
  });
  const old: CodedRows = { base, maps, patch: null };
  for (const ad of patch?.ads ?? []) {
    if (!counted[ad]) continue;
    counter.add(hitsOf(old, ad), mentionsOf(old, ad), -1);
    counter.add(hitsOf(rows, ad), mentionsOf(rows, ad), 1);
  }
  return counter.tally;
}

/** Mentions, and ads with one, by code; of any coding, those recorded under another kind aside. */
export function countCodes(coding: Coding, over: CountOver): Pick<Tally, 'codeMentions' | 'codeAds'> {
  const origin = originOf(coding);
  if (origin) return tallyOf(origin, over);
  const { corpus, codes, mentions, adMentions } = coding;
  const counts = { codeMentions: new Int32Array(codes.length), codeAds: new Int32Array(codes.length) };
  const counter = new CodeCounter(counts);
  const counted = countedAds(corpus, over);
  const isOwn = isOwnKind(coding);
  const ownCodes = Int32Array.from(mentions.code, (code, i) => (isOwn(code, mentions.kind[i]) ? code : -1));
  for (let ad = 0; ad < corpus.length; ad++)
    if (counted[ad]) counter.add(ownCodes, adMentions[ad], adMentions[ad + 1], null, 1);
  return counts;
}

function baseTally(base: RowColumns, counted: Uint8Array): Tally {
  const { hits, mentions } = base;
  const codes = highest(mentions.code) + 1;
  const counter = new Counter({
    matches: new Int32Array(highest(hits.pattern) + 1),
    mentions: new Int32Array(highest(mentions.term) + 1),
    codeMentions: new Int32Array(codes),
    codeAds: new Int32Array(codes),
  });
  const rows: CodedRows = { base, maps: SAME_INDICES, patch: null };
  for (let ad = 0; ad < counted.length; ad++)
    if (counted[ad]) counter.add(hitsOf(rows, ad), mentionsOf(rows, ad), 1);
  return counter.tally;
}

function highest(column: ArrayLike<number>): number {
  let most = -1;
  for (let i = 0; i < column.length; i++) if (column[i] > most) most = column[i];
  return most;
}

class Counter {
  private readonly codes: CodeCounter;

  constructor(readonly tally: Tally) {
    this.codes = new CodeCounter(tally);
  }

  /** Adds the rows of an ad `by` times; what is gone from the codebook is not counted. */
  add(hits: RowRange<HitColumns>, mentions: RowRange<MentionColumns>, by: number): void {
    const { tally } = this;
    addTo(tally.matches, hits.columns.pattern, hits.from, hits.to, hits.patternOf, by);
    addTo(tally.mentions, mentions.columns.term, mentions.from, mentions.to, mentions.termOf, by);
    this.codes.add(mentions.columns.code, mentions.from, mentions.to, mentions.codeOf, by);
  }
}

function addTo(
  counts: Int32Array,
  indices: Int32Array | Uint32Array,
  from: number,
  to: number,
  map: Int32Array | null,
  by: number,
): void {
  for (let i = from; i < to; i++) {
    const at = map ? map[indices[i]] : indices[i];
    if (at >= 0) counts[at] += by;
  }
}

class CodeCounter {
  /** The last ad (from 1) in which a code was counted. */
  private readonly seen: Int32Array;
  private ads = 0;

  constructor(private readonly counts: Pick<Tally, 'codeMentions' | 'codeAds'>) {
    this.seen = new Int32Array(counts.codeMentions.length);
  }

  /** Adds the codes of one ad's mentions, those below 0 aside. */
  add(code: Uint16Array | Int32Array, from: number, to: number, map: Int32Array | null, by: number): void {
    const { seen, counts } = this;
    this.ads++;
    for (let i = from; i < to; i++) {
      const at = map ? map[code[i]] : code[i];
      if (at < 0) continue;
      counts.codeMentions[at] += by;
      if (seen[at] === this.ads) continue;
      seen[at] = this.ads;
      counts.codeAds[at] += by;
    }
  }
}
