// How much less postings say than distinct ads, code by code.
import type { Coding } from '../core';
import { designEffect } from '../statistics';
import type { AdItems } from './ad-items';
import { clustersOf } from './count-items';
import type { Grouping } from './group-ads';

/** The design effect of near-duplicate groups on the share of ads with each item, `groups × items`; 1 throughout where each group of copies has one ad. */
export function designEffects(coding: Coding, { items, ad, item }: AdItems, groups: Grouping): Float64Array {
  const effects = new Float64Array(groups.names.length * items.length).fill(1);
  const { clusters, ofAd } = clustersOf(coding, groups);
  const sizes = groups.names.map(() => new Uint32Array(clusters));
  groups.ofAd.forEach((group, i) => {
    if (group >= 0) sizes[group][ofAd[i]]++;
  });
  groups.names.forEach((_, g) => {
    const members = Array.from(sizes[g].keys()).filter((cluster) => sizes[g][cluster] > 0);
    if (members.length === groups.ads[g]) return;
    const hits = items.map(() => new Map<number, number>());
    for (let i = 0; i < ad.length; i++)
      if (groups.ofAd[ad[i]] === g) {
        const cluster = ofAd[ad[i]];
        hits[item[i]].set(cluster, (hits[item[i]].get(cluster) ?? 0) + 1);
      }
    const of = members.map((cluster) => sizes[g][cluster]);
    hits.forEach((counts, i) => {
      effects[g * items.length + i] = designEffect(
        members.map((cluster) => counts.get(cluster) ?? 0),
        of,
      );
    });
  });
  return effects;
}
