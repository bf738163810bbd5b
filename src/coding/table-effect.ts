// The effect of an edit: what another coding of the same ads won and lost.
import { type AdProfile, type Coding, type Columns, type ProfileReason, type CountOver } from '../core';
import { profileOfAd } from './codebook-coding';
import { compareCodings, type CodingDifference } from './compare-codings';
import { countedAds } from './counted-ads';
import { agreementEffects } from './effect-agreement';
import { effectSentences, type EffectSentence } from './effect-sentences';
import { silentTerms, termEffects } from './effect-terms';
import { MentionReader } from './mention-reader';
import { countCodes } from './tally';

/** Options of {@link tableEffect}. */
export interface EffectOptions {
  /** Other codings of the same ads, e.g. by people, to measure agreement with before and after. Default none. */
  readonly reference?: readonly Coding[];
  /** Sentences shown at the most; default 60. */
  readonly sentences?: number;
  /** Ads that are counted; default `distinct`. */
  readonly over?: CountOver;
}

/** What changed between two codings; tables are columns. */
export interface Effect {
  readonly kind: 'effect';
  /** A few lines for a reader in a hurry. */
  readonly summary: readonly string[];
  /** One row a code that won or lost mentions: `code`, `name`, `mentions_before`, `mentions_after`, `won`, `lost`, `ads_before`, `ads_after`, `ads_won`, `ads_lost`. */
  readonly codes: Columns;
  /**
   * One row a term of a code whose matches or mentions differ or that only one codebook has: `code`, `term`, `change` (new, gone or empty), `matches_…`
   * (places where it fits, `null` where unknown), `mentions_…` named by it, `lost_…` (matches that lost to a longer term), `lost_to` which.
   */
  readonly terms: Columns;
  /** One row a term that matches nowhere in these ads: `code`, `term`, `line`. */
  readonly silent: Columns;
  /** One row an ad whose profile changed: `id`, `title`, `from`, `to`, `because` (the evidence that moved its scores). */
  readonly flips: Columns;
  /** Mentions won and lost, in their sentences. */
  readonly sentences: readonly EffectSentence[];
  /** One row a reference × code that changed, and the mean of all codes and the profile: `reference`, `code`, `kappa_before`, `kappa_after` (presence in an ad). */
  readonly agreement: Columns | null;
}

/**
 * What an edit won and lost: by code, by term, the profiles that flipped with the evidence behind it, the sentences, and agreement with reference
 * codings. Works for any two codings of the same ads; what terms matched without becoming mentions is known for codings made here only.
 * @throws RoleLensError where the codings are not of the same ads.
 */
export function tableEffect(before: Coding, after: Coding, options: EffectOptions = {}): Effect {
  const { reference = [], sentences = 60, over = 'distinct' } = options;
  const difference = compareCodings(before, after, { over });
  const codes = codeEffects(before, after, difference, over);
  return {
    kind: 'effect',
    summary: summarise(before, difference, over),
    codes,
    terms: termEffects(before, after, over),
    silent: silentTerms(after),
    flips: profileFlips(before, after, difference),
    sentences: effectSentences(before, after, difference, sentences),
    agreement: reference.length
      ? agreementEffects(before, after, reference, codes.code as readonly string[], over)
      : null,
  };
}

function summarise({ corpus }: Coding, { won, lost, flips }: CodingDifference, over: CountOver): string[] {
  const ads = countedAds(corpus, over).reduce((sum, one) => sum + one, 0);
  const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
  const counted = over === 'distinct' ? `${count(ads, 'distinct ad')}` : count(ads, 'posting');
  return [
    `${count(won.length, 'mention')} won, ${lost.length} lost in ${counted}.`,
    flips.length ? `${count(flips.length, 'ad')} changed the profile.` : 'No ad changed its profile.',
  ];
}

