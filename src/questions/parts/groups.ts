// Which groups of ads a study describes and compares.
import { groupAds } from '../../analysis';
import type { Codebook } from '../../codebook';
import { hasProfiles, NO_PROFILE, NothingToShow, RoleLensError, type Coding } from '../../core';
import { fileName } from './file-name';
import { once } from './once';
import type { Asked, Comparison } from '../question';

/** One group of ads. */
export interface AdGroup {
  /** What the ads are grouped by. */
  readonly by: string;
  readonly name: string;
}

/** More profiles than this are not compared unasked. */
const MOST_PROFILES = 4;

/**
 * The profiles that need evidence, as far as ads have them: all but one that an ad has without any. Of a coding by other profiles than the codebook's, all it gives.
 */
export function evidentProfiles(coding: Coding, book: Codebook | null): string[] {
  const { names } = groupAds(coding, 'profile', 'distinct');
  const needy = (book?.profiles ?? []).filter((profile, _, all) => {
    const others = all.filter((other) => other !== profile).map(({ base }) => base);
    return profile.evidence.length > 0 && profile.base <= Math.max(...others);
  });
  const found = needy.map(({ name }) => name).filter((name) => names.includes(name));
  const isOfBook = book?.profiles.some(({ name }) => names.includes(name)) ?? false;
  return isOfBook ? found : names.filter((name) => name !== NO_PROFILE);
}

/**
 * The comparisons of a study: those it names, else every pair of its profiles where there are two to four.
 * @throws RoleLensError for a column that the ads lack, and for a group that no ad is in, naming those there are.
 */
export function comparisonsOf(
  coding: Coding,
  book: Codebook | null,
  compare: readonly Comparison[] | null,
): readonly Comparison[] {
  compare?.forEach((comparison) => checkGroups(coding, comparison));
  if (compare) return compare;
  const groups = hasProfiles(coding) ? evidentProfiles(coding, book) : [];
  return groups.length >= 2 && groups.length <= MOST_PROFILES ? [{ by: 'profile', groups }] : [];
}

function checkGroups(coding: Coding, comparison: Comparison): void {
  const { by, groups, place } = comparison;
  const names = groupNames(coding, comparison);
  const missing = groups.find((group) => !names.includes(group));
  const hint = `The groups by "${by}" are ${shortened(names)}.`;
  if (missing !== undefined)
    throw new RoleLensError(`No distinct ad is in the group "${missing}" to compare.`, { ...place, hint });
  if (new Set(groups).size < 2)
    throw new RoleLensError(`A comparison by "${by}" needs two groups or more.`, { ...place, hint });
}

/** The groups there are; what stands in their way is told with the place of the comparison. */
function groupNames(coding: Coding, { by, place }: Comparison): readonly string[] {
  try {
    return groupAds(coding, by, 'distinct').names;
  } catch (error) {
    if (error instanceof NothingToShow)
      throw new RoleLensError(`Groups by "${by}" cannot be compared, because ${error.reason}.`, {
        ...place,
        hint: 'Compare by something else, or take the comparison out (compare:).',
      });
    if (error instanceof RoleLensError) throw new RoleLensError(error.message, { ...place });
    throw error;
  }
}

function shortened(names: readonly string[], most = 20): string {
  const rest = names.length - most;
  return `${names.slice(0, most).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** Why a study compares nothing, as a clause that follows "because". */
export function whyNothingCompared({ coding, book }: Asked): string {
  const profiles = hasProfiles(coding) ? evidentProfiles(coding, book) : [];
  if (profiles.length > MOST_PROFILES)
    return `there are ${profiles.length} profiles, and with more than four nothing is compared unless the study names groups (compare:)`;
  return `the study names no groups to compare (compare:)${hasProfiles(coding) ? ', and the ads do not have two profiles' : ''}`;
}

/** The groups that are described one by one: profiles that need evidence, and groups compared that are by something else. */
export const groupsDescribed = once(({ coding, book, comparisons }: Asked): readonly AdGroup[] => {
  const profiles = hasProfiles(coding) ? evidentProfiles(coding, book) : [];
  const others = comparisons
    .filter(({ by }) => by !== 'profile')
    .flatMap(({ by, groups }) => groups.map((name) => ({ by, name })));
  const key = ({ by, name }: AdGroup): string => `${by}\n${name}`;
  return [
    ...profiles.map((name) => ({ by: 'profile', name })),
    ...new Map(others.map((group) => [key(group), group])).values(),
  ];
});

/** A group as a heading names it: profiles and the like by their names, values of a column with the column. */
export function nameOfGroup({ by, name }: AdGroup): string {
  return by === 'profile' ? name : `${by}: ${name}`;
}

/** Names of what is made of each comparison, without extension: `profile_comparison`; never one that a kind's figure has. */
export function comparisonNames({ comparisons, coding }: Asked): string[] {
  const kinds = new Set(coding.kinds.map(({ id }) => id));
  const names = comparisons.map(({ by }) => fileName(by)).map((by) => (kinds.has(by) ? `${by}_groups` : by));
  return names.map((name, at) => {
    const before = names.slice(0, at).filter((other) => other === name).length;
    return `${name}_comparison${before ? `_${before + 1}` : ''}`;
  });
}

/** What the groups of a comparison are by, as file names have it, from the name of its table. */
export function stemOf(name: string): string {
  return name.replace('_comparison', '');
}
