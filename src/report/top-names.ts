// The tools behind a technology code: what the ads call them.
import type { Coding, CountOver } from '../core';
import { groupAds } from '../frames';

/** A name and the number of ads that it stands in. */
export interface NamedCount {
  readonly name: string;
  readonly ads: number;
}

/**
 * The names most often mentioned for a code in the ads of a profile (all profiles for `null`), by number of ads; spellings that differ in
 * case only are one name, shown as most ads write it. Mentions that are not in the text are left out.
 */
export function topNames(
  coding: Coding,
  code: string,
  profile: string | null,
  most = 5,
  over: CountOver = 'distinct',
): NamedCount[] {
  const { names, ofAd } = groupAds(coding, profile === null ? null : 'profile', over);
  const group = profile === null ? 0 : names.indexOf(profile);
  const index = coding.codes.findIndex(({ id }) => id === code);
  const { ad, code: codes, start, end } = coding.mentions;
  const spellings = new Map<string, Map<string, Set<number>>>();
  for (let i = 0; i < ad.length; i++) {
    if (codes[i] !== index || ofAd[ad[i]] !== group || start[i] < 0) continue;
    const quote = coding.corpus[ad[i]].text.slice(start[i], end[i]).replace(/\s+/g, ' ');
    const key = quote.toLowerCase().replace(/['’]s$/, '');
    const forms = spellings.get(key) ?? new Map<string, Set<number>>();
    spellings.set(key, forms.set(quote, (forms.get(quote) ?? new Set<number>()).add(ad[i])));
  }
  const counted = [...spellings.values()].map((forms): NamedCount => ({
    name: commonest(forms),
    ads: union(forms).size,
  }));
  return counted.sort((a, b) => b.ads - a.ads || (a.name < b.name ? -1 : 1)).slice(0, most);
}

function commonest(forms: ReadonlyMap<string, ReadonlySet<number>>): string {
  return [...forms].sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1))[0][0];
}

function union(forms: ReadonlyMap<string, ReadonlySet<number>>): Set<number> {
  return new Set([...forms.values()].flatMap((ads) => [...ads]));
}
