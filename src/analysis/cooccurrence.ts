// cooccurrence: which codes, or tools by name, the same ads ask for.
import { legendOf, NothingToShow, RoleLensError, type Coding, type CountOver } from '../core';
import { adjustP, averageLinkage, independenceTest, pairAssociation } from '../statistics';
import { count, makeTable, number, optional, pValue, schema, share, text, type TableOf } from '../table';
import { codeItems, toolItems, type AdItems, type Item } from './ad-items';
import { groupAds, type GroupBy } from './group-ads';
import { kindsByTerm } from './wanted-kinds';

/** Options of {@link cooccurrence}. */
export interface CooccurrenceOptions {
  /** Default all kinds that are counted by term. */
  readonly kind?: string;
  /** `code` (default): categories; `term`: tools by name, see `topTools`. */
  readonly level?: 'code' | 'term';
  /** Ads that something must stand in; default 1 for codes, 5 for terms. */
  readonly atLeast?: number;
  /** Of terms only the most named; default 60. */
  readonly most?: number;
  /** Only ads of this group, e.g. `{ by: 'language', group: 'en' }`; default all. */
  readonly by?: GroupBy;
  readonly group?: string;
  /** Default `distinct`. */
  readonly over?: CountOver;
}

/** The table of {@link cooccurrence}. */
export const COOCCURRENCE = schema('cooccurrence', 'one row a pair of codes or tools, zeros included', {
  a: text('one'),
  b: text('other'),
  code_a: text('code of the one'),
  code_b: text('code of the other'),
  ads_a: count('ads with the one', { unit: 'ads' }),
  ads_b: count('ads with the other', { unit: 'ads' }),
  ads: count('ads with both', { unit: 'ads' }),
  n: count('all ads', { unit: 'ads' }),
  expected: number('expected', { unit: 'ads', digits: 1 }),
  lift: number('lift', { digits: 2 }),
  jaccard: number('Jaccard', { digits: 2 }),
  phi: optional(number('φ', { digits: 2 })),
  p: optional(pValue('p')),
  p_adjusted: optional(pValue('adjusted p')),
});

/**
 * How often the same ads have two codes or tools: one row a pair, zeros included, each pair once, in the order of the codebook;
 * `figureCooccurrence` and `figureNetwork` draw it. `ads` have both, of `n`; `expected` if independent; `lift` = observed / expected; `jaccard` and
 * `phi` (−1 to 1); `p` of χ² or Fisher's exact test, chosen by expected counts (`null` where one of them is in every ad), `p_adjusted` over all
 * pairs (Benjamini–Hochberg).
 * @throws NothingToShow where no kind is counted by term, or fewer than two codes or tools stand in enough ads; RoleLensError for a group that no
 * ad is in.
 * @example
 * show(cooccurrence(coding, { level: 'term', most: 10 }));
 */
export function cooccurrence(
  coding: Coding,
  options: CooccurrenceOptions = {},
): TableOf<typeof COOCCURRENCE> {
  const { items, ads, both, n } = countPairs(coding, options);
  const rows = items.flatMap((a, i) =>
    items.slice(i + 1).map((b, offset) => {
      const [first, second, together] = [ads[i], ads[i + 1 + offset], both[i][i + 1 + offset]];
      const { p } = independenceTest([
        [together, first - together],
        [second - together, n - first - second + together],
      ]);
      const names = { a: a.name, b: b.name, code_a: a.code, code_b: b.code };
      const association = pairAssociation(together, first, second, n);
      return { ...names, ads_a: first, ads_b: second, ads: together, n, ...association, p };
    }),
  );
  const adjusted = adjustP(rows.map(({ p }) => p));
  return makeTable(
    COOCCURRENCE,
    rows.map((row, i) => ({ ...row, p_adjusted: adjusted[i] })),
    legendOf(coding),
  );
}

/** The table of {@link cooccurrenceOrder}. */
export const COOCCURRENCE_ORDER = schema('cooccurrence_order', 'one row a code or tool', {
  name: text('name'),
  code: text('code'),
  ads: count('ads', { unit: 'ads' }),
  share: share('share of ads'),
});

