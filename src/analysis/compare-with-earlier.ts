// compareWithEarlier: our counts beside those of an earlier study, where the categories map, and what does not.
import { legendOf, type Coding } from '../core';
import { kendallTau } from '../statistics';
import {
  count,
  makeTable,
  number,
  optional,
  pValue,
  schema,
  share,
  text,
  type RowOf,
  type TableOf,
} from '../table';
import { readEarlierStudy, type CategoryMatch, type EarlierStudy, type EarlierCount } from './earlier-study';
import { OurCounts, type EarlierOptions } from './our-counts';
import { fileNamePart } from './schema-parts';

/** The table of {@link compareWithEarlier}; its name begins with the study's. */
export const EARLIER = schema(
  'earlier_categories',
  'one row a category of theirs, or of ours that does not map',
  {
    study: text('study'),
    variable: text('variable'),
    published_unit: text('their unit'),
    published: optional(text('theirs')),
    published_count: optional(count('their count')),
    published_share: optional(share('their share')),
    published_rank: optional(number('their rank')),
    our_unit: optional(text('our unit')),
    ours: optional(text('ours')),
    count: optional(count('our count')),
    share: optional(share('our share')),
    rank: optional(number('our rank')),
    note: optional(text('note')),
  },
);
type Row = RowOf<typeof EARLIER>;

/**
 * The counts of an earlier study beside ours: one row a category of theirs, several where they map to one of ours; shares (0 to 1) and ranks (1 the largest, equals share the
 * mean) are among the categories of a variable that map. `note` says what does not map, in either direction. Units differ (`published_unit`, `our_unit`), so compare
 * ranks, not counts; for Kendall's τ see {@link earlierAgreement}. Columns such as sector or education are compared where the ads have them.
 * @throws RoleLensError for a profile that there is not, and naming file and row where the study's files are not as they should be.
 * @example
 * show(compareWithEarlier(coding, study.earlier[0], { focus: study.focus }));
 */
export function compareWithEarlier(
  coding: Coding,
  earlier: EarlierStudy,
  options: EarlierOptions = {},
): TableOf<typeof EARLIER> {
  const name = `${fileNamePart(earlier.name)}_categories`;
  return makeTable({ ...EARLIER, name }, compareRows(coding, earlier, options), legendOf(coding));
}

/** The table of {@link earlierAgreement}; it is named after the study. */
export const EARLIER_AGREEMENT = schema('earlier', 'one row a variable', {
  variable: text('variable'),
  matched: count('matched', { unit: 'categories' }),
  tau: optional(number('τ', { digits: 2 })),
  p: optional(pValue('p')),
  unmapped_published: count('theirs only', { unit: 'categories' }),
  unmapped_ours: count('ours only', { unit: 'categories' }),
});

/**
 * How far the order of categories agrees with an earlier study: one row a variable: `matched` categories, Kendall's `tau` (τ-b) and its two-sided `p`, and how many categories of
 * theirs and of ours do not map. With few categories even a high τ can be chance: read `p`.
 * @throws RoleLensError as {@link compareWithEarlier}.
 * @example
 * show(earlierAgreement(coding, study.earlier[0]));
 */
export function earlierAgreement(
  coding: Coding,
  earlier: EarlierStudy,
  options: EarlierOptions = {},
): TableOf<typeof EARLIER_AGREEMENT> {
  const rows = compareRows(coding, earlier, options);
  const variables = [...new Set(rows.map(({ variable }) => variable))];
  const agreements = variables.map((variable) => {
    const of = rows.filter((row) => row.variable === variable);
    const matched = of.filter(({ published_rank, rank }) => published_rank !== null && rank !== null);
    const { tau, p } = kendallTau(
      matched.map((row) => row.published_count ?? 0),
      matched.map((row) => row.count ?? 0),
    );
    const unmapped_published = of.filter(({ note }) => note === NOT_OURS).length;
    const unmapped_ours = of.filter(({ note }) => note === NOT_THEIRS).length;
    return { variable, matched: matched.length, tau, p, unmapped_published, unmapped_ours };
  });
  return makeTable({ ...EARLIER_AGREEMENT, name: fileNamePart(earlier.name) }, agreements, legendOf(coding));
}

