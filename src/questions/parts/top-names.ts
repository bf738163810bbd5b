// The names behind a code: what the ads call it.
import { groupAds } from '../../analysis';
import { isOwnKind, type Coding } from '../../core';

/** A name and the number of ads that it stands in. */
export interface NamedCount {
  readonly name: string;
  readonly ads: number;
}

/** Options of {@link topNames}. */
export interface TopNamesOptions {
  /** Only ads of this group, e.g. `{ by: 'sector', group: 'Health' }`; default all ads. */
  readonly by?: string;
  readonly group?: string;
  /** Default 5. */
  readonly most?: number;
}

/**
 * The names most often mentioned for a code in distinct ads, by number of ads; spellings that differ in case only are one name, shown as most ads write it. Mentions
 * that are not in the text are left out.
 */
export function topNames(coding: Coding, code: string, options: TopNamesOptions = {}): NamedCount[] {
  const { by = null, group, most = 5 } = options;
  const { names, ofAd } = groupAds(coding, by, 'distinct');
  const wanted = group === undefined ? null : names.indexOf(group);
  const index = coding.codes.findIndex(({ id }) => id === code);
  const isOwn = isOwnKind(coding);
  const { ad, code: codes, kind, start, end } = coding.mentions;
  const spellings = new Map<string, Map<string, Set<number>>>();
  for (let i = 0; i < ad.length; i++) {
    const isIn = wanted === null ? ofAd[ad[i]] >= 0 : ofAd[ad[i]] === wanted;
    if (codes[i] !== index || !isIn || start[i] < 0 || !isOwn(codes[i], kind[i])) continue;
    const quote = coding.corpus[ad[i]].text.slice(start[i], end[i]).replace(/\s+/g, ' ');
    const key = quote.toLowerCase().replace(/['’]s$/, '');
    const forms = spellings.get(key) ?? new Map<string, Set<number>>();
    spellings.set(key, forms.set(quote, (forms.get(quote) ?? new Set<number>()).add(ad[i])));
  }
  const counted = [...spellings.values()].map((forms): NamedCount => ({
    name: commonest(forms),
    ads: new Set([...forms.values()].flatMap((ads) => [...ads])).size,
  }));
  return counted.sort((a, b) => b.ads - a.ads || (a.name < b.name ? -1 : 1)).slice(0, most);
}

function commonest(forms: ReadonlyMap<string, ReadonlySet<number>>): string {
  return [...forms].sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1))[0][0];
}