/** One row a code or tool, in an order in which those that stand in the same ads are neighbours (average linkage over 1 − Jaccard), for heat maps: `name`, `code`, `ads`, `share` (0 to 1). */
export function cooccurrenceOrder(
  coding: Coding,
  options: CooccurrenceOptions = {},
): TableOf<typeof COOCCURRENCE_ORDER> {
  const { items, ads, both, n } = countPairs(coding, options);
  const distance = (i: number, j: number): number =>
    i === j ? 0 : 1 - pairAssociation(both[Math.min(i, j)][Math.max(i, j)], ads[i], ads[j], n).jaccard;
  const { order } = averageLinkage(items.map((_, i) => items.map((_other, j) => distance(i, j))));
  const rows = order.map((i) => ({
    name: items[i].name,
    code: items[i].code,
    ads: ads[i],
    share: ads[i] / n,
  }));
  return makeTable(COOCCURRENCE_ORDER, rows, legendOf(coding));
}

interface PairCounts {
  readonly items: readonly Item[];
  /** Ads with each item. */
  readonly ads: readonly number[];
  /** `both[i][j]`, i < j: ads with both. */
  readonly both: readonly Uint32Array[];
  readonly n: number;
}

function countPairs(coding: Coding, options: CooccurrenceOptions): PairCounts {
  const { kind, level = 'code', most = 60, atLeast = level === 'code' ? 1 : 5 } = options;
  const counted = level === 'code' ? codeItems(coding, kindsByTerm(coding, kind)) : toolItems(coding, kind);
  const { isIn, n } = adsIn(coding, options);
  const kept = keptItems(counted, isIn, atLeast, level === 'code' ? Infinity : most);
  if (kept.items.length < 2)
    throw new NothingToShow(`fewer than two ${level}s stand in ${atLeast > 1 ? `${atLeast} ads` : 'any ad'}`);
  const both = kept.items.map(() => new Uint32Array(kept.items.length));
  const { ad, item } = counted;
  let inAd: number[] = [];
  for (let i = 0; i <= ad.length; i++) {
    if (i === ad.length || (i > 0 && ad[i] !== ad[i - 1])) {
      inAd.sort((a, b) => a - b).forEach((a, at) => inAd.slice(at + 1).forEach((b) => both[a][b]++));
      inAd = [];
    }
    const place = i < ad.length && isIn(ad[i]) ? kept.place[item[i]] : -1;
    if (place >= 0) inAd.push(place);
  }
  return { items: kept.items.map((i) => counted.items[i]), ads: kept.ads, both, n };
}

/** The items that enough ads have, the most frequent of them, in their order. */
function keptItems(
  { items, ad, item }: AdItems,
  isIn: (ad: number) => boolean,
  atLeast: number,
  most: number,
): { items: number[]; ads: number[]; place: Int32Array } {
  const ads = new Uint32Array(items.length);
  for (let i = 0; i < ad.length; i++) if (isIn(ad[i])) ads[item[i]]++;
  const kept = items
    .map((_, i) => i)
    .filter((i) => ads[i] >= Math.max(1, atLeast))
    .sort((a, b) => ads[b] - ads[a] || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
  const place = new Int32Array(items.length).fill(-1);
  kept.forEach((i, at) => (place[i] = at));
  return { items: kept, ads: kept.map((i) => ads[i]), place };
}

function adsIn(
  coding: Coding,
  { by = null, group, over = 'distinct' }: CooccurrenceOptions,
): { isIn: (ad: number) => boolean; n: number } {
  const groups = groupAds(coding, by, over);
  if (group === undefined)
    return { isIn: (ad) => groups.ofAd[ad] >= 0, n: groups.ads.reduce((sum, n) => sum + n, 0) };
  const wanted = groups.names.indexOf(group);
  if (wanted < 0)
    throw new RoleLensError(`No ad is in the group "${group}".`, {
      hint: `The groups are ${groups.names.join(', ')}; say what they are by, e.g. { by: 'profile', group: … }.`,
    });
  return { isIn: (ad) => groups.ofAd[ad] === wanted, n: groups.ads[wanted] };
}
