// Which groups of ads are set beside one another.
import { NO_PROFILE, RoleLensError, type Coding, type CountOver } from '../core';
import { groupAds, groupValues, type Grouping } from '../frames';
import { jobTitleOfAds, seniorityOfAds } from './title-rules';

/** Which groups are compared. */
export interface GroupOptions {
  /**
   * What the ads are grouped by: `profile` (default), `language`, `year`, `month`, `sector` or any other column of the ads, `job_title` or `title_seniority` (what
   * the title says), or one value of your own for each ad of the corpus.
   */
  readonly by?: string | readonly string[];
  /** The groups, in this order; default the first two profiles of the codebook that occur, else all groups but `(none)`. */
  readonly groups?: readonly string[];
  /** Default `distinct`. */
  readonly over?: CountOver;
}

/**
 * The groups asked for; ads of other groups are in none.
 * @throws RoleLensError for a group that no ad is in, fewer than two groups, or values that are not one an ad.
 */
export function chooseGroups(
  coding: Coding,
  { by = 'profile', groups, over = 'distinct' }: GroupOptions,
): Grouping {
  const all = groupedBy(coding, by, over);
  const named = all.names.filter((name) => name !== NO_PROFILE);
  const wanted = groups ?? (by === 'profile' ? named.slice(0, 2) : named);
  const missing = wanted.filter((name) => !all.names.includes(name));
  const hint = `The groups are ${all.names.join(', ') || 'none'}.`;
  if (missing.length) throw new RoleLensError(`No ad is in the group "${missing[0]}".`, { hint });
  if (wanted.length < 2)
    throw new RoleLensError(`A comparison needs two groups, found ${wanted.length}.`, { hint });
  return onlyGroups(all, wanted);
}

/** Groups by a column, by what titles say (`job_title`, `title_seniority`) or by given values. */
export function groupedBy(coding: Coding, by: string | readonly string[] | null, over: CountOver): Grouping {
  if (by === 'job_title') return groupValues(coding.corpus, jobTitleOfAds(coding), over);
  if (by === 'title_seniority') return groupValues(coding.corpus, seniorityOfAds(coding), over);
  if (by === null || typeof by === 'string') return groupAds(coding, by, over);
  if (by.length !== coding.corpus.length)
    throw new RoleLensError(`Expected ${coding.corpus.length} values to group by, found ${by.length}.`, {
      hint: 'Give one value for each ad of the corpus, in its order.',
    });
  return groupValues(coding.corpus, by, over);
}

function onlyGroups({ names, ofAd, ads }: Grouping, wanted: readonly string[]): Grouping {
  const place = names.map((name) => wanted.indexOf(name));
  return {
    names: wanted,
    ofAd: ofAd.map((group) => (group < 0 ? -1 : place[group])),
    ads: wanted.map((name) => ads[names.indexOf(name)]),
  };
}
