// The counts of codes in a group of ads, as rows.
import { tableDistribution } from '../../analysis';
import type { Coding } from '../../core';
import { escapeMarkdown } from '../../export';
import { rowsOf } from '../../table';

/** A share with its 95 % interval, 0 to 1. */
export interface RatedShare {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** One code in one group of ads. */
export interface CodeRow extends RatedShare {
  readonly group: string;
  /** Id of its kind. */
  readonly kind: string;
  readonly code: string;
  readonly name: string;
  /** The name as Markdown text, for sentences; tables escape `name` themselves. */
  readonly label: string;
  readonly mentions: number;
  readonly ads: number;
  /** Ads of the group. */
  readonly n: number;
}

/** The codes of a kind in distinct ads, zeros included, by group, most mentions first. */
export function codeRows(coding: Coding, kind: string, by: string | null): CodeRow[] {
  const rows = rowsOf(tableDistribution(coding, { kind, by })).map((row): CodeRow => ({
    group: row.group,
    kind,
    code: row.code,
    name: row.name,
    label: escapeMarkdown(row.name),
    mentions: row.mentions,
    ads: row.ads,
    n: row.group_ads,
    share: row.prevalence,
    low: row.prevalence_low,
    high: row.prevalence_high,
  }));
  return rows.sort((a, b) => b.mentions - a.mentions || b.ads - a.ads);
}
