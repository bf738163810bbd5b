// compareGroups: which codes one group of ads asks for more than another, tested.
import type { Cell, Coding, Columns, Kind } from '../core';
import type { Grouping } from '../frames';
import {
  adjustP,
  chiSquareTest,
  cramersV,
  independenceTest,
  newcombeInterval,
  ratioInterval,
  wilsonInterval,
  type CountTable,
} from '../statistics';
import { codeItems, toolItems, type AdItems } from './ad-items';
import { countItems, mentionRates } from './count-items';
import { designEffects } from './design-effects';
import { chooseGroups, type GroupOptions } from './group-choice';
import { tableOf } from './table-rows';

/** Options of {@link compareGroups}. */
export interface CompareGroupsOptions extends GroupOptions {
  /** Codes of one kind only; default all kinds. */
  readonly kind?: Kind;
  /** `code` (default) or `term`: technologies by name, see `topTools`. */
  readonly level?: 'code' | 'term';
  /** Terms in fewer ads than this are left out; default 5. */
  readonly atLeast?: number;
  /** Of the bootstrap and of simulated p-values; default 1. */
  readonly seed?: number;
  /** Of the bootstrap; default 1000. */
  readonly replicates?: number;
}

/** What a comparison comes to where it shows nothing; this is not evidence that the groups are alike. */
export const NO_DIFFERENCE = 'no difference shown';

/** Adjusted p below which a difference counts as shown. */
export const LEVEL = 0.05;

const COLUMNS = [
  'kind',
  'code',
  'name',
  'group_a',
  'group_b',
  'verdict',
  'n_a',
  'ads_a',
  'prevalence_a',
  'prevalence_a_low',
  'prevalence_a_high',
  'n_b',
  'ads_b',
  'prevalence_b',
  'prevalence_b_low',
  'prevalence_b_high',
  'difference',
  'difference_low',
  'difference_high',
  'ratio',
  'ratio_low',
  'ratio_high',
  'test',
  'statistic',
  'p',
  'p_adjusted',
  'cramers_v',
  'cramers_v_low',
  'cramers_v_high',
  'mentions_a',
  'mentions_per_ad_a',
  'mentions_per_ad_a_low',
  'mentions_per_ad_a_high',
  'mentions_b',
  'mentions_per_ad_b',
  'mentions_per_ad_b_low',
  'mentions_per_ad_b_high',
  'mentions_per_ad_difference',
  'mentions_per_ad_difference_low',
  'mentions_per_ad_difference_high',
  'mentions_ratio',
  'mentions_ratio_low',
  'mentions_ratio_high',
] as const;
type Row = Record<(typeof COLUMNS)[number], Cell>;

/** The table of {@link compareGroups}. */
export type GroupComparison = Columns & Readonly<Record<(typeof COLUMNS)[number], readonly Cell[]>>;

/**
 * Compares groups of ads code by code: one row a pair of groups × code, zeros included. The test is of the share of ads (0 to 1) with the code: χ² without
 * correction where all expected counts are 5 or more, else Fisher's exact (`test`, `statistic`, `p`), adjusted over the whole table by Benjamini and
 * Hochberg (`p_adjusted`); `verdict` is `more in X` below 0.05, else `no difference shown`. Shares have Wilson intervals, `difference` (a − b) Newcombe's,
 * `ratio` (a : b) Koopman's (`null`: no bound), `cramers_v` that of noncentral χ²; mentions per ad, their difference and ratio (`mentions_ratio`) have bootstrap intervals
 * over near-duplicate groups (`null` where a group has no mention). All intervals are 95 %, not adjusted.
 *
 * Over postings, where copies of an ad are no independent evidence, the counts behind tests and intervals of shares are divided by the design effect of near-duplicate
 * groups (Rao & Scott 1992; `χ², Rao–Scott`); shares and counts in the table stay as counted.
 * @throws RoleLensError for groups that no ad is in, and for fewer than two.
 */
export function compareGroups(coding: Coding, options: CompareGroupsOptions = {}): GroupComparison {
  const { kind, level = 'code', atLeast = 5, seed = 1, replicates = 1000 } = options;
  const groups = chooseGroups(coding, options);
  const items =
    level === 'code' ? codeItems(coding, kind) : frequent(toolItems(coding, kind), groups, atLeast);
  const pairs = pairsOf(groups.names.length);
  const counts = countItems(items, groups);
  const effects = designEffects(coding, items, groups);
  const rates = mentionRates(coding, items, groups, pairs, { seed, replicates });
  const rows = pairs.flatMap(([a, b], p) =>
    items.items.map((item, i): Row => {
      const [atA, atB] = [a * items.items.length + i, b * items.items.length + i];
      const first = { hits: counts.ads[atA], n: groups.ads[a], effect: effects[atA] };
      const second = { hits: counts.ads[atB], n: groups.ads[b], effect: effects[atB] };
      return {
        ...item,
        group_a: groups.names[a],
        group_b: groups.names[b],
        verdict: '',
        p_adjusted: null,
        ...compareShares(first, second, seed),
        mentions_a: counts.mentions[atA],
        mentions_b: counts.mentions[atB],
        ...named('mentions_per_ad_a', rates.ofGroup(a, i)),
        ...named('mentions_per_ad_b', rates.ofGroup(b, i)),
        ...named('mentions_per_ad_difference', rates.difference(p, i)),
        ...named('mentions_ratio', rates.ratio(p, i)),
      };
    }),
  );
  judge(rows);
  return tableOf(COLUMNS, rows);
}