const NOT_OURS = 'no category of ours';
const NOT_THEIRS = 'no category of theirs';

function compareRows(coding: Coding, earlier: EarlierStudy, options: EarlierOptions): Row[] {
  const { published, matches } = readEarlierStudy(earlier);
  const counters = new OurCounts(coding, options);
  // A variable without any match, e.g. what a study left out, has nothing to be set beside.
  return [...new Set(matches.map(({ variable }) => variable))].flatMap((variable) =>
    variableRows(
      earlier.name,
      published.filter((each) => each.variable === variable),
      matches.filter((each) => each.variable === variable),
      counters,
    ),
  );
}

/** The rows of one variable: matched categories, then theirs without one of ours, then ours without one of theirs. */
function variableRows(
  study: string,
  published: readonly EarlierCount[],
  all: readonly CategoryMatch[],
  counters: OurCounts,
): Row[] {
  const counts = counters.of(all[0].kind);
  const matches = counts ? all.filter(({ ours }) => counts.has(ours)) : [];
  const targets = new Map<string, CategoryMatch[]>();
  for (const match of matches) {
    const key = match.ours.join('|');
    targets.set(key, [...(targets.get(key) ?? []), match]);
  }
  const { variable, unit } = published[0];
  const base = { study, variable, published_unit: unit, our_unit: counts?.unit ?? null };
  const pairs = [...targets.values()].map((group) => {
    const theirs = group.map((match) => published.find(({ value }) => value === match.published)!);
    return { theirs, count: counts!.count(group[0].ours), ours: counts!.name(group[0].ours) };
  });
  const sums = pairs.map(({ theirs }) => theirs.reduce((sum, { count }) => sum + count, 0));
  const [theirRanks, ourRanks] = [ranksOf(sums), ranksOf(pairs.map(({ count }) => count))];
  const [theirTotal, ourTotal] = [sums, pairs.map(({ count }) => count)].map((of) =>
    of.reduce((a, b) => a + b, 0),
  );
  const rows = pairs.map(({ theirs, ours, count }, i) => ({
    ...base,
    published: theirs.map(({ value }) => value).join(' + '),
    published_count: sums[i],
    published_share: sums[i] / theirTotal,
    published_rank: theirRanks[i],
    ours,
    count,
    share: count / ourTotal,
    rank: ourRanks[i],
    note: theirs.length > 1 && unit === 'ads' ? 'sum of theirs: an ad can count more than once' : null,
  }));
  rows.sort((a, b) => a.published_rank - b.published_rank);
  const mapped = new Set(matches.map((match) => match.published));
  const lone = (fields: Partial<Row>): Row => ({ ...EMPTY, ...base, ...fields });
  return [
    ...rows,
    ...published
      .filter(({ value }) => !mapped.has(value))
      .map(({ value, count }) => lone({ published: value, published_count: count, note: NOT_OURS })),
    ...(counts?.others(matches.flatMap(({ ours }) => ours)) ?? []).map(({ name, count }) =>
      lone({ ours: name, count, note: NOT_THEIRS }),
    ),
  ];
}

const EMPTY = {
  published: null,
  published_count: null,
  published_share: null,
  published_rank: null,
  ours: null,
  count: null,
  share: null,
  rank: null,
  note: null,
};

/** Ranks from 1, the largest first; equals share their mean. */
function ranksOf(values: readonly number[]): number[] {
  return values.map((value) => {
    const larger = values.filter((other) => other > value).length;
    const equal = values.filter((other) => other === value).length;
    return larger + (equal + 1) / 2;
  });
}
