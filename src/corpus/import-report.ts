// ImportReport: what was read as what. Kept beside the ads that `readAds` gives, so that an ad is only what it says.
import { RoleLensError, type Ad } from '../core';
import type { DatesRead } from './date-columns';
import type { ColumnRole, Layout } from './read-options';
import type { HowTold } from './recognise-columns';

/** A role and what was read for it in a file. */
export interface RoleRead {
  readonly role: ColumnRole;
  /** Joined in this order; none where the file has no such column. */
  readonly columns: readonly string[];
  readonly how: HowTold | 'not there';
  /** Share (0 to 1) of the rows that have it; of `posted`, those whose date was read. */
  readonly filled: number;
  /** Up to three values, redacted as the ads are. */
  readonly examples: readonly string[];
}

/** What was read of a file. */
export interface FileRead {
  readonly file: string;
  /** Rows with content. */
  readonly rows: number;
  /** `null` for workbooks, which say it themselves. */
  readonly encoding: string | null;
  /** Places whose bytes stood for no character and became `\ufffd`. */
  readonly broken: number;
  /** Rows with a broken or a zero character; the first hundred. */
  readonly brokenRows: readonly number[];
  readonly layouts: readonly Layout[];
  readonly roles: readonly RoleRead[];
  readonly dates: readonly DatesRead[];
  /** Columns without a role that hold long texts, and that hold dates. */
  readonly unusedTexts: readonly string[];
  readonly unusedDates: readonly string[];
  /** Words that stand for nothing, as they were found in columns with a role, and how often. */
  readonly nothing: Readonly<Record<string, number>>;
  /** What is not safe or not there, a sentence each, the weightiest first. */
  readonly notes: readonly string[];
}

/** What was read as what, file by file. */
export interface ImportReport {
  readonly files: readonly FileRead[];
}

const reports = new WeakMap<readonly Ad[], ImportReport>();

/** Remembers the report of ads that were read. */
export function keepReport(ads: readonly Ad[], report: ImportReport): void {
  reports.set(ads, report);
}

/** The report of ads where they come from `readAds`; `undefined` for others, also for a part of them. */
export function reportOf(ads: readonly Ad[]): ImportReport | undefined {
  return reports.get(ads);
}

/**
 * What `readAds` read as what: of each file the columns, how they were told, how full they are, and what was not read. Use it before the first count.
 * @throws RoleLensError for ads that do not come straight from `readAds`, such as a part of them.
 * @example
 * show(importReport(ads));
 */
export function importReport(ads: readonly Ad[]): ImportReport {
  const report = reports.get(ads);
  if (report) return report;
  throw new RoleLensError('Nothing is known of how these ads were read.', {
    hint: 'Give the ads as readAds or readStudyAds gave them, before they are filtered or copied.',
  });
}
