// The tested comparisons of a study, from its tables.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPARISON } from '../analysis';
import { placedRows, type Looked, type Placed } from './read-study-table';

/** A row of any comparison. */
export type ComparedRow = Placed<typeof COMPARISON>;

/** The tested comparison of one code in two groups, over distinct ads; first group first. */
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

const NAME = /^(.+_comparison(?:_\d+)?)\.csv$/;

/** Rows of all comparisons: of profiles first, then by other columns; figures' numbers of like names are no comparisons. */
export function readComparisons(folder: string): ComparedRow[] {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const tables = names.flatMap((file) => NAME.exec(file)?.[1] ?? []).filter((name) => isTested(folder, name));
  const isProfiles = (name: string): number => Number(name === 'profile_comparison');
  return tables
    .sort((a, b) => isProfiles(b) - isProfiles(a))
    .flatMap((name) => placedRows(folder, COMPARISON, name));
}

function isTested(folder: string, name: string): boolean {
  const [header] = readFileSync(join(folder, `${name}.csv`), 'utf8').split('\n', 1);
  return ['group_a', 'group_b', 'p_adjusted'].every((column) => header.split(',').includes(column));
}

/** The comparison of a code in two groups, in their order; `null` where the study has none. */
export function comparedOf(
  rows: readonly ComparedRow[],
  code: string,
  first: string,
  second: string,
): Compared | null {
  const row = rows.find(
    (each) =>
      each.code === code &&
      ((each.group_a === first && each.group_b === second) ||
        (each.group_a === second && each.group_b === first)),
  );
  if (!row) return null;
  const isSwapped = row.group_a !== first;
  const pair = (a: number, b: number): readonly [number, number] => (isSwapped ? [b, a] : [a, b]);
  const { difference: value, difference_low: low, difference_high: high } = row;
  return {
    rows: row.rows,
    share: pair(row.prevalence_a, row.prevalence_b),
    perAd: pair(row.mentions_per_ad_a ?? 0, row.mentions_per_ad_b ?? 0),
    mentions: pair(row.mentions_a, row.mentions_b),
    difference: isSwapped ? [-value, -high, -low] : [value, low, high],
    p: row.p,
    pAdjusted: row.p_adjusted,
    ratio: ratioOf(row, isSwapped),
  };
}

function ratioOf(
  { mentions_ratio_low: low, mentions_ratio_high: high }: ComparedRow,
  isSwapped: boolean,
): readonly [number, number] | null {
  if (low === null || high === null) return null;
  return isSwapped ? [1 / high, 1 / low] : [low, high];
}

/** The group that a group is compared with in the tables. */
export function partnerOf(rows: readonly ComparedRow[], group: string): string | null {
  const row = rows.find(({ group_a: a, group_b: b }) => a === group || b === group);
  if (!row) return null;
  return row.group_a === group ? row.group_b : row.group_a;
}
