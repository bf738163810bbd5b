// compareGroups: which codes one group of ads asks for more than another, tested.
import { legendOf, type Coding } from '../core';
import {
  chiSquareTest,
  cramersV,
  independenceTest,
  newcombeInterval,
  ratioInterval,
  wilsonInterval,
  type Adjustment,
  type CountTable,
} from '../statistics';
import {
  count,
  makeTable,
  number,
  optional,
  points,
  pValue,
  schema,
  share,
  text,
  type TableOf,
} from '../table';
import { codeItems, toolItems, type AdItems } from './ad-items';
import { countItems, mentionRates } from './count-items';
import { designEffects } from './design-effects';
import { nameOfGrouping, type Grouping } from './group-ads';
import { chooseGroups, type GroupOptions } from './group-choice';
import { CODE, estimateCells, fileNamePart, withInterval } from './schema-parts';
import { adjustFamily, FAMILY, verdictOn } from './verdict';

/** Options of {@link compareGroups}. */
export interface CompareGroupsOptions extends GroupOptions {
  /** Codes of one kind only; default all kinds. */
  readonly kind?: string;
  /** `code` (default) or `term`: tools by name, see `topTools`. */
  readonly level?: 'code' | 'term';
  /** Terms in fewer ads than this are left out; default 5. */
  readonly atLeast?: number;
  /** How p is adjusted over the whole table; default Benjamini and Hochberg (`bh`). */
  readonly adjust?: Adjustment;
  /** Of the bootstrap and of simulated p-values; default 1. */
  readonly seed?: number;
  /** Of the bootstrap; default 1000. */
  readonly replicates?: number;
}

const PER_AD = { unit: 'mentions', digits: 2 };
const RATIO = optional(number('ratio of shares', { digits: 2 }));

/** The table of {@link compareGroups}; its name also says what the groups are by, e.g. `profile_comparison`. */
export const COMPARISON = schema('comparison', 'one row a pair of groups × code, zeros included', {
  ...CODE,
  group_a: text('group A'),
  group_b: text('group B'),
  verdict: text('verdict'),
  n_a: count('ads of A', { unit: 'ads' }),
  ads_a: count('ads of A with the code', { unit: 'ads' }),
  ...withInterval('prevalence_a', share('share of ads, A')),
  n_b: count('ads of B', { unit: 'ads' }),
  ads_b: count('ads of B with the code', { unit: 'ads' }),
  ...withInterval('prevalence_b', share('share of ads, B')),
  ...withInterval('difference', points('difference')),
  ...withInterval('ratio', RATIO),
  test: text('test'),
  statistic: optional(number('statistic', { digits: 2 })),
  p: optional(pValue('p')),
  p_adjusted: FAMILY.p_adjusted,
  ...withInterval('cramers_v', optional(number('Cramér’s V', { digits: 2 }))),
  mentions_a: count('mentions, A', { unit: 'mentions' }),
  ...withInterval('mentions_per_ad_a', optional(number('mentions per ad, A', PER_AD))),
  mentions_b: count('mentions, B', { unit: 'mentions' }),
  ...withInterval('mentions_per_ad_b', optional(number('mentions per ad, B', PER_AD))),
  ...withInterval('mentions_per_ad_difference', optional(number('difference in mentions per ad', PER_AD))),
  ...withInterval('mentions_ratio', optional(number('ratio of mentions per ad', { digits: 2 }))),
  by: text('groups by'),
  tests: FAMILY.tests,
  adjustment: FAMILY.adjustment,
});

/** The table of {@link compareGroups}. */
export type GroupComparison = TableOf<typeof COMPARISON>;

