// Agreement on profiles: all together, each against the rest, and who calls what what.
import { crossTable } from '../statistics';
import { count, text, type Table } from '../table';
import type { Compared } from './agree-ads';
import { JudgementTally, MEASURES, type Measure, type Tally, type Watched } from './agree-tally';
import { estimates, fillTable } from './fill-table';

/** Why there is no agreement on profiles where fewer than two coders give any. */
export const NOT_CODED = 'not coded';

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
  { ads, coders, profiles, profileOf, hasProfiles, legend }: Compared,
  tally: Tally,
  measures: readonly Measure[],
): () => { profile: Table; profiles: Table } {
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
    profile: fillTable('agreement_profile', 'one row: the profile of an ad', {
      ads: [count('ads', { unit: 'ads' }), [ads.length]],
      ...estimates([row]),
      reason: [text('note'), [hasProfiles ? all.reason('ads') : NOT_CODED]],
    }),
    profiles: fillTable(
      'agreement_profiles',
      'one row a profile, against any other',
      {
        profile: [text('profile'), profiles],
        ...Object.fromEntries(
          coders.map((coder, c) => [
            `ads_${c + 1}`,
            [count(`ads: ${coder}`, { unit: 'ads' }), profiles.map((_, p) => givenBy(c, p))],
          ]),
        ),
        ...estimates(rows),
        reason: [text('note'), each.map((one) => (hasProfiles ? one.reason('ads') : NOT_CODED))],
      },
      legend,
    ),
  });
}

/** One confusion matrix for each two coders; none where profiles are not coded. */
export function confusionsOf({ ads, coders, profiles, profileOf, hasProfiles }: Compared): Confusion[] {
  if (!hasProfiles) return [];
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
