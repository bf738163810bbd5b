// Groups of ads: by profile, by a column of theirs, by time, by what titles say, or by values of one's own.
import { countedAds } from '../coding';
import {
  hasProfiles,
  NO_PROFILE,
  NothingToShow,
  RoleLensError,
  type Ad,
  type Coding,
  type CountOver,
} from '../core';
import { packs } from '../language';
import { periodOf } from './period-of';
import { jobTitleOfAds, seniorityOfAds } from './title-rules';

/**
 * What ads are grouped by: `profile`, `title`, `language`, `organisation`, `location`, `year`, `quarter`, `month`, `job_title` or `title_seniority` (what the title says), a
 * column that the files had, e.g. `sector`; one value of your own for each ad of the corpus; or `null`: all ads together.
 */
export type GroupBy = string | readonly string[] | null;

/** A grouping of the ads: names in display order, and the group of each ad (-1: in none). */
export interface Grouping {
  readonly names: readonly string[];
  readonly ofAd: Int32Array;
  /** Ads in each group. */
  readonly ads: readonly number[];
}

/** The name of the single group when nothing is grouped by. */
export const ALL_ADS = 'All ads';

/** The group of ads that have no value. */
export const NO_VALUE = NO_PROFILE;

/**
 * Groups ads, see {@link GroupBy}. Profiles keep the coding's order, other groups are sorted by name; an ad without a value is in `(none)`. Groups without an ad that counts
 * are left out.
 * @throws NothingToShow for profiles where no ad has one; RoleLensError naming the columns there are, and for values that are not one an ad.
 */
export function groupAds(coding: Coding, by: GroupBy, over: CountOver): Grouping {
  if (by !== 'profile') return groupValues(coding.corpus, valuesOf(coding.corpus, by), over);
  if (!hasProfiles(coding)) throw new NothingToShow('no ad has a profile');
  return groupProfiles(coding, over);
}

/** Groups ads by profile; all in `(none)` where there are no profiles. */
export function groupProfiles({ corpus, profiles, adProfile }: Coding, over: CountOver): Grouping {
  return groupNumbers(corpus, { values: profiles, ofAd: adProfile }, over, profiles);
}

/** Groups ads by values of one's own, one an ad; in the order of `order` where given, else sorted by name. Groups without an ad that counts are left out. */
export function groupValues(
  corpus: readonly Ad[],
  values: readonly string[],
  over: CountOver,
  order?: readonly string[],
): Grouping {
  const numbers = new Map<string, number>();
  const numberOf = (value: string): number => {
    let number = numbers.get(value);
    if (number === undefined) numbers.set(value, (number = numbers.size));
    return number;
  };
  const ofAd = Int32Array.from(values, numberOf);
  return groupNumbers(corpus, { values: [...numbers.keys()], ofAd }, over, order);
}

/** Groups by which of `values` each ad has; numbers, because comparing a string an ad is what takes time. */
function groupNumbers(
  corpus: readonly Ad[],
  { values, ofAd: valueOfAd }: { readonly values: readonly string[]; readonly ofAd: Int32Array },
  over: CountOver,
  order?: readonly string[],
): Grouping {
  const counted = countedAds(corpus, over);
  const present = new Uint8Array(values.length);
  for (let ad = 0; ad < counted.length; ad++) if (counted[ad]) present[valueOfAd[ad]] = 1;
  const found = new Set(values.filter((_, i) => present[i]));
  const names = order ? order.filter((name) => found.has(name)) : [...found].sort();
  const places = new Map(names.map((name, i) => [name, i]));
  const place = Int32Array.from(values, (value) => places.get(value) ?? -1);
  const ofAd = new Int32Array(counted.length);
  const ads = names.map(() => 0);
  for (let ad = 0; ad < counted.length; ad++) {
    ofAd[ad] = counted[ad] ? place[valueOfAd[ad]] : -1;
    if (ofAd[ad] >= 0) ads[ofAd[ad]]++;
  }
  return { names, ofAd, ads };
}

/** The value of each ad that it is grouped by, see {@link GroupBy}; profiles are no matter of the ads alone. */
export function valuesOf(corpus: readonly Ad[], by: GroupBy): readonly string[] {
  if (by === null) return corpus.map(() => ALL_ADS);
  if (typeof by !== 'string') return ownValues(corpus, by);
  switch (by) {
    case 'title':
    case 'language':
    case 'organisation':
    case 'location':
      return corpus.map((ad) => ad[by] || NO_VALUE);
    case 'year':
    case 'quarter':
    case 'month':
      return corpus.map(({ posted }) => (posted ? periodOf(posted, by) : NO_VALUE));
    case 'job_title':
      return jobTitleOfAds({ corpus });
    case 'title_seniority':
      return seniorityOfAds({ corpus });
    default: {
      const column = columnOf(corpus, by);
      return corpus.map(({ meta }) => meta[column] || NO_VALUE);
    }
  }
}

function ownValues(corpus: readonly Ad[], values: readonly string[]): readonly string[] {
  if (values.length === corpus.length) return values;
  throw new RoleLensError(`Expected ${corpus.length} values to group by, found ${values.length}.`, {
    hint: 'Give one value for each ad of the corpus, in its order.',
  });
}

/** What exports in the languages that have a pack call columns that are often grouped by; a column of that very name goes first. */
const GROUP_COLUMNS = ['sector', 'education', 'contract', 'hours'] as const;

function columnOf(corpus: readonly Ad[], by: string): string {
  const known = new Set(corpus.flatMap(({ meta }) => Object.keys(meta)));
  if (known.has(by)) return by;
  const role = GROUP_COLUMNS.find((each) => each === by);
  const names = role ? packs().flatMap(({ columns }) => columns?.[role] ?? []) : [];
  const found = names.find((name) => known.has(name));
  if (found !== undefined) return found;
  const own = known.size ? `, or one of ${[...known].join(', ')}` : '';
  throw new RoleLensError(`There is no column "${by}" to group by.`, {
    hint: `Use profile, title, language, organisation, location, year, quarter, month, job_title, title_seniority${own}.`,
  });
}

/** What a table says that its ads were grouped by. */
export function nameOfGrouping(by: GroupBy): string {
  if (by === null) return 'all';
  return typeof by === 'string' ? by : '(own values)';
}
