// The tables of a study's output folder, as lookups for the check of a text.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { RoleLensError, type Kind } from '../core';

/** Where a value stands: file and row (the header is row 1). */
export interface Looked {
  readonly rows: string;
}

/** Counts of one code in one profile, or in all ads: mentions, ads with at least one, and the group's ads. */
export interface CodeCounts extends Looked {
  readonly postings: Counted;
  readonly distinct: Counted;
}

/** Counts over postings or over distinct ads. */
export interface Counted {
  readonly mentions: number;
  readonly ads: number;
  /** Ads of the group. */
  readonly of: number;
}

/** The tested comparison of one code in two profiles, over distinct ads; first profile first. */
export interface Compared extends Looked {
  readonly share: readonly [number, number];
  readonly perAd: readonly [number, number];
  readonly mentions: readonly [number, number];
  /** First minus second, with its 95 % interval. */
  readonly difference: readonly [number, number, number];
  readonly p: number | null;
  readonly pAdjusted: number | null;
  /** 95 % interval of the ratio of mentions an ad. */
  readonly ratio: readonly [number, number] | null;
}

/** What a text is checked against. */
export interface StudyTables {
  readonly profiles: readonly {
    readonly name: string;
    readonly postings: number;
    readonly distinct: number;
  }[];
  readonly codes: readonly { readonly id: string; readonly name: string; readonly kind: Kind }[];
  /** Counts of a code in a profile (`null`: all ads); `null` where there is no such code or profile. */
  readonly counts: (profile: string | null, code: string) => CodeCounts | null;
  readonly compared: (code: string, first: string, second: string) => Compared | null;
  /** p values of tests between codes in the same ads, where the study has them. */
  readonly rankTests: readonly (Looked & {
    readonly codes: readonly [string, string];
    readonly group: string;
    readonly p: number;
  })[];
  /** Rows of all other tables of the study: their words and their numbers. */
  readonly others: readonly OtherRow[];
  /** The profile that a profile is compared with in the tables. */
  readonly comparedWith: (profile: string) => string | null;
}

/** A row of any table: words in lower case, numbers by column. */
export interface OtherRow extends Looked {
  readonly words: readonly string[];
  readonly numbers: readonly (readonly [string, number])[];
}

type Row = Readonly<Record<string, string>>;

/**
 * Reads `profiles.csv`, `mentions_by_profile.csv` and (where there is one) `profile_comparison.csv` of a study's folder.
 * @throws RoleLensError where a table is missing or lacks a column.
 */
export function readStudyTables(folder: string): StudyTables {
  const profiles = readTable(folder, 'profiles.csv', ['profile', 'postings', 'distinct_ads']).map((row) => ({
    name: row.profile,
    postings: Number(row.postings),
    distinct: Number(row.distinct_ads),
  }));
  const counted = readTable(folder, 'mentions_by_profile.csv', [
    ...['profile', 'kind', 'code', 'name', 'mentions', 'ads', 'mentions_distinct', 'ads_distinct'],
  ]);
  const codes = [
    ...new Map(
      counted.map(({ code, name, kind }) => [code, { id: code, name, kind: kind as Kind }]),
    ).values(),
  ];
  const known = existsSync(join(folder, COMPARISON));
  const comparisons = known ? readTable(folder, COMPARISON, COMPARISON_COLUMNS) : [];
  return {
    profiles,
    codes,
    counts: (profile, code) => countsOf(counted, profiles, profile, code),
    compared: (code, first, second) => comparedOf(comparisons, code, first, second),
    others: otherRows(folder),
    comparedWith: (profile) => partnerOf(comparisons, profile),
    rankTests: existsSync(join(folder, RANKS))
      ? readTable(folder, RANKS, ['group', 'first', 'next', 'p']).map(({ group, first, next, p }, i) => ({
          codes: [first, next],
          group,
          p: Number(p),
          rows: `${RANKS} ${i + 2}`,
        }))
      : [],
  };
}

const RANKS = 'code_ranks.csv';
const COMPARISON = 'profile_comparison.csv';
const COMPARISON_COLUMNS = [
  ...['code', 'group_a', 'group_b', 'mentions_a', 'mentions_b', 'prevalence_a', 'prevalence_b'],
  ...['mentions_per_ad_a', 'mentions_per_ad_b', 'mentions_ratio_low', 'mentions_ratio_high'],
  ...['difference', 'difference_low', 'difference_high', 'p', 'p_adjusted'],
];

