// compareWithCain: our counts beside those of "What Is an AI Engineer?" (CAIN 2022), where the categories map, and what does not.
import type { Cell, Coding, Columns } from '../core';
import { kendallTau } from '../statistics';
import { OurCounts, type CompareWithCainOptions } from './our-counts';
import {
  readCategoryMatches,
  readPublishedCain,
  type CategoryMatch,
  type PublishedCount,
} from './published-cain';
import { tableOf } from './table-rows';

const COLUMNS = [
  'variable',
  'published_unit',
  'published',
  'published_count',
  'published_share',
  'published_rank',
  'our_unit',
  'ours',
  'count',
  'share',
  'rank',
  'note',
] as const;
type Row = Record<(typeof COLUMNS)[number], Cell>;

/**
 * The counts of CAIN 2022 beside ours: one row a category of theirs, several where they map to one of ours; shares (0 to 1) and ranks (1 the largest, equals share the
 * mean) are among the categories of a variable that map. `note` says what does not map, in either direction. Units differ (`published_unit`, `our_unit`), so compare
 * ranks, not counts; for Kendall's τ see {@link cainAgreement}. Sector, education and job title are compared where the ads have such columns.
 * @throws RoleLensError for a profile that no ad has.
 */
export function compareWithCain(coding: Coding, options: CompareWithCainOptions = {}): Columns {
  return tableOf(COLUMNS, compareRows(coding, options));
}

/**
 * How far the order of categories agrees with CAIN 2022: one row a variable: `matched` categories, Kendall's `tau` (τ-b) and its two-sided `p`, and how many categories of
 * theirs and of ours do not map. With few categories even a high τ can be chance: read `p`.
 * @throws RoleLensError for a profile that no ad has.
 */
export function cainAgreement(coding: Coding, options: CompareWithCainOptions = {}): Columns {
  const rows = compareRows(coding, options);
  const variables = [...new Set(rows.map(({ variable }) => variable))];
  return tableOf(
    ['variable', 'matched', 'tau', 'p', 'unmapped_published', 'unmapped_ours'],
    variables.map((variable) => {
      const of = rows.filter((row) => row.variable === variable);
      const matched = of.filter(({ published_rank, rank }) => published_rank !== null && rank !== null);
      const { tau, p } = kendallTau(
        matched.map((row) => row.published_count as number),
        matched.map((row) => row.count as number),
      );
      const unmapped_published = of.filter(({ note }) => note === NOT_OURS).length;
      const unmapped_ours = of.filter(({ note }) => note === NOT_THEIRS).length;
      return { variable, matched: matched.length, tau, p, unmapped_published, unmapped_ours };
    }),
  );
}

const NOT_OURS = 'no category of ours';
const NOT_THEIRS = 'no category of theirs';

function compareRows(coding: Coding, options: CompareWithCainOptions): Row[] {
  const published = readPublishedCain();
  const matches = readCategoryMatches();
  const counters = new OurCounts(coding, options);
  // What the study left out, its variable "excluded", is a matter of its query and has no match.
  return [...new Set(matches.map(({ variable }) => variable))].flatMap((variable) =>
    variableRows(
      published.filter((each) => each.variable === variable),
      matches.filter((each) => each.variable === variable),
      counters,
    ),
  );
}

/** The rows of one variable: matched categories, then theirs without one of ours, then ours without one of theirs. */
function variableRows(
  published: readonly PublishedCount[],
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
  const base = { variable, published_unit: unit, our_unit: counts?.unit ?? '' };
  const pairs = [...targets.values()].map((group) => {
    const theirs = group.map((match) => published.find(({ value }) => value === match.published)!);
    return { theirs, count: counts!.count(group[0].ours), ours: counts!.name(group[0].ours) };
  });
  const sums = pairs.map(({ theirs }) => theirs.reduce((sum, { count }) => sum + count, 0));
  const [theirRanks, ourRanks] = [ranksOf(sums), ranksOf(pairs.map(({ count }) => count))];
  const [theirTotal, ourTotal] = [sums, pairs.map(({ count }) => count)].map((of) =>
    of.reduce((a, b) => a + b, 0),
  );
  const rows = pairs.map(({ theirs, ours, count }, i): Row => ({
    ...base,
    published: theirs.map(({ value }) => value).join(' + '),
    published_count: sums[i],
    published_share: sums[i] / theirTotal,
    published_rank: theirRanks[i],
    ours,
    count,
    share: count / ourTotal,
    rank: ourRanks[i],
    note: theirs.length > 1 && unit === 'ads' ? 'sum of theirs: an ad can count more than once' : '',
  }));
  rows.sort((a, b) => (a.published_rank as number) - (b.published_rank as number));
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

const EMPTY = Object.fromEntries(COLUMNS.map((name) => [name, null])) as Row;

/** Ranks from 1, the largest first; equals share their mean. */
function ranksOf(values: readonly number[]): number[] {
  return values.map((value) => {
    const larger = values.filter((other) => other > value).length;
    const equal = values.filter((other) => other === value).length;
    return larger + (equal + 1) / 2;
  });
}
