// The effect of an edit: what another coding of the same ads won and lost.
import {
  hasProfiles,
  legendOf,
  type AdProfile,
  type Coding,
  type CountOver,
  type ProfileReason,
} from '../core';
import { makeTable, type TableOf } from '../table';
import { profileOfAd } from './codebook-coding';
import { compareCodings, type CodingDifference } from './compare-codings';
import { countedAds } from './counted-ads';
import { agreementEffects } from './effect-agreement';
import type { AGREEMENT_EFFECTS, SILENT_TERMS, TERM_EFFECTS } from './effect-tables';
import { CODE_EFFECTS, PROFILE_FLIPS } from './effect-tables';
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

/** What changed between two codings. */
export interface Effect {
  readonly kind: 'effect';
  /** A few lines for a reader in a hurry. */
  readonly summary: readonly string[];
  readonly codes: TableOf<typeof CODE_EFFECTS>;
  readonly terms: TableOf<typeof TERM_EFFECTS>;
  readonly silent: TableOf<typeof SILENT_TERMS>;
  readonly flips: TableOf<typeof PROFILE_FLIPS>;
  /** Mentions won and lost, in their sentences. */
  readonly sentences: readonly EffectSentence[];
  /** `null` where no reference was given. */
  readonly agreement: TableOf<typeof AGREEMENT_EFFECTS> | null;
}

/**
 * What an edit won and lost; use it after `recode`, before the edit is kept. Tables by code, by term, of the profiles that flipped with the
 * evidence behind it, and of agreement with reference codings, and the sentences; `show` prints them one below the other. Works for any two codings
 * of the same ads; what terms matched without becoming mentions is known for codings made here only.
 * @throws RoleLensError where the codings are not of the same ads.
 * @example
 * show(tableEffect(coding, next));
 */
export function tableEffect(before: Coding, after: Coding, options: EffectOptions = {}): Effect {
  const { reference = [], sentences = 60, over = 'distinct' } = options;
  const difference = compareCodings(before, after, { over });
  const codes = codeEffects(before, after, difference, over);
  return {
    kind: 'effect',
    summary: summarise(before, after, difference, over),
    codes,
    terms: termEffects(before, after, over),
    silent: silentTerms(after),
    flips: profileFlips(before, after, difference),
    sentences: effectSentences(before, after, difference, sentences),
    agreement: reference.length ? agreementEffects(before, after, reference, codes.columns.code, over) : null,
  };
}

function summarise(
  before: Coding,
  after: Coding,
  { won, lost, flips }: CodingDifference,
  over: CountOver,
): string[] {
  const ads = countedAds(before.corpus, over).reduce((sum, one) => sum + one, 0);
  const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
  const counted = over === 'distinct' ? `${count(ads, 'distinct ad')}` : count(ads, 'posting');
  return [
    `${count(won.length, 'mention')} won, ${lost.length} lost in ${counted}.`,
    ...(hasProfiles(before) && hasProfiles(after)
      ? [flips.length ? `${count(flips.length, 'ad')} changed the profile.` : 'No ad changed its profile.']
      : []),
  ];
}

function codeEffects(
  before: Coding,
  after: Coding,
  difference: CodingDifference,
  over: CountOver,
): Effect['codes'] {
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
  return makeTable(
    CODE_EFFECTS,
    rows.map(([i, j]) => {
      const { id, name } = j >= 0 ? after.codes[j] : before.codes[i];
      return {
        code: id,
        name,
        mentions_before: old.codeMentions[i] ?? 0,
        mentions_after: now.codeMentions[j] ?? 0,
        won: wonBy.get(j)?.mentions ?? 0,
        lost: lostBy.get(i)?.mentions ?? 0,
        ads_before: old.codeAds[i] ?? 0,
        ads_after: now.codeAds[j] ?? 0,
        ads_won: wonBy.get(j)?.ads ?? 0,
        ads_lost: lostBy.get(i)?.ads ?? 0,
      };
    }),
  );
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
  const { from, to, code: codeAt, counts } = reader.ofAd(ad);
  for (let row = from; row < to; row++) if (codeAt(row) === code && (!counts || counts(row))) return true;
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

function profileFlips(before: Coding, after: Coding, { flips }: CodingDifference): Effect['flips'] {
  const rows = flips.map((i) => {
    const { id, title } = before.corpus[i];
    const [old, now] = [profileOfAd(before, i), profileOfAd(after, i)];
    return { id, title, from: old.name, to: now.name, because: describeFlip(old, now) };
  });
  return makeTable(PROFILE_FLIPS, rows, legendOf(after));
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
