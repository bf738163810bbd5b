// Agreement on profiles: all together, each against the rest, and who calls what what.
import type { Columns } from '../core';
import { crossTable } from '../statistics';
import type { Compared } from './agree-ads';
import {
  estimateColumns,
  JudgementTally,
  MEASURES,
  type Measure,
  type Tally,
  type Watched,
} from './agree-tally';

/** How two coders' profiles meet. */
export interface Confusion {
  /** Who is in the rows, who in the columns. */
  readonly coders: readonly [string, string];
  readonly profiles: readonly string[];
  /** `ads[i][j]`: ads that the first coder gives profile i and the second profile j; not weighted. */
  readonly ads: readonly (readonly number[])[];
}

/** Watches agreement on the profile of an ad; gives one row, and one row a profile (that profile or another). */
export function watchProfiles(
  { ads, coders, profiles, profileOf }: Compared,
  tally: Tally,
  measures: readonly Measure[],
): () => { profile: Columns; profiles: Columns } {
  const all = new JudgementTally(tally, profiles.length);
  const each = profiles.map(() => new JudgementTally(tally, 2));
  for (const { index, group, weight } of ads) {
    const given = coders.map((_, coder) => profileOf(coder, index));
    all.add(group, given, weight);
    each.forEach((one, p) =>
      one.add(
        group,
        given.map((name) => (name === null ? null : Number(name === p))),
        weight,
      ),
    );
  }
  const watch = (judged: JudgementTally, f1: boolean): Record<string, Watched> =>
    Object.fromEntries(
      measures.filter((name) => f1 || name !== 'f1').map((name) => [name, judged.watch(MEASURES[name])]),
    );
  const row = watch(all, false);
  const rows = each.map((one) => watch(one, true));
  const givenBy = (coder: number, p: number): number =>
    ads.filter(({ index }) => profileOf(coder, index) === p).length;
  return () => ({
    profile: { ads: [ads.length], ...estimateColumns([row]), reason: [all.reason('ads')] },
    profiles: {
      profile: profiles,
      ...Object.fromEntries(coders.map((_, c) => [`ads_${c + 1}`, profiles.map((__, p) => givenBy(c, p))])),
      ...estimateColumns(rows),
      reason: each.map((one) => one.reason('ads')),
    },
  });
}

/** One confusion matrix for each two coders. */
export function confusionsOf({ ads, coders, profiles, profileOf }: Compared): Confusion[] {
  return pairsOf(coders.length).map(([a, b]) => ({
    coders: [coders[a], coders[b]],
    profiles,
    ads: crossTable(
      ads.map(({ index }) => index),
      profiles.length,
      (ad) => profileOf(a, ad) ?? -1,
      (ad) => profileOf(b, ad) ?? -1,
    ),
  }));
}

/** Each two of so many, the lower number first. */
export function pairsOf(count: number): [number, number][] {
  return Array.from({ length: count }, (_, a) =>
    Array.from({ length: count - a - 1 }, (__, i): [number, number] => [a, a + 1 + i]),
  ).flat();
}