function readTable(folder: string, name: string, columns: readonly string[]): Row[] {
  const file = join(folder, name);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new RoleLensError('The folder has no such table of a study.', {
      file,
      hint: 'Name the folder that `rolelens study --out` wrote; studies of older versions have to be run again.',
      cause,
    });
  }
  const { data, meta } = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
  const missing = columns.filter((column) => !meta.fields?.includes(column));
  if (missing.length)
    throw new RoleLensError(
      `The table lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}.`,
      {
        file,
        hint: 'Run the study again; its tables are not meant to be edited.',
      },
    );
  return data;
}

/** Tables of other things than counts, or looked up otherwise. */
const NOT_OTHERS = new Set(['selection.csv', 'claims.csv', 'profiles.csv', 'mentions_by_profile.csv']);

function otherRows(folder: string): OtherRow[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv') && !NOT_OTHERS.has(file));
  return files.sort().flatMap((file) =>
    readTable(folder, file, []).map((row, i): OtherRow => {
      const cells = Object.entries(row).filter(([, text]) => text !== '');
      const isNumber = ([, text]: [string, string]): boolean => Number.isFinite(Number(text));
      return {
        rows: `${file} ${i + 2}`,
        words: cells.filter((cell) => !isNumber(cell)).map(([, text]) => text.toLowerCase()),
        numbers: cells.filter(isNumber).map(([column, text]) => [column, Number(text)]),
      };
    }),
  );
}

function countsOf(
  rows: readonly Row[],
  profiles: StudyTables['profiles'],
  profile: string | null,
  code: string,
): CodeCounts | null {
  const found = rows.flatMap((row, i) =>
    row.code === code && (profile === null || row.profile === profile) ? [{ row, at: i + 2 }] : [],
  );
  const sizes = profiles.filter(({ name }) => profile === null || name === profile);
  // A code without a mention in a profile has no row.
  if (!sizes.length || !rows.some((row) => row.code === code)) return null;
  const sum = (column: string): number => found.reduce((total, { row }) => total + Number(row[column]), 0);
  return {
    rows: `mentions_by_profile.csv ${found.map(({ at }) => at).join(', ')}`,
    postings: {
      mentions: sum('mentions'),
      ads: sum('ads'),
      of: sizes.reduce((total, { postings }) => total + postings, 0),
    },
    distinct: {
      mentions: sum('mentions_distinct'),
      ads: sum('ads_distinct'),
      of: sizes.reduce((total, { distinct }) => total + distinct, 0),
    },
  };
}

function comparedOf(rows: readonly Row[], code: string, first: string, second: string): Compared | null {
  const at = rows.findIndex(
    (row) =>
      row.code === code &&
      ((row.group_a === first && row.group_b === second) ||
        (row.group_a === second && row.group_b === first)),
  );
  if (at < 0) return null;
  const row = rows[at];
  const swap = row.group_a !== first;
  const pair = (name: string): readonly [number, number] => {
    const values = [Number(row[`${name}_a`]), Number(row[`${name}_b`])] as const;
    return swap ? [values[1], values[0]] : values;
  };
  const limits = [finite(row.mentions_ratio_low), finite(row.mentions_ratio_high)] as const;
  return {
    rows: `${COMPARISON} ${at + 2}`,
    share: pair('prevalence'),
    perAd: pair('mentions_per_ad'),
    mentions: pair('mentions'),
    difference: differenceOf(row, swap),
    p: finite(row.p),
    pAdjusted: finite(row.p_adjusted),
    ratio: ratioOf(limits, swap),
  };
}

function differenceOf(row: Row, swap: boolean): readonly [number, number, number] {
  const [value, low, high] = [row.difference, row.difference_low, row.difference_high].map(Number);
  return swap ? [-value, -high, -low] : [value, low, high];
}

function ratioOf(
  [low, high]: readonly [number | null, number | null],
  swap: boolean,
): readonly [number, number] | null {
  if (low === null || high === null) return null;
  return swap ? [1 / high, 1 / low] : [low, high];
}

function finite(text: string | undefined): number | null {
  const value = text === undefined || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

function partnerOf(rows: readonly Row[], profile: string): string | null {
  const row = rows.find(({ group_a: a, group_b: b }) => a === profile || b === profile);
  if (!row) return null;
  return row.group_a === profile ? row.group_b : row.group_a;
}