/**
 * Compares groups of ads code by code: one row a pair of groups × code, zeros included; default the first two groups there are, of more that are named each pair. The test is of
 * the share of ads (0 to 1) with the code: χ² without correction where all expected counts are 5 or more, else Fisher's exact (`test`, `statistic`, `p`), adjusted over the whole
 * table by Benjamini and Hochberg or Holm (`p_adjusted`, over so many `tests` by this `adjustment`); `verdict` is `more in X` below 0.05, else `no difference shown`. A code that no
 * ad of the two groups has, or every one, is `not tested`: its p is missing, and it is none of the tests. Shares have Wilson intervals, `difference` (a − b) Newcombe's,
 * `ratio` (a : b) Koopman's (`null`: no bound), `cramers_v` that of noncentral χ²; mentions per ad, their difference and ratio (`mentions_ratio`) have bootstrap intervals
 * over near-duplicate groups (`null` where a group has no mention). All intervals are 95 %, not adjusted.
 *
 * Over postings, where copies of an ad are no independent evidence, the counts behind tests and intervals of shares are divided by the design effect of near-duplicate
 * groups (Rao & Scott 1992; `χ², Rao–Scott`); shares and counts in the table stay as counted.
 * @throws NothingToShow where there are no two groups; RoleLensError for groups that no ad is in, and where fewer than two are named.
 * @example
 * show(compareGroups(coding, { by: 'profile', kind: coding.kinds[0].id }));
 */
export function compareGroups(coding: Coding, options: CompareGroupsOptions = {}): GroupComparison {
  const groups = chooseGroups(coding, options, 2);
  const { kind, level = 'code', atLeast = 5, adjust, by = 'profile' } = options;
  const { seed = 1, replicates = 1000 } = options;
  const items =
    level === 'code'
      ? codeItems(coding, kind ? [kind] : undefined)
      : frequent(toolItems(coding, kind), groups, atLeast);
  const pairs = pairsOf(groups.names.length);
  const counts = countItems(items, groups);
  const effects = designEffects(coding, items, groups);
  const rates = mentionRates(coding, items, groups, pairs, { seed, replicates });
  const size = items.items.length;
  const hitsAt = (group: number, item: number): Hits => ({
    hits: counts.ads[group * size + item],
    n: groups.ads[group],
    effect: effects[group * size + item],
  });
  const rows = pairs.flatMap(([a, b], pair) =>
    items.items.map((item, i) => ({
      ...item,
      group_a: groups.names[a],
      group_b: groups.names[b],
      ...compareShares(hitsAt(a, i), hitsAt(b, i), seed),
      mentions_a: counts.mentions[a * size + i],
      mentions_b: counts.mentions[b * size + i],
      ...estimateCells('mentions_per_ad_a', rates.ofGroup(a, i)),
      ...estimateCells('mentions_per_ad_b', rates.ofGroup(b, i)),
      ...estimateCells('mentions_per_ad_difference', rates.difference(pair, i)),
      ...estimateCells('mentions_ratio', rates.ratio(pair, i)),
      by: nameOfGrouping(by),
    })),
  );
  const family = adjustFamily(
    rows.map(({ p }) => p),
    adjust,
  );
  const judged = rows.map((row, i) => {
    const shown = `more in ${row.difference > 0 ? row.group_a : row.group_b}`;
    return { ...row, ...family[i], verdict: verdictOn(family[i].p_adjusted, shown) };
  });
  const name = `${fileNamePart(nameOfGrouping(by))}_comparison`;
  return makeTable({ ...COMPARISON, name }, judged, legendOf(coding));
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

/** Ads with a code among those of a group, and by how much copies blow up the variance. */
interface Hits {
  readonly hits: number;
  readonly n: number;
  readonly effect: number;
}

/** Everything about the shares of ads in two groups; counts are divided by the design effects where there are any. */
function compareShares(first: Hits, second: Hits, seed: number) {
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
    ...estimateCells('prevalence_a', estimate(a / n, wilsonInterval(a, n))),
    n_b: second.n,
    ads_b: second.hits,
    ...estimateCells('prevalence_b', estimate(b / m, wilsonInterval(b, m))),
    ...estimateCells('difference', estimate(a / n - b / m, newcombeInterval(a, n, b, m))),
    ...estimateCells('ratio', estimate(a / n / (b / m), ratioInterval(a, n, b, m))),
    test: method,
    statistic,
    p,
    ...estimateCells('cramers_v', { value: v, low, high }),
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
