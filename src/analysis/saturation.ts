// saturation: how many ads have to be coded until little new comes.
import { isCounted, legendOf, NothingToShow, randomSource, type Coding } from '../core';
import { count, makeTable, number, optional, schema, share, text, type TableOf } from '../table';
import { codeItems, toolItems, type AdItems } from './ad-items';
import { STOP_RULES, stopPlaces } from './stop-rules';
import { withInterval } from './schema-parts';
import { termKinds } from './wanted-kinds';

/** Options of {@link saturation}. */
export interface SaturationOptions {
  /** Random orders of the ads; default 100. */
  readonly orders?: number;
  /** Default 1. */
  readonly seed?: number;
}

/** The table of {@link saturation}. */
export const SATURATION = schema('saturation_curves', 'one row a level × number of ads', {
  level: text('level'),
  ads: count('ads coded', { unit: 'ads' }),
  ...withInterval('found', number('found', { digits: 1 })),
  share: optional(share('share of all')),
  new_per_ad: number('new per ad', { digits: 2 }),
});

/**
 * Codes and tools by name found against ads coded, over distinct ads in random order: one row a level (`codes`, and `terms` where a kind is counted by term) × number of ads (up to
 * 100 numbers):
 * `found` is the mean over the orders with the 2.5 and 97.5 % quantile, `share` that of all that is in the ads (0 to 1), `new_per_ad` what the last ads before brought.
 * When coding would have stopped: {@link saturationStops}.
 * @throws NothingToShow where no ad counts.
 * @example
 * show(saturation(coding, { orders: 100 }), { rows: 10 });
 */
export function saturation(coding: Coding, options: SaturationOptions = {}): TableOf<typeof SATURATION> {
  const rows = levelsOf(coding).flatMap(([level, itemsOf]) => {
    const { curves, most, ads } = draw(coding, itemsOf(coding), options);
    const places = grid(ads);
    return places.map((at, i) => {
      const found = curves.map((curve) => curve[at - 1]).sort((a, b) => a - b);
      const before = places[i - 1] ?? 0;
      const earlier = before ? mean(curves.map((curve) => curve[before - 1])) : 0;
      const average = mean(found);
      // Near the end nearly all orders have found the same, and the mean would lie outside.
      const found_low = Math.min(average, quantile(found, 0.025));
      const found_high = Math.max(average, quantile(found, 0.975));
      const new_per_ad = (average - earlier) / (at - before);
      return { level, ads: at, found: average, found_low, found_high, share: average / most, new_per_ad };
    });
  });
  return makeTable(SATURATION, rows, legendOf(coding));
}

/** The table of {@link saturationStops}. */
export const SATURATION_STOPS = schema('saturation_stops', 'one row a level × rule', {
  level: text('level'),
  rule: text('rule'),
  ...withInterval('ads', count('ads', { unit: 'ads', digits: 0 })),
  share_found: optional(share('share found')),
  reached: share('orders that stopped'),
});

/**
 * When hand-coding would have stopped, by three rules: one row a level (`codes`, `terms`) × rule: `ads` is the median over random orders of the ads, with the 2.5 and 97.5 %
 * quantile, `share_found` the mean share of all that is in the ads that was found by then, `reached` the share of orders in which the rule stopped before the last ad
 * (where it did not, all ads count). The rules: new in a run of 10 ads at most 5 % of what the first 20 ads brought (after Guest, Namey & Chen 2020, PLoS ONE 15(5)
 * e0232076: base size, run length, new-information threshold, set here for ads, which say less than interviews); nothing new in 20 ads; 95 % of all found (known only
 * afterwards).
 * @throws NothingToShow where no ad counts.
 * @example
 * show(saturationStops(coding));
 */
export function saturationStops(
  coding: Coding,
  options: SaturationOptions = {},
): TableOf<typeof SATURATION_STOPS> {
  const rows = levelsOf(coding).flatMap(([level, itemsOf]) => {
    const { curves, most, ads } = draw(coding, itemsOf(coding), options);
    const places = curves.map((curve) => stopPlaces(curve, most));
    return STOP_RULES.map((rule, r) => {
      const stops = places.map((of) => of[r] ?? ads);
      const sorted = [...stops].sort((a, b) => a - b);
      return {
        level,
        rule,
        ads: quantile(sorted, 0.5),
        ads_low: quantile(sorted, 0.025),
        ads_high: quantile(sorted, 0.975),
        share_found: mean(stops.map((at, i) => curves[i][at - 1] / most)),
        reached: mean(places.map((of) => (of[r] === null ? 0 : 1))),
      };
    });
  });
  return makeTable(SATURATION_STOPS, rows, legendOf(coding));
}

type Level = readonly [string, (coding: Coding) => AdItems];

function levelsOf(coding: Coding): readonly Level[] {
  const codes: Level = ['codes', (of) => codeItems(of)];
  return termKinds(coding).length ? [codes, ['terms', (of) => toolItems(of)]] : [codes];
}

interface Curves {
  /** For each order: different items found after 1, 2, … ads. */
  readonly curves: readonly Uint32Array[];
  /** Different items in all ads. */
  readonly most: number;
  readonly ads: number;
}

function draw(
  coding: Coding,
  { items, ad, item }: AdItems,
  { orders = 100, seed = 1 }: SaturationOptions,
): Curves {
  const ads = coding.corpus.flatMap((each, i) => (isCounted(each, 'distinct') ? [i] : []));
  if (!ads.length)
    throw new NothingToShow('no distinct ad is coded', 'Read ads with descriptions, or select others.');
  const first = new Uint32Array(coding.corpus.length + 1);
  for (const i of ad) first[i + 1]++;
  for (let i = 0; i < coding.corpus.length; i++) first[i + 1] += first[i];
  const random = randomSource(seed);
  const order = Uint32Array.from(ads);
  const seen = new Uint32Array(items.length);
  const curves = Array.from({ length: orders }, (_, r) => {
    shuffle(order, random);
    let found = 0;
    return Uint32Array.from(order, (each) => {
      for (let i = first[each]; i < first[each + 1]; i++)
        if (seen[item[i]] !== r + 1) {
          seen[item[i]] = r + 1;
          found++;
        }
      return found;
    });
  });
  return { curves, most: curves[0]?.[ads.length - 1] ?? 0, ads: ads.length };
}

/** Fisher and Yates. */
function shuffle(values: Uint32Array, random: () => number): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [values[i], values[j]] = [values[j], values[i]];
  }
}

/** Up to 100 numbers of ads, each at first, then ever further apart. */
function grid(ads: number): number[] {
  const all = Array.from({ length: 100 }, (_, i) => Math.max(i + 1, Math.round(ads ** ((i + 1) / 100))));
  return [...new Set([...all.filter((at) => at < ads), ads])];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function quantile(ascending: readonly number[], share: number): number {
  return ascending[Math.round((ascending.length - 1) * share)];
}
