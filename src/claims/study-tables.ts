// The tables of a study's output folder, as lookups for the check of a text.
import { RANKS } from '../questions';
import { otherRows, type OtherRow } from './other-rows';
import { placedRows, type Looked } from './read-study-table';
import { comparedOf, partnerOf, readComparisons, type Compared } from './study-comparisons';
import { readStudyCounts, type StudyCounts } from './study-counts';

/** What a text is checked against. */
export interface StudyTables extends StudyCounts {
  readonly compared: (code: string, first: string, second: string) => Compared | null;
  /** The group that a group is compared with in the tables. */
  readonly comparedWith: (group: string) => string | null;
  /** p values of tests between codes in the same ads, where the study has them. */
  readonly rankTests: readonly RankTest[];
  /** Rows of all other tables of the study: their words and their numbers. */
  readonly others: readonly OtherRow[];
}

/** A test of the two codes of a kind that most ads of a group have. */
export interface RankTest extends Looked {
  readonly codes: readonly [string, string];
  readonly group: string;
  readonly p: number;
}

/**
 * Reads what a study wrote, for `checkClaims`: its mentions, and where there are such its profiles, comparisons, ranks and further tables.
 * @throws RoleLensError where there are no mentions, or a table is not as the study writes it.
 * @example
 * const tables = readStudyTables(study.out);
 */
export function readStudyTables(folder: string): StudyTables {
  const comparisons = readComparisons(folder);
  const counts = readStudyCounts(folder, comparisons);
  return {
    ...counts,
    compared: (code, first, second) => comparedOf(comparisons, code, first, second),
    comparedWith: (group) => partnerOf(comparisons, group),
    rankTests: placedRows(folder, RANKS).flatMap(({ first, next, group, p, rows }): RankTest[] =>
      p === null ? [] : [{ codes: [first, next], group, p, rows }],
    ),
    others: otherRows(folder),
  };
}
