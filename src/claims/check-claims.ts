// The check of a written text against a study's tables.
import type { Columns } from '../core';
import { checkComparison } from './check-comparison';
import { checkNumber } from './check-number';
import { checkRank } from './check-rank';
import { findComparison, findRank } from './find-comparisons';
import type { Finding } from './finding';
import { findNumbers } from './find-numbers';
import { readStatements } from './read-statements';
import type { StudyTables } from './study-tables';

/** What a text claims, and how it stands by the tables. */
export interface CheckedClaims {
  readonly kind: 'claims';
  readonly findings: readonly Finding[];
  /** One row a finding: `line`, `type`, `said`, `code`, `profile`, `verdict`, `found`, `rows`, `statement`. */
  readonly table: Columns;
}

/**
 * Checks each number, rank and comparison of a Markdown text (a paper's draft, a summary) against the tables of a study. A number is right when the
 * value of the tables rounds to it; a rank should hold by mentions and by share of ads; a comparison of profiles should be one that the tested
 * comparison of shares (adjusted p < 0.05), or else the interval of mentions an ad, shows. What the tables cannot decide is listed as not checked.
 * `table` has a row a finding, with its `line`.
 * @example
 * const { table } = checkClaims(writeSummary(done.study).text, readStudyTables(study.out));
 */
export function checkClaims(text: string, tables: StudyTables): CheckedClaims {
  const findings = readStatements(text, tables).flatMap((statement) => {
    const rank = findRank(statement.text);
    const comparison = findComparison(statement.text);
    return [
      ...findNumbers(statement.text).map((number) => checkNumber(number, statement, tables)),
      ...(rank ? [checkRank(rank, statement, tables)] : []),
      ...(comparison ? checkComparison(comparison, statement, tables) : []),
    ];
  });
  const columns = [
    'line',
    'type',
    'said',
    'code',
    'profile',
    'verdict',
    'found',
    'rows',
    'statement',
  ] as const;
  const table = Object.fromEntries(columns.map((name) => [name, findings.map((finding) => finding[name])]));
  return { kind: 'claims', findings, table };
}
