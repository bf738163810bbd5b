// The tested comparisons of a study, and their rows in words; what the questions on differences share.
import { compareGroups, isShown, NO_DIFFERENCE, type GroupComparison } from '../../analysis';
import { escapeMarkdown } from '../../export';
import { renamed, rowsOf } from '../../table';
import { comparisonNames } from './groups';
import { once } from './once';
import type { Asked, Claim, Comparison } from '../question';
import { percent, points, pText } from './words';

/** A code in a pair of groups. */
export type PairRow = ReturnType<typeof pairRows>[number];

/** One comparison of the study with its table, all pairs of its groups in it. */
export interface Compared {
  readonly comparison: Comparison;
  readonly table: GroupComparison;
  readonly rows: readonly PairRow[];
  /** Pairs of groups, in the order of the table. */
  readonly pairs: readonly (readonly [string, string])[];
}

/** The comparisons, each worked out once. */
export const comparedOf = once((asked: Asked): readonly Compared[] => {
  const names = comparisonNames(asked);
  return asked.comparisons.map((comparison, at) => {
    const { by, groups } = comparison;
    const table = renamed(compareGroups(asked.coding, { by, groups }), { name: names[at] });
    const pairs = groups.flatMap((a, i) => groups.slice(i + 1).map((b) => [a, b] as const));
    return { comparison, table, rows: pairRows(table), pairs };
  });
});

function pairRows(table: ReturnType<typeof compareGroups>) {
  return rowsOf(table).map((row, at) => {
    const more: -1 | 0 | 1 = !isShown(row.verdict) ? 0 : row.difference > 0 ? 1 : -1;
    return { ...row, at, more, file: `${table.schema.name}.csv` };
  });
}

/** The rows of one pair. */
export function rowsOfPair(rows: readonly PairRow[], [a, b]: readonly [string, string]): PairRow[] {
  return rows.filter(({ group_a, group_b }) => group_a === a && group_b === b);
}

/** `+12 pp (+3 to +21)`, the first group minus the second. */
export function differenceText({ difference, difference_low, difference_high }: PairRow): string {
  return points({ difference, low: difference_low, high: difference_high });
}

/** `adjusted p = 0.031`, or why there is none. */
export function testText(row: PairRow): string {
  return row.p_adjusted === null
    ? `not tested, because ${whyNotTested(row)}`
    : `adjusted ${pText(row.p_adjusted)}`;
}

/** Why a code was not tested, as a clause. */
export function whyNotTested({ ads_a, ads_b, n_a, n_b }: PairRow): string {
  if (ads_a + ads_b === 0) return 'no ad of either group has it';
  return ads_a + ads_b === n_a + n_b ? 'every ad of both groups has it' : 'the ads are too few';
}

/** The comparison of one code as a list item says it. */
export function pairSentence(row: PairRow): string {
  const end = (low: number, high: number): string => `${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)} %`;
  const first = `${percent(row.prevalence_a)} (95 % interval ${end(row.prevalence_a_low, row.prevalence_a_high)})`;
  const second = `${percent(row.prevalence_b)} (${end(row.prevalence_b_low, row.prevalence_b_high)})`;
  const lead = `**${escapeMarkdown(row.name)}:** ${first} against ${second} of ads`;
  const shown = row.more ? '' : 'no difference shown, ';
  return `${lead}; ${shown}${differenceText(row)}, ${testText(row)}${row.more ? '' : oftener(row)}.`;
}

/** Where shares show no difference, ads of one group may still repeat it more often. */
function oftener(row: PairRow): string {
  const { mentions_ratio: ratio, mentions_ratio_low: low, mentions_ratio_high: high } = row;
  if (ratio === null || low === null || !row.mentions_a || !row.mentions_b) return '';
  if (!(low > 1 || (high !== null && high < 1))) return '';
  const [a, b] = [row.mentions_per_ad_a, row.mentions_per_ad_b].map((value) => value?.toFixed(2) ?? '–');
  // Resamples without a mention in the second group leave the ratio without an upper end.
  const ends =
    high === null ? `from ${low.toFixed(2)}, without upper end` : `${low.toFixed(2)} to ${high.toFixed(2)}`;
  return `; but mentions an ad differ, ${a} against ${b} (ratio ${ratio.toFixed(2)}, 95 % interval ${ends})`;
}

/** What a sentence on a pair claims; nothing where it was not tested. */
export function pairClaims(row: PairRow, sentence: string): Claim[] {
  if (row.p_adjusted === null) return [];
  const sides = [
    { group: row.group_a, share: row.prevalence_a },
    { group: row.group_b, share: row.prevalence_b },
  ];
  const [first, second] = row.more < 0 ? sides.reverse() : sides;
  const limits = [row.difference_low, row.difference_high];
  const [low, high] = row.more < 0 ? limits.map((limit) => -limit).reverse() : limits;
  return [
    {
      sentence,
      type: row.more ? 'more' : NO_DIFFERENCE,
      code: row.code,
      group_a: first.group,
      group_b: second.group,
      share_a: first.share,
      share_b: second.share,
      difference_low: low,
      difference_high: high,
      test: row.test,
      p: row.p_adjusted,
      table: row.file,
      row: row.at + 2,
    },
  ];
}
