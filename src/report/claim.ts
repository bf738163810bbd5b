// The comparative sentences of the summary: each made from a test, and listed with it in claims.csv.
import type { Cell, Columns } from '../core';

/** One comparative sentence and what it rests on. Shares are of distinct ads, 0 to 1. */
export interface Claim {
  /** As it stands in the summary, Markdown. */
  readonly sentence: string;
  /** `more`: in the first; `rank`: the first code before the second, in the same ads. */
  readonly type: 'more' | 'no difference shown' | 'rank';
  /** A code, or two for a rank. */
  readonly code: string;
  /** The groups compared, or the group that the rank is in. */
  readonly group_a: string;
  readonly group_b: string;
  readonly share_a: number;
  readonly share_b: number;
  readonly difference_low: number | null;
  readonly difference_high: number | null;
  readonly test: string;
  /** Adjusted over the table for differences between groups; as it is for ranks. */
  readonly p: number;
  /** File of the study, and its row (the header is row 1). */
  readonly table: string;
  readonly row: number;
}

const COLUMNS = [
  ...([
    'type',
    'code',
    'group_a',
    'group_b',
    'share_a',
    'share_b',
    'difference_low',
    'difference_high',
  ] as const),
  ...(['test', 'p', 'table', 'row', 'sentence'] as const),
];

/** One row a comparative sentence, in the order of the summary. */
export function claimColumns(claims: readonly Claim[]): Columns {
  return Object.fromEntries(COLUMNS.map((name) => [name, claims.map((claim): Cell => claim[name])]));
}
