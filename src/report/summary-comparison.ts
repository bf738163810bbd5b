// The summary's comparison of two profiles: every sentence from a tested row, never from raw counts.
import type { GroupComparison } from '../analysis';
import { KIND_NAMES, KINDS, type Kind } from '../core';
import { escapeMarkdown, toMarkdown } from '../export';
import type { Claim } from './claim';
import { count, counted, listed, p as pValue, percent, points } from './summary-numbers';
import { picture } from './summary-overview';
import type { Study } from './study-result';

/** File that the comparison stands in. */
export const COMPARISON_TABLE = 'profile_comparison';

/** A row of the comparison. */
interface Row {
  readonly kind: Kind;
  readonly code: string;
  readonly name: string;
  readonly at: number;
  /** 1: shown to be more in the first, −1 in the second, 0: no difference shown. */
  readonly more: -1 | 0 | 1;
  readonly share: readonly [number, number];
  readonly mentions: readonly [number, number];
  readonly number: (column: keyof GroupComparison) => number;
}

/** The section, and its claims in the order of the text. */
export function comparison(study: Study): {
  readonly parts: readonly string[];
  readonly claims: readonly Claim[];
} {
  const { profileComparison: table } = study;
  if (!table) return { parts: [], claims: [] };
  const rows = rowsOf(table);
  const groups = [String(table.group_a[0]), String(table.group_b[0])] as const;
  const [first, second] = groups.map(escapeMarkdown);
  const claimOf = (row: Row): Claim => claim(row, table, groups);
  const kinds = KINDS.map((kind) => sorted(rows.filter((row) => row.kind === kind)));
  const contrary = rows.filter(isContrary);
  return {
    parts: [
      `## ${first} and ${second} Compared`,
      `The ads are ${counted(Number(table.n_a[0]), `${first} ad`)} and ${counted(Number(table.n_b[0]), `${second} ad`)}. Raw counts of groups that differ in size do not compare; shares of ads do. ` +
        `Each code's shares are tested (χ² or, where few ads are expected, Fisher's exact test) and the p values adjusted for ${rows.length} tests (Benjamini–Hochberg); a difference counts as shown where the adjusted p is below 0.05. ` +
        `Differences are ${first} minus ${second} in percentage points (pp), with 95 % intervals. Where no difference is shown, there may still be one that these ads are too few to show.`,
      ...kinds.flatMap((list) => (list.length ? kindSection(study, list, claimOf, first, second) : [])),
      '### Where Counts and Shares Disagree',
      ...contrarySection(contrary, groups),
      ...sensitivitySection(study),
    ],
    claims: [...kinds.flat(), ...contrary].map((row, i) =>
      i < rows.length ? claimOf(row) : { ...claimOf(row), sentence: contrarySentence(row, groups) },
    ),
  };
}

function rowsOf(table: GroupComparison): Row[] {
  return table.code.map((code, at): Row => {
    const number = (column: keyof GroupComparison): number => Number(table[column][at]);
    const shown = table.verdict[at] !== 'no difference shown';
    return {
      kind: table.kind[at] as Kind,
      code: String(code),
      name: String(table.name[at]),
      at,
      more: !shown ? 0 : number('difference') > 0 ? 1 : -1,
      share: [number('prevalence_a'), number('prevalence_b')],
      mentions: [number('mentions_a'), number('mentions_b')],
      number,
    };
  });
}

/** More in the first, then more in the second, then no difference; larger differences first. */
function sorted(rows: readonly Row[]): Row[] {
  const order = (row: Row): number => (row.more === 1 ? 0 : row.more === -1 ? 1 : 2);
  return [...rows].sort(
    (a, b) => order(a) - order(b) || Math.abs(b.number('difference')) - Math.abs(a.number('difference')),
  );
}

function kindSection(
  study: Study,
  rows: readonly Row[],
  claimOf: (row: Row) => Claim,
  first: string,
  second: string,
): string[] {
  const list = (lead: string, more: Row['more']): string[] => {
    const own = rows.filter((row) => row.more === more);
    return own.length ? [lead, own.map((row) => `- ${claimOf(row).sentence}`).join('\n')] : [];
  };
  return [
    `### ${KIND_NAMES[rows[0].kind]}`,
    picture(study, `${rows[0].kind}_comparison`),
    ...list(`Named in more of the ${first} ads:`, 1),
    ...list(`Named in more of the ${second} ads:`, -1),
    ...list('No difference shown:', 0),
    toMarkdown(mentionsTable(rows, first, second), {}).trim(),
  ];
}

/** Raw counts beside what they come to for one ad. */
function mentionsTable(rows: readonly Row[], first: string, second: string): Record<string, string[]> {
  const interval = (row: Row, side: 'a' | 'b'): string => {
    const [value, low, high] = (['', '_low', '_high'] as const).map((end) =>
      row.number(`mentions_per_ad_${side}${end}`).toFixed(2),
    );
    return `${value} (${low}–${high})`;
  };
  return {
    name: rows.map(({ name }) => name),
    [`${first}: mentions`]: rows.map(({ mentions }) => count(mentions[0])),
    [`${second}: mentions`]: rows.map(({ mentions }) => count(mentions[1])),
    [`${first}: an ad (95 % interval)`]: rows.map((row) => interval(row, 'a')),
    [`${second}: an ad (95 % interval)`]: rows.map((row) => interval(row, 'b')),
  };
}

