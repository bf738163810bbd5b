// tableProfiles, tableProfileCounts: how many ads have each profile.
import { legendOf, type Coding, type CountOver } from '../core';
import { count, makeTable, schema, text, type TableOf } from '../table';
import { groupAds } from './group-ads';
import { SHARE_OF_ADS, shareOfAds } from './schema-parts';

/** Options of tables over whole ads. */
export interface CountOptions {
  /** Default `distinct`. */
  readonly over?: CountOver;
}

const { group_ads: _group, ...SHARES } = SHARE_OF_ADS;

/** The table of {@link tableProfiles}. */
export const PROFILE_SHARES = schema('profile_distribution', 'one row a profile that occurs', {
  profile: text('profile'),
  ...SHARES,
});

/**
 * How many ads have each profile: one row a profile that occurs: `profile`, `ads`, `share` (0 to 1), `share_low`, `share_high` (95 % Wilson
 * interval).
 * @throws NothingToShow where the codebook has no profiles.
 * @example
 * show(tableProfiles(coding), { intervals: ['share'] });
 */
export function tableProfiles(
  coding: Coding,
  { over = 'distinct' }: CountOptions = {},
): TableOf<typeof PROFILE_SHARES> {
  const { names, ads } = groupAds(coding, 'profile', over);
  const total = ads.reduce((sum, n) => sum + n, 0);
  const rows = names.map((profile, i) => ({ profile, ...shareOfAds(ads[i], total) }));
  return makeTable(PROFILE_SHARES, rows, legendOf(coding));
}

/** The table of {@link tableProfileCounts}. */
export const PROFILE_COUNTS = schema('profiles', 'one row a profile that occurs', {
  profile: text('profile'),
  postings: count('postings', { unit: 'postings' }),
  distinct_ads: count('distinct ads', { unit: 'ads' }),
});

/**
 * One row a profile that occurs: its postings and its distinct ads.
 * @throws NothingToShow where no ad has a profile.
 */
export function tableProfileCounts(coding: Coding): TableOf<typeof PROFILE_COUNTS> {
  const [all, distinct] = (['postings', 'distinct'] as const).map((over) =>
    groupAds(coding, 'profile', over),
  );
  const rows = all.names.map((profile, i) => ({
    profile,
    postings: all.ads[i],
    distinct_ads: distinct.ads[distinct.names.indexOf(profile)] ?? 0,
  }));
  return makeTable(PROFILE_COUNTS, rows, legendOf(coding));
}
