// Counts over the whole corpus, straight from the coding's columns.
import { countedAds } from '../coding';
import { KINDS, RoleLensError, type Ad, type Coding, type CountOver, type Kind } from '../core';
import { packs } from '../language';

/** A grouping of the ads: names in display order, and the group of each ad (-1: in none). */
export interface Grouping {
  readonly names: readonly string[];
  readonly ofAd: Int32Array;
  /** Ads in each group. */
  readonly ads: readonly number[];
}

/** Mentions and ads per group and code; `at(group, code)` is the index. */
export interface Counts {
  readonly mentions: Uint32Array;
  readonly ads: Uint32Array;
  readonly at: (group: number, code: number) => number;
}

/** The name of the single group when nothing is grouped by. */
export const ALL_ADS = 'All ads';

/**
 * Groups ads: `null` (one group), `profile`, `title`, `language`, `organisation`, `location`, `year`, `month`, or a column that the files had
 * (`meta`). Profiles keep the coding's order, other groups are sorted by name; an ad without a value is in `(none)`.
 * @throws RoleLensError naming the columns there are.
 */
export function groupAds(coding: Coding, by: string | null, over: CountOver): Grouping {
  if (by !== 'profile') return groupValues(coding.corpus, valuesOf(coding.corpus, by), over);
  return groupNumbers(
    coding.corpus,
    { values: coding.profiles, ofAd: coding.adProfile },
    over,
    coding.profiles,
  );
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

/** The value of each ad that it is grouped by; see {@link groupAds}. */
export function valuesOf(corpus: readonly Ad[], by: string | null): string[] {
  switch (by) {
    case null:
      return corpus.map(() => ALL_ADS);
    case 'title':
    case 'language':
    case 'organisation':
    case 'location':
      return corpus.map((ad) => ad[by] || '(none)');
    case 'year':
    case 'month':
      return corpus.map(({ posted }) => posted?.slice(0, by === 'year' ? 4 : 7) ?? '(none)');
    default: {
      const column = columnOf(corpus, by);
      return corpus.map(({ meta }) => meta[column] || '(none)');
    }
  }
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
  throw new RoleLensError(`There is no column "${by}" to group by.`, {
    hint: `Use profile, title, language, organisation, location, year, month, or one of ${[...known].join(', ')}.`,
  });
}

/**
 * Counts mentions, and ads with at least one, per group and code. `counts` tells which mentions count, by their code and the kind
 * that they were recorded under.
 */
export function countMentions(
  coding: Coding,
  { names, ofAd }: Grouping,
  counts: (code: number, kind: Kind) => boolean,
): Counts {
  const codes = coding.codes.length;
  const mentions = new Uint32Array(names.length * codes);
  const ads = new Uint32Array(names.length * codes);
  const lastAd = new Int32Array(codes).fill(-1);
  const wanted = KINDS.map((kind) => coding.codes.map((_, code) => (counts(code, kind) ? 1 : 0)));
  const isWanted = Uint8Array.from(wanted.flat());
  const { adMentions, mentions: columns } = coding;
  const { code, kind } = columns;
  for (let ad = 0; ad < ofAd.length; ad++) {
    const first = ofAd[ad] * codes;
    if (first < 0) continue;
    for (let i = adMentions[ad]; i < adMentions[ad + 1]; i++) {
      if (!isWanted[kind[i] * codes + code[i]]) continue;
      mentions[first + code[i]]++;
      if (lastAd[code[i]] !== ad) ads[first + code[i]]++;
      lastAd[code[i]] = ad;
    }
  }
  return { mentions, ads, at: (group, each) => group * codes + each };
}

/**
 * Whether a mention belongs to the distribution of its code's kind: a task wherever it was recorded, a technology or soft skill only
 * where it was recorded as one (as the published figures count).
 */
export function isOfKind(coding: Coding): (code: number, kind: Kind) => boolean {
  return (code, kind) => coding.codes[code].kind === 'job_task' || coding.codes[code].kind === kind;
}
