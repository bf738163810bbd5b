// Agreement of each two coders: who agrees with whom.
import type { RatingOptions, Ratings } from '../statistics';
import { count, text, type Table } from '../table';
import type { Compared } from './agree-ads';
import { frequentCodes, meanOf, presenceTallies } from './agree-codes';
import { pairsOf } from './agree-profiles';
import { spanStatistics, tallySpans, type SpanCounts } from './agree-spans';
import { JudgementTally, MEASURES, type Measure, type Tally } from './agree-tally';
import { estimates, fillTable } from './fill-table';

/** Watches the main figures of each two coders, over the ads that both have coded: one row a pair. */
export function watchPairs(
  compared: Compared,
  counted: readonly SpanCounts[] | null,
  tally: Tally,
  fewest: number,
): () => Table {
  const { ads, coders, profiles, profileOf, coded } = compared;
  const profile = new JudgementTally(tally, profiles.length);
  for (const { index, group, weight } of ads)
    profile.add(
      group,
      coders.map((_, coder) => profileOf(coder, index)),
      weight,
    );
  const presence = presenceTallies(compared, ads, tally);
  const codes = frequentCodes(compared, fewest).map((c) => presence[c]);
  const pairs = pairsOf(coders.length);
  const rows = pairs.map(([a, b], p) => {
    const mean = (name: Measure) =>
      tally.watch(meanOf(codes.map((code) => code.statistic(ofTwo(name, a, b)))));
    return {
      profile_agreement: profile.watch(ofTwo('agreement', a, b)),
      profile_kappa: profile.watch(ofTwo('kappa', a, b)),
      codes_kappa: mean('kappa'),
      codes_ac1: mean('ac1'),
      ...(counted && {
        spans_f1: tally.watch(
          spanStatistics(tallySpans(counted[p].counts, compared.codes.length, tally), 'iou').f1,
        ),
      }),
    };
  });
  const shared = pairs.map(([a, b]) => ads.filter(({ index }) => coded(a, index) && coded(b, index)).length);
  return () =>
    fillTable('agreement_pairs', 'one row each two coders', {
      first: [text('first'), pairs.map(([a]) => coders[a])],
      second: [text('second'), pairs.map(([, b]) => coders[b])],
      ads: [count('ads', { unit: 'ads' }), shared],
      ...estimates(rows),
    });
}

/** A measure of two coders alone. */
function ofTwo(name: Measure, a: number, b: number): (ratings: Ratings, options: RatingOptions) => number {
  return (ratings, options) =>
    MEASURES[name](
      ratings.map((unit) => bothOrNone(unit[a], unit[b])),
      options,
    );
}

/** Ads that one of the two has not coded would add to the category shares of AC1. */
function bothOrNone(a: number | null, b: number | null): (number | null)[] {
  return a === null || b === null ? [null, null] : [a, b];
}
