// Tables from rows: whole columns under explicit names, so that a table without rows keeps its columns.
import type { Cell, Columns } from '../core';
import { wilsonInterval } from '../statistics';

/** Columns of rows; numbers that are none (`NaN`) or endless become `null`. */
export function tableOf<Name extends string>(
  names: readonly Name[],
  rows: readonly Readonly<Record<Name, Cell>>[],
): Columns & Readonly<Record<Name, readonly Cell[]>> {
  const columns = {} as Record<Name, Cell[]>;
  for (const name of names) columns[name] = rows.map((row) => finite(row[name]));
  return columns;
}

/** How many ads of a group: the columns `ads`, `group_ads`, `share` (0 to 1) and its 95 % Wilson interval. */
export function shareOfAds(
  ads: number,
  group_ads: number,
): Record<'ads' | 'group_ads' | 'share' | 'share_low' | 'share_high', number> {
  const [share_low, share_high] = wilsonInterval(ads, group_ads);
  return { ads, group_ads, share: ads / group_ads, share_low, share_high };
}

function finite(cell: Cell): Cell {
  return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell;
}
