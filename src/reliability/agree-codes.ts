// Agreement on codes: does an ad have this code at all, and how often does it have it?
import { krippendorffAlpha } from '../statistics';
import { count, text, type Table } from '../table';
import type { Compared, ComparedAd } from './agree-ads';
import {
  JudgementTally,
  MEASURES,
  type Measure,
  type Statistic,
  type Tally,
  type Watched,
} from './agree-tally';
import { estimates, fillTable, type Filled } from './fill-table';

/** What {@link watchCodes} gives once the tally has run. */
export interface CodeTables {
  readonly codes: Table;
  readonly means: Table;
}

/** Watches agreement on codes; `fewest` is how many ads (weighted) the first coder must give a code for it to count in the means. */
export function watchCodes(
  compared: Compared,
  tally: Tally,
  { measures, fewest }: { measures: readonly Measure[]; fewest: number },
): () => CodeTables {
  const { codes, kinds } = compared;
  const presence = presenceTallies(compared, compared.ads, tally);
  const counts = mentionCounts(compared, tally);
  const rows = presence.map((judged, c): Record<string, Watched> => ({
    ...watchAll(judged, measures),
    ...(measures.includes('alpha') && {
      alpha_mentions: counts[c].watch((ratings, o) => krippendorffAlpha(ratings, { ...o, level: 'ordinal' })),
    }),
  }));
  const frequent = frequentCodes(compared, fewest);
  const scopes = ['all', ...kinds.map(({ id }) => id)].map((kind, i) => ({
    kind,
    of: frequent.filter((c) => i === 0 || codes[c].kind === kind),
  }));
  const means = scopes.map(({ of }) =>
    Object.fromEntries(
      measures.map((name) => [
        name,
        tally.watch(meanOf(of.map((c) => presence[c].statistic(MEASURES[name])))),
      ]),
    ),
  );
  return () => ({
    codes: codeTable(
      compared,
      rows,
      presence.map((judged) => judged.reason('ads')),
    ),
    means: meanTable(compared, scopes, means, fewest),
  });
}

function codeTable(
  compared: Compared,
  rows: readonly Record<string, Watched>[],
  reasons: readonly string[],
): Table {
  const { codes, coders, legend } = compared;
  const adsBy = coders.map((coder, k) => [
    `ads_${k + 1}`,
    [count(`ads: ${coder}`, { unit: 'ads' }), codes.map((_, c) => adsWith(compared, k, c))],
  ]);
  const columns: Filled = {
    code: [text('code'), codes.map(({ id }) => id)],
    name: [text('name'), codes.map(({ name }) => name)],
    kind: [text('kind'), codes.map(({ kind }) => kind)],
    ...(Object.fromEntries(adsBy) as Filled),
    ...estimates(rows),
    reason: [text('note'), reasons],
  };
  return fillTable('agreement_codes', 'one row a code: its presence in an ad', columns, legend);
}

function meanTable(
  { legend }: Compared,
  scopes: readonly { readonly kind: string; readonly of: readonly number[] }[],
  means: readonly Record<string, Watched>[],
  fewest: number,
): Table {
  const none = `no code that the first coder gives ${fewest} ads or more`;
  const columns: Filled = {
    kind: [text('kind'), scopes.map(({ kind }) => kind)],
    codes: [count('codes', { unit: 'codes' }), scopes.map(({ of }) => of.length)],
    ...estimates(means),
    reason: [text('note'), scopes.map(({ of }) => (of.length ? '' : none))],
  };
  const grain = 'one row for all codes and one a kind: means over the codes that are not rare';
  return fillTable('agreement_means', grain, columns, legend);
}

/** Presence of each code in these ads. */
export function presenceTallies(
  { codes, coders, presence }: Compared,
  ads: readonly ComparedAd[],
  tally: Tally,
): JudgementTally[] {
  return codes.map((_, c) => {
    const judged = new JudgementTally(tally, 2);
    for (const { index, group, weight } of ads)
      judged.add(
        group,
        coders.map((__, coder) => presence(coder, c, index)),
        weight,
      );
    return judged;
  });
}

/** The codes that the first coder gives so many ads (weighted). */
export function frequentCodes({ codes, ads, presence }: Compared, fewest: number): number[] {
  return codes.flatMap((_, c) => {
    const found = ads.reduce((sum, { index, weight }) => sum + (presence(0, c, index) ? weight : 0), 0);
    return found >= fewest ? [c] : [];
  });
}

/** The mean of those that are defined. */
export function meanOf(statistics: readonly Statistic[]): Statistic {
  return (totals) => {
    let [sum, n] = [0, 0];
    for (const statistic of statistics) {
      const value = statistic(totals);
      if (Number.isNaN(value)) continue;
      sum += value;
      n++;
    }
    return n ? sum / n : NaN;
  };
}

function watchAll(judged: JudgementTally, measures: readonly Measure[]): Record<string, Watched> {
  return Object.fromEntries(measures.map((name) => [name, judged.watch(MEASURES[name])]));
}

function adsWith({ ads, presence }: Compared, coder: number, code: number): number {
  return ads.filter(({ index }) => presence(coder, code, index)).length;
}

/** How many mentions of each code an ad has: ranks for ordinal alpha. */
function mentionCounts({ codes, codings, ads, coded }: Compared, tally: Tally): JudgementTally[] {
  const places = codings.map((coding) =>
    coding.codes.map(({ id }) => codes.findIndex((code) => code.id === id)),
  );
  const judged = codes.map(() => new JudgementTally(tally));
  for (const { index, group, weight } of ads) {
    const counts = codings.map(({ mentions, adMentions }, coder) => {
      const found = new Uint32Array(codes.length);
      for (let m = adMentions[index]; m < adMentions[index + 1]; m++)
        found[places[coder][mentions.code[m]]]++;
      return found;
    });
    codes.forEach((_, c) =>
      judged[c].add(
        group,
        counts.map((found, coder) => (coded(coder, index) ? found[c] : null)),
        weight,
      ),
    );
  }
  return judged;
}
