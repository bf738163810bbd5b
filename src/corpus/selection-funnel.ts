// Selection funnel: how many ads are left after each step of the selection, as in CAIN 2022, table 1.
import type { Ad, ExclusionReason } from '../core';

/** One step of the selection. */
export interface FunnelRow {
  /** What the ads left after this step are, e.g. `with a description`. */
  readonly step: string;
  /** Ads left after this step. */
  readonly ads: number;
  /** Ads that this step took out. */
  readonly removed: number;
  /** The mark of the ads taken out; `null` for the first step. */
  readonly reason: ExclusionReason | null;
}

const steps: readonly [string, ExclusionReason][] = [
  ['inside the query', 'outside query'],
  ['with a description', 'no description'],
  ['not repeated', 'repeated row'],
  ['distinct ads', 'near-duplicate'],
];

/**
 * The funnel from rows read to distinct ads: five rows, one a step, in the order of the selection, steps that took out nothing
 * included. Use it for the paper's table of how the sample came about.
 */
export function selectionFunnel(ads: readonly Ad[]): FunnelRow[] {
  const removed = new Map<ExclusionReason | null, number>();
  for (const { selection } of ads) removed.set(selection.reason, (removed.get(selection.reason) ?? 0) + 1);
  const rows: FunnelRow[] = [{ step: 'rows read', ads: ads.length, removed: 0, reason: null }];
  for (const [step, reason] of steps) {
    const out = removed.get(reason) ?? 0;
    rows.push({ step, ads: rows[rows.length - 1].ads - out, removed: out, reason });
  }
  return rows;
}

/** Rows read from each file, one row a file, in the order of reading. */
export function rowsPerFile(ads: readonly Ad[]): { file: string; rows: number }[] {
  const rows = new Map<string, number>();
  for (const { source } of ads) rows.set(source.file, (rows.get(source.file) ?? 0) + 1);
  return [...rows].map(([file, count]) => ({ file, rows: count }));
}
