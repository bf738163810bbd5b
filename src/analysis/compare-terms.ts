// compareTerms, compareWords: which tools, and which words of the texts, one group of ads has more than another.
import type { Cell, Coding, Columns, Kind } from '../core';
import { adjustP, chiSquareTail, logLikelihoodRatio, logOdds } from '../statistics';
import type { TokenStore } from '../text';
import { toolItems, type AdItems } from './ad-items';
import { LEVEL, NO_DIFFERENCE } from './compare-groups';
import { countItems } from './count-items';
import { chooseGroups, type GroupOptions } from './group-choice';
import { tableOf } from './table-rows';
import { wordItems } from './word-items';

/** Options of {@link compareTerms} and {@link compareWords}. */
export interface CompareTermsOptions extends GroupOptions {
  /** Terms of this kind of code; default `technology`. */
  readonly kind?: Kind;
  /** Terms in fewer ads of the two groups are left out; default 5. */
  readonly atLeast?: number;
  /** Pseudo-counts of the prior in all; default a tenth of the mentions (or words) of the smaller group. */
  readonly prior?: number;
}

const COLUMNS = [
  'code',
  'term',
  'group_a',
  'group_b',
  'verdict',
  'mentions_a',
  'mentions_b',
  'per_1000_a',
  'per_1000_b',
  'n_a',
  'ads_a',
  'prevalence_a',
  'n_b',
  'ads_b',
  'prevalence_b',
  'log_odds',
  'z',
  'g2',
  'g2_ads',
  'p',
  'p_adjusted',
] as const;
type Row = Record<(typeof COLUMNS)[number], Cell>;

/**
 * Tools that tell two groups of ads apart: one row a tool (spellings joined, see `topTools`) that enough ads have; from most typical of the first group to most typical
 * of the second. `log_odds` and `z`: log-odds with an informative Dirichlet prior from the whole corpus, over mentions (Monroe et al. 2008); `g2`: keyness over
 * mentions (Dunning 1993). As one ad repeats a term, the test is over ads: `g2_ads`, its `p` (χ², one degree of freedom) and `p_adjusted`
 * (Benjamini–Hochberg over the table); `verdict` as in `compareGroups`. `per_1000` is mentions per 1000 mentions of all tools.
 * @throws RoleLensError for groups that no ad is in; of more than two groups the first two are compared.
 */
export function compareTerms(coding: Coding, options: CompareTermsOptions = {}): Columns {
  return keyTable(coding, toolItems(coding, options.kind), options);
}

/** As {@link compareTerms}, over all words of the ads (lower case, function words and numbers left out); `per_1000` is per 1000 of these words. No codebook is needed. */
export function compareWords(
  store: TokenStore,
  coding: Coding,
  options: Omit<CompareTermsOptions, 'kind'> = {},
): Columns {
  return keyTable(coding, wordItems(store), options);
}

function keyTable(coding: Coding, counted: AdItems, options: CompareTermsOptions): Columns {
  const { atLeast = 5 } = options;
  const groups = chooseGroups(coding, options);
  const size = counted.items.length;
  const { ads, mentions } = countItems(counted, groups);
  const [first, second] = [mentions.subarray(0, size), mentions.subarray(size, 2 * size)];
  const [total1, total2] = [sum(first), sum(second)];
  const weights = background(counted, options.prior ?? Math.min(total1, total2) / 10);
  const odds = logOdds(first, second, weights);
  const [n, m] = groups.ads;
  const rows = counted.items.flatMap((item, i): Row[] => {
    const [a, b] = [ads[i], ads[size + i]];
    if (a + b < atLeast) return [];
    const overAds = logLikelihoodRatio(a, n, b, m);
    return [
      {
        code: item.code,
        term: item.name,
        group_a: groups.names[0],
        group_b: groups.names[1],
        verdict: '',
        mentions_a: first[i],
        mentions_b: second[i],
        per_1000_a: (1000 * first[i]) / total1,
        per_1000_b: (1000 * second[i]) / total2,
        n_a: n,
        ads_a: a,
        prevalence_a: a / n,
        n_b: m,
        ads_b: b,
        prevalence_b: b / m,
        log_odds: odds[i].delta,
        z: odds[i].z,
        g2: logLikelihoodRatio(first[i], total1, second[i], total2),
        g2_ads: overAds,
        p: chiSquareTail(overAds, 1),
        p_adjusted: null,
      },
    ];
  });
  return tableOf(COLUMNS, judged(rows));
}

function judged(rows: readonly Row[]): Row[] {
  const adjusted = adjustP(rows.map(({ p }) => p as number));
  const finished = rows.map((row, i) => {
    const more = (row.prevalence_a as number) > (row.prevalence_b as number) ? row.group_a : row.group_b;
    const verdict = adjusted[i] < LEVEL ? `more in ${String(more)}` : NO_DIFFERENCE;
    return { ...row, p_adjusted: adjusted[i], verdict };
  });
  return finished.sort((a, b) => (b.z as number) - (a.z as number));
}

/** Pseudo-counts: each item's share of all mentions of the corpus. */
function background({ items, item, n }: AdItems, size: number): Float64Array {
  const weights = new Float64Array(items.length);
  for (let i = 0; i < item.length; i++) weights[item[i]] += n[i];
  const total = sum(weights);
  return weights.map((weight) => (weight / total) * size);
}

function sum(values: Uint32Array | Float64Array): number {
  let all = 0;
  for (const value of values) all += value;
  return all;
}
