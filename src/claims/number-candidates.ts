// The values of a study's tables that a number in a sentence can mean, by its unit and by what the sentence is about.
import { wilsonInterval } from '../statistics';
import type { SaidNumber, Statement } from './statement';
import type { OtherNumber } from './other-rows';
import type { Looked } from './read-study-table';
import type { Compared } from './study-comparisons';
import type { CodeCounts, Counted } from './study-counts';
import type { StudyTables } from './study-tables';

/** A value of the tables that a number could mean. */
export interface Candidate extends Looked {
  readonly value: number;
  readonly what: string;
}

/** What a sentence is about: groups of ads (`null`: all ads), and two profiles that it sets side by side. */
export interface About {
  readonly groups: readonly (string | null)[];
  readonly pair: readonly [string, string] | null;
}

/** All candidates, the likeliest first. */
export function candidatesFor(
  number: SaidNumber,
  { codes }: Statement,
  about: About,
  tables: StudyTables,
): Candidate[] {
  const { groups, pair } = about;
  if (!codes.length) return sizes(number, pair ? [...groups, ...pair] : groups, tables);
  return codes.flatMap((code) => [
    ...groups.flatMap((group) => valuesOf(number, tables.counts(group, code), group)),
    ...(pair ? comparedValues(number, tables.compared(code, pair[0], pair[1])) : []),
    ...(number.unit === 'p' ? rankValues(code, groups, tables) : []),
  ]);
}

/** Values that a number without a unit may also mean. */
type Sort = Exclude<SaidNumber['unit'], 'none'> | 'limit of percent' | 'limit of points' | 'limit of ratio';

/** Whether values of this sort fit the number: by its unit; anything fits one without. */
function fits(sort: Sort, { unit, limit }: SaidNumber): boolean {
  if (limit) return sort.startsWith('limit') && (unit === 'none' || sort.endsWith(unit));
  return unit === 'none' ? sort !== 'p' && !sort.startsWith('limit') : sort === unit;
}

function valuesOf(number: SaidNumber, counts: CodeCounts | null, group: string | null): Candidate[] {
  if (!counts) return [];
  const of = group === null ? '' : `${group}: `;
  const over = (sort: Sort, what: string, value: (each: Counted) => number): Candidate[] =>
    fits(sort, number)
      ? (
          [
            ['distinct ads', counts.distinct],
            ['postings', counts.postings],
          ] as const
        ).flatMap(([over, each]) =>
          each ? [{ what: `${of}${what}, over ${over}`, value: value(each), rows: counts.rows }] : [],
        )
      : [];
  const limit = (end: 0 | 1): Candidate[] =>
    over(
      'limit of percent',
      `${end ? 'upper' : 'lower'} end of the share's interval in %`,
      ({ ads, of: n }) => 100 * wilsonInterval(ads, n)[end],
    );
  return [
    ...over('mentions', 'mentions', ({ mentions }) => mentions),
    ...over('ads', 'ads', ({ ads }) => ads),
    ...over('mentions per ad', 'mentions per ad', ({ mentions, of: n }) => mentions / n),
    ...over('percent', 'share of ads in %', ({ ads, of: n }) => (100 * ads) / n),
    ...limit(0),
    ...limit(1),
  ];
}

function comparedValues(number: SaidNumber, compared: Compared | null): Candidate[] {
  if (!compared) return [];
  const { rows, difference, p, pAdjusted, ratio, perAd } = compared;
  const all: readonly (readonly [Sort, string, number | null | undefined])[] = [
    ['points', 'difference in percentage points', 100 * difference[0]],
    ['limit of points', "lower end of the difference's interval", 100 * difference[1]],
    ['limit of points', "upper end of the difference's interval", 100 * difference[2]],
    ['p', 'adjusted p', pAdjusted],
    ['p', 'p', p],
    ['ratio', 'ratio of mentions an ad', perAd[0] / perAd[1]],
    ['limit of ratio', "lower end of the interval of the mentions' ratio", ratio?.[0]],
    ['limit of ratio', "upper end of the interval of the mentions' ratio", ratio?.[1]],
  ];
  return all.flatMap(([sort, what, value]) =>
    typeof value === 'number' && fits(sort, number) ? [{ what, value, rows }] : [],
  );
}

function rankValues(code: string, groups: About['groups'], { rankTests }: StudyTables): Candidate[] {
  return rankTests.flatMap(({ codes, group, p, rows }) =>
    codes.includes(code) && (groups.includes(group) || groups.includes(null))
      ? [{ what: `p of ${codes.join(' against ')} in the same ads`, value: p, rows }]
      : [],
  );
}

/** Numbers of ads, of a group or of all, and a group's share of them. */
function sizes(
  { unit, limit }: SaidNumber,
  named: About['groups'],
  { groups, all }: StudyTables,
): Candidate[] {
  const found = groups.filter(({ name }) => named.includes(name));
  if (limit)
    return found.flatMap(({ name, distinct, rows }) =>
      wilsonInterval(distinct, all.distinct).map((end) => ({
        what: `${name}, end of the interval of its share in %`,
        value: 100 * end,
        rows,
      })),
    );
  if (unit === 'ads')
    return [...found, all].flatMap(({ name, postings, distinct, rows }) => [
      { what: `${name}, distinct ads`, value: distinct, rows },
      ...(postings === null ? [] : [{ what: `${name}, postings`, value: postings, rows }]),
    ]);
  if (unit !== 'percent') return [];
  return found.flatMap(({ name, postings, distinct, rows }) => [
    { what: `${name}, share of distinct ads in %`, value: (100 * distinct) / all.distinct, rows },
    ...(postings === null || !all.postings
      ? []
      : [{ what: `${name}, share of postings in %`, value: (100 * postings) / all.postings, rows }]),
  ]);
}

/**
 * Values of the study's other tables (co-occurrence, tools, trends …) in rows whose names the sentence has: the row with the most such names first.
 * Only for a number that nothing else bears out.
 */
export function otherCandidates(
  { unit }: SaidNumber,
  { text, codes }: Statement,
  { others }: StudyTables,
): Candidate[] {
  const plain = text.toLowerCase().replace(/[*\\]/g, '');
  const named = others.map((row) => ({
    row,
    names: row.words.filter((word) => word.length > 1 && plain.includes(word)),
  }));
  return named
    .filter(({ names }) => names.length > Math.min(1, codes.length))
    .sort((a, b) => b.names.length - a.names.length)
    .flatMap(({ row: { numbers, rows }, names }) =>
      numbers
        .filter(({ type }) => type === null || MAY_MEAN[unit].includes(type))
        .map(({ column, value }) => ({
          what: `${column} of ${names.join(', ')}`,
          value: unit === 'percent' || unit === 'points' ? 100 * value : value,
          rows,
        })),
    );
}

/** Types of columns that hold what a unit says. */
const MAY_MEAN: Readonly<Record<SaidNumber['unit'], readonly (OtherNumber['type'] & string)[]>> = {
  mentions: ['count'],
  ads: ['count', 'number'],
  percent: ['share', 'points'],
  points: ['share', 'points'],
  'mentions per ad': ['number'],
  ratio: ['number'],
  p: ['p'],
  none: ['count', 'number', 'share', 'points', 'p'],
};
