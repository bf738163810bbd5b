// compareTerms, compareWords: which tools, and which words of the texts, one group of ads has more than another.
import { legendOf, type Coding } from '../core';
import { chiSquareTail, logLikelihoodRatio, logOdds } from '../statistics';
import {
  count,
  makeTable,
  number,
  optional,
  orderBy,
  pValue,
  renamed,
  schema,
  share,
  text,
  type RowOf,
  type TableOf,
} from '../table';
import type { TokenStore } from '../text';
import { toolItems, type AdItems } from './ad-items';
import { countItems } from './count-items';
import { chooseGroups, type GroupOptions } from './group-choice';
import { adjustFamily, FAMILY, verdictOn } from './verdict';
import { wordItems } from './word-items';

/** Options of {@link compareTerms} and {@link compareWords}. */
export interface CompareTermsOptions extends GroupOptions {
  /** Terms of this kind of code; default all kinds that are counted by term. */
  readonly kind?: string;
  /** Terms in fewer ads of the two groups are left out; default 5. */
  readonly atLeast?: number;
  /** Pseudo-counts of the prior in all; default a tenth of the mentions (or words) of the smaller group. */
  readonly prior?: number;
}

const PER_1000 = { digits: 1 };

/** The table of {@link compareTerms} and, under another name, of {@link compareWords}. */
export const TYPICAL_TERMS = schema('term_comparison', 'one row a term that enough ads have', {
  code: optional(text('code')),
  term: text('term'),
  group_a: text('group A'),
  group_b: text('group B'),
  verdict: text('verdict'),
  mentions_a: count('mentions, A', { unit: 'mentions' }),
  mentions_b: count('mentions, B', { unit: 'mentions' }),
  per_1000_a: optional(number('of 1000, A', PER_1000)),
  per_1000_b: optional(number('of 1000, B', PER_1000)),
  n_a: count('ads of A', { unit: 'ads' }),
  ads_a: count('ads of A with the term', { unit: 'ads' }),
  prevalence_a: share('share of ads, A'),
  n_b: count('ads of B', { unit: 'ads' }),
  ads_b: count('ads of B with the term', { unit: 'ads' }),
  prevalence_b: share('share of ads, B'),
  log_odds: optional(number('log-odds', { digits: 2 })),
  z: optional(number('z', { digits: 2 })),
  g2: optional(number('G² over mentions', { digits: 2 })),
  g2_ads: optional(number('G² over ads', { digits: 2 })),
  p: optional(pValue('p')),
  p_adjusted: FAMILY.p_adjusted,
});

/**
 * Tools that tell two groups of ads apart: one row a tool (spellings joined, see `topTools`) that enough ads have; from most typical of the first group to most typical
 * of the second. `log_odds` and `z`: log-odds with an informative Dirichlet prior from the whole corpus, over mentions (Monroe et al. 2008); `g2`: keyness over
 * mentions (Dunning 1993). As one ad repeats a term, the test is over ads: `g2_ads`, its `p` (χ², one degree of freedom) and `p_adjusted`
 * (Benjamini–Hochberg over the table); `verdict` as in `compareGroups`. `per_1000` is mentions per 1000 mentions of all tools.
 * @throws NothingToShow and RoleLensError as `compareGroups`; of more than two groups the first two are compared. NothingToShow where no kind is counted by term.
 * @example
 * show(compareTerms(coding), { rows: 10 });
 */
export function compareTerms(
  coding: Coding,
  options: CompareTermsOptions = {},
): TableOf<typeof TYPICAL_TERMS> {
  return keyTable(coding, toolItems(coding, options.kind), options);
}

/**
 * Words that tell two groups of ads apart; as `compareTerms`, over all words of the ads (lower case, function words and numbers left out);
 * `per_1000` is per 1000 of these words. No codebook is needed; use it to find what the codebook may lack.
 * @throws NothingToShow and RoleLensError as `compareGroups`.
 * @example
 * show(compareWords(store, coding), { rows: 10 });
 */
export function compareWords(
  store: TokenStore,
  coding: Coding,
  options: Omit<CompareTermsOptions, 'kind'> = {},
): TableOf<typeof TYPICAL_TERMS> {
  return renamed(keyTable(coding, wordItems(store), options), { name: 'word_comparison' });
}

function keyTable(
  coding: Coding,
  counted: AdItems,
  options: CompareTermsOptions,
): TableOf<typeof TYPICAL_TERMS> {
  const { atLeast = 5 } = options;
  const groups = chooseGroups(coding, options, 2);
  const size = counted.items.length;
  const { ads, mentions } = countItems(counted, groups);
  const [first, second] = [mentions.subarray(0, size), mentions.subarray(size, 2 * size)];
  const [total1, total2] = [sum(first), sum(second)];
  const weights = background(counted, options.prior ?? Math.min(total1, total2) / 10);
  const odds = logOdds(first, second, weights);
  const [n, m] = groups.ads;
  const rows = counted.items.flatMap((item, i) => {
    const [a, b] = [ads[i], ads[size + i]];
    if (a + b < atLeast) return [];
    const overAds = logLikelihoodRatio(a, n, b, m);
    return [
      {
        code: item.code || null,
        term: item.name,
        group_a: groups.names[0],
        group_b: groups.names[1],
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
        // What every ad has, or none, tells no two groups apart, and is no test.
        p: a + b > 0 && a + b < n + m ? chiSquareTail(overAds, 1) : NaN,
      },
    ];
  });
  const table = makeTable(TYPICAL_TERMS, judged(rows), legendOf(coding));
  return orderBy(table, (a, b) => (b.z ?? 0) - (a.z ?? 0));
}

type Row = RowOf<typeof TYPICAL_TERMS>;

/** Adjusts p over all rows and gives the verdicts. */
function judged(
  rows: readonly (Omit<Row, 'p' | 'p_adjusted' | 'verdict'> & { readonly p: number })[],
): Row[] {
  const family = adjustFamily(rows.map(({ p }) => p));
  return rows.map((row, i) => {
    const { p_adjusted } = family[i];
    const shown = `more in ${row.prevalence_a > row.prevalence_b ? row.group_a : row.group_b}`;
    return { ...row, p_adjusted, verdict: verdictOn(p_adjusted, shown) };
  });
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
