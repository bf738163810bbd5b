// Counts of items over groups, and bootstrap intervals of mentions per ad.
import type { Coding } from '../core';
import { clusterBootstrap, type BootstrapOptions } from '../statistics';
import type { AdItems } from './ad-items';
import type { Grouping } from './group-ads';

/** `groups × items`, group by group. */
export interface ItemCounts {
  readonly ads: Uint32Array;
  readonly mentions: Uint32Array;
}

/** Ads with an item, and its mentions, by group. */
export function countItems({ items, ad, item, n }: AdItems, { names, ofAd }: Grouping): ItemCounts {
  const ads = new Uint32Array(names.length * items.length);
  const mentions = new Uint32Array(ads.length);
  for (let i = 0; i < ad.length; i++) {
    const group = ofAd[ad[i]];
    if (group < 0) continue;
    ads[group * items.length + item[i]]++;
    mentions[group * items.length + item[i]] += n[i];
  }
  return { ads, mentions };
}

/** A mean with its 95 % interval; `NaN` where there is none. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Mentions per ad. */
export interface MentionRates {
  readonly ofGroup: (group: number, item: number) => Estimate;
  /** Of the i-th pair: its first group minus its second. */
  readonly difference: (pair: number, item: number) => Estimate;
  /** Of the i-th pair: its first group over its second. */
  readonly ratio: (pair: number, item: number) => Estimate;
}

/** Mentions per ad of each group and their differences and ratios between pairs of groups, with bootstrap intervals over near-duplicate groups of ads. */
export function mentionRates(
  coding: Coding,
  counted: AdItems,
  groups: Grouping,
  pairs: readonly (readonly [number, number])[],
  options: BootstrapOptions,
): MentionRates {
  const { items } = counted;
  const { clusters, ofAd: clusterOf } = clustersOf(coding, groups);
  const rates = rateCounter(counted, groups, clusterOf);
  const size = items.length;
  const statistic = (weights: Uint32Array): Float64Array => {
    const means = rates(weights);
    const values = new Float64Array(means.length + 2 * pairs.length * size);
    values.set(means);
    let at = means.length;
    for (const [a, b] of pairs)
      for (let i = 0; i < size; i++) {
        const [first, second] = [means[a * size + i], means[b * size + i]];
        values[at++] = first - second;
        values[at++] = Math.min(first / second, ENDLESS);
      }
    return values;
  };
  const observed = statistic(new Uint32Array(clusters).fill(1));
  const { low, high } = clusterBootstrap(clusters, statistic, options);
  const at = (i: number): Estimate => ({
    value: bounded(observed[i]),
    low: bounded(low[i]),
    high: bounded(high[i]),
  });
  // Resampling a group without a mention never finds one: that is no certainty, so there is no interval.
  const known = (i: number): Estimate =>
    observed[i] > 0 && observed[i] < ENDLESS ? at(i) : { ...at(i), low: NaN, high: NaN };
  const ofPair = (pair: number, item: number): number =>
    groups.names.length * size + 2 * (pair * size + item);
  return {
    ofGroup: (group, item) => known(group * size + item),
    difference: (pair, item) => at(ofPair(pair, item)),
    ratio: (pair, item) => known(ofPair(pair, item) + 1),
  };
}

/** Stands for ∞ among the ratios of the replicates, as quantiles are taken between two values. */
const ENDLESS = 1e150;

function bounded(value: number): number {
  return value > ENDLESS / 1e50 ? Infinity : value;
}

/** Mentions per ad, groups × items, when each cluster counts as often as its weight says. */
function rateCounter(
  { items, ad, item, n }: AdItems,
  { names, ofAd }: Grouping,
  clusterOf: Int32Array,
): (weights: Uint32Array) => Float64Array {
  const rows = Uint32Array.from(ad.keys()).filter((i) => ofAd[ad[i]] >= 0);
  const cell = rows.map((i) => ofAd[ad[i]] * items.length + item[i]);
  const cluster = rows.map((i) => clusterOf[ad[i]]);
  const count = rows.map((i) => n[i]);
  const members = Uint32Array.from(ofAd.keys()).filter((i) => ofAd[i] >= 0);
  return (weights) => {
    const ads = new Float64Array(names.length);
    for (const i of members) ads[ofAd[i]] += weights[clusterOf[i]];
    const rates = new Float64Array(names.length * items.length);
    for (let i = 0; i < cell.length; i++) rates[cell[i]] += weights[cluster[i]] * count[i];
    for (let i = 0; i < rates.length; i++) rates[i] /= ads[Math.floor(i / items.length)];
    return rates;
  };
}

/** Near-duplicate groups among the ads of a grouping, numbered. */
export function clustersOf(coding: Coding, { ofAd }: Grouping): { clusters: number; ofAd: Int32Array } {
  const numbers = new Map<string, number>();
  const cluster = Int32Array.from(coding.corpus, ({ selection }, i) => {
    if (ofAd[i] < 0) return -1;
    const known = numbers.get(selection.group) ?? numbers.size;
    numbers.set(selection.group, known);
    return known;
  });
  return { clusters: numbers.size, ofAd: cluster };
}
