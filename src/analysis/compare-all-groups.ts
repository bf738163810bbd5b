// compareAllGroups: every pair of up to four groups of ads, tested as one family.
import { RoleLensError, type Coding } from '../core';
import { comparePairs, type CompareGroupsOptions, type GroupComparison } from './compare-groups';
import { chooseGroups } from './group-choice';

/** Groups whose pairs can still be read. */
const MOST_GROUPS = 4;

/**
 * Compares every pair of the groups there are, or of those named, at most four: as `compareGroups`, with p adjusted over the tests of all pairs. For more groups, such as sectors,
 * see `testGroups`.
 * @throws NothingToShow where there are no two groups; RoleLensError for more than four, and for groups that no ad is in.
 */
export function compareAllGroups(coding: Coding, options: CompareGroupsOptions = {}): GroupComparison {
  const groups = chooseGroups(coding, options);
  if (groups.names.length <= MOST_GROUPS) return comparePairs(coding, groups, options);
  const sizes = groups.names.map((name, g) => `${name} (${groups.ads[g]} ads)`);
  throw new RoleLensError(
    `${groups.names.length} groups are too many to compare each with each: ${sizes.join(', ')}.`,
    { hint: `Name up to ${MOST_GROUPS} of them in the option groups, or test all at once by testGroups.` },
  );
}