function codeEffects(before: Coding, after: Coding, difference: CodingDifference, over: CountOver): Columns {
  const { won, lost, codeOf } = difference;
  const [old, now] = [countCodes(before, over), countCodes(after, over)];
  const [wonBy, lostBy] = [
    countChanges(won, after, before, codeOf),
    countChanges(lost, before, after, inverse(codeOf)),
  ];
  const added = after.codes.map((_, i) => i).filter((i) => !codeOf.includes(i));
  const pairs = [
    ...before.codes.map((_, i): [number, number] => [i, codeOf[i]]),
    ...added.map((i): [number, number] => [-1, i]),
  ];
  const rows = pairs.filter(([i, j]) => i < 0 || j < 0 || lostBy.has(i) || wonBy.has(j));
  const nameOf = (i: number, j: number): { id: string; name: string } =>
    j >= 0 ? after.codes[j] : before.codes[i];
  return {
    code: rows.map(([i, j]) => nameOf(i, j).id),
    name: rows.map(([i, j]) => nameOf(i, j).name),
    mentions_before: rows.map(([i]) => old.codeMentions[i] ?? 0),
    mentions_after: rows.map(([, j]) => now.codeMentions[j] ?? 0),
    won: rows.map(([, j]) => wonBy.get(j)?.mentions ?? 0),
    lost: rows.map(([i]) => lostBy.get(i)?.mentions ?? 0),
    ads_before: rows.map(([i]) => old.codeAds[i] ?? 0),
    ads_after: rows.map(([, j]) => now.codeAds[j] ?? 0),
    ads_won: rows.map(([, j]) => wonBy.get(j)?.ads ?? 0),
    ads_lost: rows.map(([i]) => lostBy.get(i)?.ads ?? 0),
  };
}

/** By code: mentions that only `coding` has, and ads that have the code in no mention of the `other` coding. */
function countChanges(
  indices: readonly number[],
  coding: Coding,
  other: Coding,
  codeOf: readonly number[],
): Map<number, { mentions: number; ads: number }> {
  const counts = new Map<number, { mentions: number; ads: number }>();
  const seen = new Set<string>();
  const [reader, others] = [new MentionReader(coding), new MentionReader(other)];
  for (const i of indices) {
    const { code, ad } = reader.at(i);
    const count = counts.get(code) ?? { mentions: 0, ads: 0 };
    counts.set(code, count);
    count.mentions++;
    const there = codeOf.indexOf(code);
    if (!seen.has(`${ad} ${code}`) && !hasCode(others, ad, there)) count.ads++;
    seen.add(`${ad} ${code}`);
  }
  return counts;
}

function hasCode(reader: MentionReader, ad: number, code: number): boolean {
  const { from, to, code: codeAt } = reader.ofAd(ad);
  for (let row = from; row < to; row++) if (codeAt(row) === code) return true;
  return false;
}

/** For each code of `after` its index in `before`, or -1. */
function inverse(codeOf: readonly number[]): number[] {
  const result: number[] = [];
  codeOf.forEach((now, old) => {
    if (now >= 0) result[now] = old;
  });
  return Array.from(result, (old) => old ?? -1);
}

function profileFlips(before: Coding, after: Coding, { flips }: CodingDifference): Columns {
  const rows = flips.map((i) => ({
    ad: before.corpus[i],
    old: profileOfAd(before, i),
    now: profileOfAd(after, i),
  }));
  return {
    id: rows.map(({ ad }) => ad.id),
    title: rows.map(({ ad }) => ad.title),
    from: rows.map(({ old }) => old.name),
    to: rows.map(({ now }) => now.name),
    because: rows.map(({ old, now }) => describeFlip(old, now)),
  };
}

/** Evidence that adds more or less than before, the strongest first. */
function describeFlip(old: AdProfile, now: AdProfile): string {
  const keyOf = ({ profile, what }: ProfileReason): string => `${profile}: ${what}`;
  const sums = new Map<string, number>();
  for (const reason of now.evidence) sums.set(keyOf(reason), (sums.get(keyOf(reason)) ?? 0) + reason.adds);
  for (const reason of old.evidence) sums.set(keyOf(reason), (sums.get(keyOf(reason)) ?? 0) - reason.adds);
  const moved = [...sums]
    .filter(([, by]) => Math.abs(by) > 1e-9)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  const shown = moved
    .slice(0, 3)
    .map(([what, by]) => `${what} ${by > 0 ? '+' : '−'}${Number(Math.abs(by).toFixed(4))}`);
  const scores = [...new Set([old.name, now.name])].map(
    (name) => `${name} ${old.scores[name] ?? '–'} → ${now.scores[name] ?? '–'}`,
  );
  return [...shown, scores.join(', ')].join('; ');
}
