// Which groups of ads are set beside one another.
import { NothingToShow, RoleLensError, type Coding, type CountOver } from '../core';
import { groupAds, NO_VALUE, type GroupBy, type Grouping } from './group-ads';
import { NOT_SAID } from './title-rules';

/** Which groups are compared. */
export interface GroupOptions {
  /** What the ads are grouped by, see {@link GroupBy}; default `profile`. */
  readonly by?: Exclude<GroupBy, null>;
  /** The groups, in this order; default the first two there are (of tests over all groups: all), without ads that have no value. */
  readonly groups?: readonly string[];
  /** Default `distinct`. */
  readonly over?: CountOver;
}

/**
 * The groups asked for, else the first `most` there are; ads of other groups are in none.
 * @throws NothingToShow where the ads are all in one group, or in none of a profile that the codebook has; RoleLensError for other groups that no ad is in, and for
 * fewer than two.
 */
export function chooseGroups(coding: Coding, options: GroupOptions, most = Infinity): Grouping {
  const { by = 'profile', groups, over = 'distinct' } = options;
  const all = groupAds(coding, by, over);
  const named = all.names.filter((name) => name !== NO_VALUE && name !== NOT_SAID);
  const hint = `The groups are ${all.names.join(', ') || 'none'}.`;
  if (groups) checkGroups(coding, groups, all, by === 'profile', hint);
  else if (named.length < 2) throw new NothingToShow(`the ads are of ${ofGroups(named)}`);
  return onlyGroups(all, groups ?? named.slice(0, most));
}

function ofGroups(named: readonly string[]): string {
  return named.length ? `one group only, "${named[0]}"` : 'no group';
}

function checkGroups(
  { profiles }: Coding,
  groups: readonly string[],
  { names }: Grouping,
  areProfiles: boolean,
  hint: string,
): void {
  const missing = groups.find((name) => !names.includes(name));
  if (missing !== undefined && areProfiles && profiles.includes(missing))
    throw new NothingToShow(`no ad has the profile "${missing}"`, hint);
  if (missing !== undefined) throw new RoleLensError(`No ad is in the group "${missing}".`, { hint });
  if (new Set(groups).size < 2)
    throw new RoleLensError(`A comparison needs two groups, found ${groups.length}.`, { hint });
}

function onlyGroups({ names, ofAd, ads }: Grouping, wanted: readonly string[]): Grouping {
  const place = names.map((name) => wanted.indexOf(name));
  return {
    names: wanted,
    ofAd: ofAd.map((group) => (group < 0 ? -1 : place[group])),
    ads: wanted.map((name) => ads[names.indexOf(name)]),
  };
}
