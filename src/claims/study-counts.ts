// Counts of a study by code and group of ads, from its tables.
import { MENTIONS, PROFILE_COUNTS, SELECTION } from '../analysis';
import { MENTIONS_BY_CODE } from '../questions';
import { checkStudyFolder, placedRows, type Looked, type Placed } from './read-study-table';
import type { ComparedRow } from './study-comparisons';

/** Counts over postings or over distinct ads. */
export interface Counted {
  readonly mentions: number;
  readonly ads: number;
  /** Ads of the group. */
  readonly of: number;
}

/** Counts of one code in one group, or in all ads: mentions, ads with at least one, and the group's ads. */
export interface CodeCounts extends Looked {
  /** `null` for groups that the study has counted over distinct ads only. */
  readonly postings: Counted | null;
  readonly distinct: Counted;
}

/** A group of ads and its size. */
export interface AdGroup extends Looked {
  readonly name: string;
  readonly postings: number | null;
  readonly distinct: number;
}

/** The codes, the groups and the counts of a study. */
export interface StudyCounts {
  readonly groups: readonly AdGroup[];
  readonly all: AdGroup;
  readonly codes: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
  /** `null` where there is no such code or group; group `null`: all ads. */
  readonly counts: (group: string | null, code: string) => CodeCounts | null;
}

/** A row of mentions; without profiles the profile is empty. */
type MentionRow = Omit<Placed<typeof MENTIONS>, 'profile'> & { readonly profile: string };

/** Reads profiles and mentions; groups that are no profiles come from the comparisons. */
export function readStudyCounts(folder: string, comparisons: readonly ComparedRow[]): StudyCounts {
  checkStudyFolder(folder, [MENTIONS.name, MENTIONS_BY_CODE.name]);
  const mentions: MentionRow[] = [
    ...placedRows(folder, MENTIONS),
    ...placedRows(folder, MENTIONS_BY_CODE).map((row) => ({ ...row, profile: '' })),
  ];
  const profiles = placedRows(folder, PROFILE_COUNTS).map(({ profile, postings, distinct_ads }): AdGroup => ({
    name: profile,
    postings,
    distinct: distinct_ads,
    rows: `${PROFILE_COUNTS.name}.csv`,
  }));
  const others = groupsOf(comparisons).filter(({ name }) => profiles.every((each) => each.name !== name));
  const all = allAds(folder);
  return {
    groups: [...profiles, ...others],
    all,
    codes: [
      ...new Map(
        mentions.map(({ code, name, code_kind: kind }) => [code, { id: code, name, kind }]),
      ).values(),
    ],
    counts: (group, code) => {
      if (others.some(({ name }) => name === group)) return comparedCounts(comparisons, group!, code);
      const size = group === null ? all : profiles.find(({ name }) => name === group);
      return size ? countsOf(mentions, group, size, code) : null;
    },
  };
}

/** Groups that the comparisons tell the size of. */
function groupsOf(comparisons: readonly ComparedRow[]): AdGroup[] {
  const sizes = comparisons.flatMap(({ group_a, group_b, n_a, n_b, rows }): [string, AdGroup][] => [
    [group_a, { name: group_a, postings: null, distinct: n_a, rows }],
    [group_b, { name: group_b, postings: null, distinct: n_b, rows }],
  ]);
  return [...new Map(sizes).values()];
}

function allAds(folder: string): AdGroup {
  const ads = placedRows(folder, SELECTION);
  const postings = ads.filter(({ reason }) => reason !== 'outside query').length;
  const distinct = ads.filter(({ included }) => included === 'yes').length;
  return { name: 'all ads', postings, distinct, rows: `${SELECTION.name}.csv` };
}

/** Mentions recorded under another kind than their code's count for no code. */
function countsOf(
  all: readonly MentionRow[],
  group: string | null,
  size: AdGroup,
  code: string,
): CodeCounts | null {
  const ofCode = all.filter((row) => row.code === code);
  // A code without a mention in a group has no row there.
  if (!ofCode.length) return null;
  const found = ofCode.filter(
    ({ profile, kind, code_kind }) => kind === code_kind && (group === null || profile === group),
  );
  const sum = (column: 'mentions' | 'ads' | 'mentions_distinct' | 'ads_distinct'): number =>
    found.reduce((total, row) => total + row[column], 0);
  const [file] = ofCode[0].rows.split(' ');
  return {
    rows: `${file} ${found.map(({ rows }) => rows.slice(file.length + 1)).join(', ')}`,
    postings: { mentions: sum('mentions'), ads: sum('ads'), of: size.postings ?? 0 },
    distinct: { mentions: sum('mentions_distinct'), ads: sum('ads_distinct'), of: size.distinct },
  };
}

function comparedCounts(comparisons: readonly ComparedRow[], group: string, code: string): CodeCounts | null {
  const row = comparisons.find((each) => each.code === code && [each.group_a, each.group_b].includes(group));
  if (!row) return null;
  const distinct =
    row.group_a === group
      ? { mentions: row.mentions_a, ads: row.ads_a, of: row.n_a }
      : { mentions: row.mentions_b, ads: row.ads_b, of: row.n_b };
  return { rows: row.rows, postings: null, distinct };
}
