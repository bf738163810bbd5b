// Columns that many tables have, described once.
import { count, share, text, type Column } from '../table';
import { wilsonInterval } from '../statistics';

/** Which code a row is about. */
export const CODE = {
  kind: text('kind'),
  code: text('code'),
  name: text('name'),
};

/** A column and the two ends of its 95 % interval: `x`, `x_low`, `x_high`. */
export function withInterval<const Name extends string, const C extends Column>(
  name: Name,
  column: C,
): Readonly<Record<Name | `${Name}_low` | `${Name}_high`, C>> {
  return {
    [name]: column,
    [`${name}_low`]: { ...column, words: `${column.words}, 95 % from` },
    [`${name}_high`]: { ...column, words: `${column.words}, 95 % to` },
  } as Readonly<Record<Name | `${Name}_low` | `${Name}_high`, C>>;
}

/** How many ads of a group, and what share of it, with its 95 % Wilson interval. */
export const SHARE_OF_ADS = {
  ads: count('ads', { unit: 'ads' }),
  group_ads: count('ads of the group', { unit: 'ads' }),
  ...withInterval('share', share('share of ads')),
};

/** As {@link SHARE_OF_ADS}, of the ads that mention something. */
export const PREVALENCE = {
  mentions: count('mentions', { unit: 'mentions' }),
  ads: count('ads', { unit: 'ads' }),
  group_ads: count('ads of the group', { unit: 'ads' }),
  ...withInterval('prevalence', share('share of ads')),
};

/** The cells of {@link SHARE_OF_ADS}; shares are `NaN` where the group has no ads. */
export function shareOfAds(
  ads: number,
  group_ads: number,
): Record<'ads' | 'group_ads' | 'share' | 'share_low' | 'share_high', number> {
  const [share_low, share_high] = wilsonInterval(ads, group_ads);
  return { ads, group_ads, share: ads / group_ads, share_low, share_high };
}

/** The cells of {@link PREVALENCE}. */
export function prevalenceOf(
  mentions: number,
  ads: number,
  group_ads: number,
): Record<'mentions' | 'ads' | 'group_ads' | 'prevalence' | 'prevalence_low' | 'prevalence_high', number> {
  const [prevalence_low, prevalence_high] = wilsonInterval(ads, group_ads);
  return { mentions, ads, group_ads, prevalence: ads / group_ads, prevalence_low, prevalence_high };
}

/** What stands for a value and its interval in a row: `x`, `x_low`, `x_high`. */
export function estimateCells<const Name extends string>(
  name: Name,
  { value, low, high }: { readonly value: number; readonly low: number; readonly high: number },
): Record<Name | `${Name}_low` | `${Name}_high`, number> {
  return { [name]: value, [`${name}_low`]: low, [`${name}_high`]: high } as never;
}

/** Words as part of a file name: `Parttime / fulltime` is `parttime_fulltime`. */
export function fileNamePart(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}
