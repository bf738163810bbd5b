// Agreement in parts of the corpus: by language and by profile.
import { count, text, type Table } from '../table';
import type { Compared, ComparedAd } from './agree-ads';
import { frequentCodes, meanOf, presenceTallies } from './agree-codes';
import { spanStatistics, tallySpans, type SpanCounts } from './agree-spans';
import { FEWEST_GROUPS, JudgementTally, MEASURES, type Statistic, type Tally } from './agree-tally';
import { estimates, fillTable } from './fill-table';

interface Part {
  readonly by: 'language' | 'profile';
  readonly group: string;
  readonly ads: readonly ComparedAd[];
  /** The profile of a part by profile. */
  readonly profile: number | null;
}

/**
 * Watches the main figures in each part: one row a language, one a profile (as the first coder gives it). Agreement on profiles is over the ads of a
 * language; for a profile it is over all ads, that profile against any other. Codes and spans are those in the ads of the part.
 */
export function watchParts(
  compared: Compared,
  counted: readonly SpanCounts[] | null,
  tally: Tally,
  fewest: number,
): () => Table {
  const frequent = frequentCodes(compared, fewest);
  const parts = partsOf(compared);
  const rows = parts.map((part) => {
    const profile = profileTally(compared, part, tally);
    const presence = presenceTallies(compared, part.ads, tally);
    const codes = frequent.map((c) => presence[c]);
    return {
      profile_agreement: profile.watch(MEASURES.agreement),
      profile_kappa: profile.watch(MEASURES.kappa),
      codes_kappa: tally.watch(meanOf(codes.map((code) => code.statistic(MEASURES.kappa)))),
      codes_ac1: tally.watch(meanOf(codes.map((code) => code.statistic(MEASURES.ac1)))),
      ...(counted && { spans_f1: tally.watch(spansF1(compared, counted, part, tally)) }),
    };
  });
  const small = parts.map(isSmall);
  return () =>
    fillTable(
      'agreement_parts',
      'one row a language and one a profile of the first coder',
      {
        by: [text('by'), parts.map(({ by }) => by)],
        group: [text('group'), parts.map(({ group }) => group)],
        ads: [count('ads', { unit: 'ads' }), parts.map(({ ads }) => ads.length)],
        ...estimates(rows, (row) => small[row]),
        reason: [
          text('note'),
          small.map((is) => (is ? `no intervals with fewer than ${FEWEST_GROUPS} groups of ads` : '')),
        ],
      },
      compared.legend,
    );
}

function isSmall({ ads }: Part): boolean {
  return new Set(ads.map(({ group }) => group)).size < FEWEST_GROUPS;
}

function partsOf({ ads, codings: [{ corpus }], profiles, profileOf }: Compared): Part[] {
  const languages = [...new Set(ads.map(({ index }) => corpus[index].language))].sort();
  return [
    // One language is the whole again.
    ...(languages.length > 1 ? languages : []).map((language): Part => {
      const of = ads.filter(({ index }) => corpus[index].language === language);
      return { by: 'language', group: language, ads: of, profile: null };
    }),
    ...profiles.map((name, p): Part => {
      const of = ads.filter(({ index }) => profileOf(0, index) === p);
      return { by: 'profile', group: name, ads: of, profile: p };
    }),
  ];
}

function profileTally(
  { ads, coders, profiles, profileOf }: Compared,
  part: Part,
  tally: Tally,
): JudgementTally {
  const { profile } = part;
  const judged = new JudgementTally(tally, profile === null ? profiles.length : 2);
  for (const { index, group, weight } of profile === null ? part.ads : ads) {
    const given = coders.map((_, coder) => profileOf(coder, index));
    const values = profile === null ? given : given.map((p) => (p === null ? null : Number(p === profile)));
    judged.add(group, values, weight);
  }
  return judged;
}

/** F1 by half overlap (IoU ≥ 0.5), the mean of all pairs of coders. */
function spansF1({ codes }: Compared, counted: readonly SpanCounts[], part: Part, tally: Tally): Statistic {
  const within = new Set(part.ads);
  return meanOf(
    counted.map(
      ({ counts }) =>
        spanStatistics(
          tallySpans(counts, codes.length, tally, (ad) => within.has(ad)),
          'iou',
        ).f1,
    ),
  );
}