function claim(row: Row, table: GroupComparison, [groupA, groupB]: readonly [string, string]): Claim {
  const { number, at, share } = row;
  return {
    sentence: sentenceOf(row),
    type: row.more ? 'more' : 'no difference shown',
    code: row.code,
    ...(row.more < 0
      ? { group_a: groupB, group_b: groupA, share_a: share[1], share_b: share[0] }
      : { group_a: groupA, group_b: groupB, share_a: share[0], share_b: share[1] }),
    difference_low: row.more < 0 ? -number('difference_high') : number('difference_low'),
    difference_high: row.more < 0 ? -number('difference_low') : number('difference_high'),
    test: String(table.test[at]),
    p: number('p_adjusted'),
    table: `${COMPARISON_TABLE}.csv`,
    row: at + 2,
  };
}

function sentenceOf({ name, share, number, more }: Row): string {
  const end = (side: 'a' | 'b'): string =>
    `${(100 * number(`prevalence_${side}_low`)).toFixed(0)}–${(100 * number(`prevalence_${side}_high`)).toFixed(0)} %`;
  const shown = more ? '' : 'no difference shown, ';
  return `**${escapeMarkdown(name)}:** ${percent(share[0])} (95 % interval ${end('a')}) against ${percent(share[1])} (${end('b')}) of ads; ${shown}${difference(number)}, adjusted ${pValue(number('p_adjusted'))}${more ? '' : oftener(number)}.`;
}

/** Where shares show no difference, ads of one group may still repeat it more often. */
function oftener(number: Row['number']): string {
  const [low, high] = [number('mentions_ratio_low'), number('mentions_ratio_high')];
  if (!number('mentions_a') || !number('mentions_b') || !(low > 1 || high < 1)) return '';
  const [a, b] = (['a', 'b'] as const).map((side) => number(`mentions_per_ad_${side}`).toFixed(2));
  return `; but mentions an ad differ, ${a} against ${b} (ratio ${number('mentions_ratio').toFixed(2)}, 95 % interval ${low.toFixed(2)} to ${high.toFixed(2)})`;
}

function difference(number: Row['number']): string {
  return points({
    difference: number('difference'),
    low: number('difference_low'),
    high: number('difference_high'),
  });
}

/** The group with more mentions (or as many) has the smaller share of ads. */
function isContrary({ mentions: [a, b], share, number }: Row): boolean {
  const sign = Math.sign(number('difference'));
  return a + b > 0 && share[0] !== share[1] && Math.sign(a - b) !== sign;
}

function contrarySection(rows: readonly Row[], groups: readonly [string, string]): string[] {
  if (!rows.length)
    return ['Nowhere: for every code the profile with more mentions also has the larger share of ads.'];
  return [
    'By raw counts these look one way, by shares of ads the other; the shares are what the profiles differ in:',
    rows.map((row) => `- ${contrarySentence(row, groups)}`).join('\n'),
  ];
}

function contrarySentence(row: Row, groups: readonly [string, string]): string {
  const [a, b] = row.mentions;
  const names = groups.map(escapeMarkdown);
  const raw =
    a === b
      ? `both have ${counted(a, 'mention')}`
      : `${counted(a, 'mention')} in ${names[0]} ads against ${counted(b, 'mention')} in ${names[1]} ads`;
  const more = row.share[0] > row.share[1] ? 0 : 1;
  const shown = row.more ? 'a difference' : 'no difference shown';
  return `**${escapeMarkdown(row.name)}:** ${raw}, but ${names[more]} names it in the larger share of its ads (${percent(row.share[more])} against ${percent(row.share[1 - more])}; ${shown}, ${difference(row.number)}, adjusted ${pValue(row.number('p_adjusted'))}).`;
}

/** Which differences hold however one counts, from `sensitivity`. */
function sensitivitySection({ sensitivity: table }: Study): string[] {
  if (!table) return [];
  const claimed = table.code.flatMap((_, i) =>
    table.distinct_ads[i] !== 'no difference shown'
      ? [{ name: escapeMarkdown(String(table.name[i])), holds: table.holds[i], but: String(table.but[i]) }]
      : [],
  );
  if (!claimed.length) return [];
  const steady = claimed.filter(({ holds }) => holds === 'throughout');
  const ways = Object.keys(table)
    .filter((name) => name.startsWith('difference_') && name !== 'difference_distinct_ads')
    .map(
      (name) => WAYS[name.slice('difference_'.length)] ?? name.slice('difference_'.length).replace(/_/g, ' '),
    );
  const rest = claimed.filter(({ holds }) => holds !== 'throughout');
  return [
    '### Do the Differences Hold?',
    `The comparison was repeated ${listed(ways)}. Of ${counted(claimed.length, 'difference')} shown, ${steady.length === claimed.length ? 'all hold' : steady.length === 1 ? '1 holds' : `${steady.length || 'none'} hold`} throughout` +
      (rest.length
        ? `; not so ${listed(rest.map(({ name, but }) => `**${name}** (${listed(but.split(', ').map((way) => WAYS[way] ?? way.replace(/_/g, ' ')))})`))}.`
        : '.') +
      ' All verdicts stand in `sensitivity.csv`.',
  ];
}

const WAYS: Readonly<Record<string, string>> = {
  over_postings: 'over all postings',
  without_boilerplate: 'without company boilerplate',
  runner_up: 'with ads of other profiles given to the runner-up',
};
