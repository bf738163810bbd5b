// The rows of a comparison: which groups stand side by side, the share of each code in each, and the order of the codes.
import { NO_PROFILE, NothingToShow, RoleLensError, type Columns } from '../core';
import type { Distribution } from './draw-distribution';
import { numberColumn } from './read-columns';

/** One code: its share in each group (0 to 1) with 95 % interval. */
export interface Row {
  readonly code: string;
  readonly name: string;
  readonly shares: readonly Estimate[];
  /** Of two groups the first minus the second, of more the largest minus the smallest; `null` where one is unknown. */
  readonly difference: number | null;
}

/** Shares are 0 to 1; `null` where the table has none. */
export interface Estimate {
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const MOST_GROUPS = 4;

/** The groups asked for, else the first two that have a name. Throws where the table has none such. */
export function chooseGroups(found: readonly string[], wanted?: readonly string[]): readonly string[] {
  const groups = wanted ?? found.filter((group) => group !== NO_PROFILE).slice(0, 2);
  const isRight = groups.length >= 2 && groups.length <= MOST_GROUPS;
  if (isRight && groups.every((group) => found.includes(group))) return groups;
  const names = found.join(', ') || 'none';
  if (!wanted) throw new NothingToShow(`a comparison needs two groups of ads, and the table has ${names}`);
  throw new RoleLensError(
    `For a comparison, two to ${MOST_GROUPS} groups of the table were expected, found ${wanted.join(', ')}; the table has ${names}.`,
    { hint: 'Name some of them in the option `groups`.' },
  );
}

/** One row a code. */
export function readRows(columns: Columns, table: Distribution, groups: readonly string[]): Row[] {
  const [share, low, high] = ['prevalence', 'prevalence_low', 'prevalence_high'].map((name) =>
    numberColumn(columns, name, 1),
  );
  return table.codes.map((code) => {
    const shares = groups.map((group) => {
      const row = table.row(code, group) ?? -1;
      return { share: share[row] ?? null, low: low[row] ?? null, high: high[row] ?? null };
    });
    const known = shares.flatMap(({ share: each }) => each ?? []);
    return {
      code,
      name: table.names.get(code)!,
      shares,
      difference: known.length === groups.length ? differenceOf(known) : null,
    };
  });
}

function differenceOf(shares: readonly number[]): number {
  return shares.length === 2 ? shares[0] - shares[1] : Math.max(...shares) - Math.min(...shares);
}

/** Rows by what groups differ most in, or by the largest share. */
export function sortRows(rows: readonly Row[], by: 'difference' | 'share'): Row[] {
  const most = (row: Row) => Math.max(...row.shares.map(({ share }) => share ?? -1));
  const key = (row: Row) => (by === 'share' ? most(row) : (row.difference ?? -2));
  return [...rows].sort((a, b) => key(b) - key(a));
}