function pairsOf(size: number): [number, number][] {
  return Array.from({ length: size }, (_, a) => a).flatMap((a) =>
    Array.from({ length: size - a - 1 }, (_, i): [number, number] => [a, a + 1 + i]),
  );
}

/** The items that enough ads of the groups have. */
function frequent(counted: AdItems, groups: Grouping, atLeast: number): AdItems {
  const { ads } = countItems(counted, groups);
  const size = counted.items.length;
  const kept = counted.items.flatMap((_, i) =>
    groups.names.reduce((sum, _name, g) => sum + ads[g * size + i], 0) >= atLeast ? [i] : [],
  );
  const place = new Map(kept.map((i, at) => [i, at]));
  const rows = Uint32Array.from(counted.ad.keys()).filter((i) => place.has(counted.item[i]));
  return {
    items: kept.map((i) => counted.items[i]),
    ad: rows.map((i) => counted.ad[i]),
    item: rows.map((i) => place.get(counted.item[i])!),
    n: rows.map((i) => counted.n[i]),
  };
}

type SharePart = Omit<
  Row,
  'kind' | 'code' | 'name' | 'group_a' | 'group_b' | 'verdict' | 'p_adjusted' | MentionColumn
>;
type MentionColumn = Extract<(typeof COLUMNS)[number], `mentions_${string}`>;

/** Ads with a code among those of a group, and by how much copies blow up the variance. */
interface Hits {
  readonly hits: number;
  readonly n: number;
  readonly effect: number;
}

/** Everything about the shares of ads in two groups; counts are divided by the design effects where there are any. */
function compareShares(first: Hits, second: Hits, seed: number): SharePart {
  const [a, n, b, m] = [first, second].flatMap(({ hits, n, effect }) => [hits / effect, n / effect]);
  const isAdjusted = first.effect !== 1 || second.effect !== 1;
  const table = [
    [a, n - a],
    [b, m - b],
  ];
  const { method, statistic, p } = isAdjusted ? adjustedTest(table) : independenceTest(table, { seed });
  const { v, low, high } = cramersV(table);
  return {
    n_a: first.n,
    ads_a: first.hits,
    ...named('prevalence_a', estimate(a / n, wilsonInterval(a, n))),
    n_b: second.n,
    ads_b: second.hits,
    ...named('prevalence_b', estimate(b / m, wilsonInterval(b, m))),
    ...named('difference', estimate(a / n - b / m, newcombeInterval(a, n, b, m))),
    ...named('ratio', estimate(a / n / (b / m), ratioInterval(a, n, b, m))),
    test: method,
    statistic,
    p,
    ...named('cramers_v', { value: v, low, high }),
  };
}

/** Fisher's test needs whole counts, so that counts divided by design effects always get χ². */
function adjustedTest(table: CountTable): { method: string; statistic: number; p: number } {
  const { statistic, p } = chiSquareTest(table);
  return { method: Number.isNaN(p) ? 'none' : 'χ², Rao–Scott', statistic, p };
}

function estimate(
  value: number,
  [low, high]: readonly [number, number],
): { value: number; low: number; high: number } {
  return { value, low, high };
}

function named<Name extends string>(
  name: Name,
  { value, low, high }: { value: number; low: number; high: number },
): Record<Name | `${Name}_low` | `${Name}_high`, number> {
  return { [name]: value, [`${name}_low`]: low, [`${name}_high`]: high } as never;
}

/** Adjusts p over all rows and gives the verdicts. */
function judge(rows: readonly Row[]): void {
  const adjusted = adjustP(rows.map(({ p }) => p as number));
  rows.forEach((row, i) => {
    row.p_adjusted = adjusted[i];
    row.verdict = verdictOf(row, adjusted[i]);
  });
}

function verdictOf(row: Row, p: number): string {
  if (!(p < LEVEL)) return NO_DIFFERENCE;
  return `more in ${String((row.difference as number) > 0 ? row.group_a : row.group_b)}`;
}
