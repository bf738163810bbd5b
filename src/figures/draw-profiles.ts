// drawProfiles: how many ads each profile has.
import type { Columns, Figure, Legend } from '../core';
import type { Table } from '../table';
import { drawBars } from './draw-bars';
import { groupColours } from './group-colours';
import { formatCount, formatShare } from './numbers';
import { numberColumn, openTable, rowCount, textColumn } from './read-columns';
import type { FigureWidth } from './theme';

/** How the profiles are drawn. */
export interface DrawProfilesOptions {
  /** File name without extension; default `profile_distribution`. */
  readonly name?: string;
  /** Names and colours of kinds and profiles; default the table's own. */
  readonly legend?: Legend;
  /** Set above the bars; default none, as papers want it. */
  readonly title?: string;
  /** Goes under the figure, with n. */
  readonly caption: string;
  /** Default `wide` (120 mm). */
  readonly width?: FigureWidth;
}

/**
 * Draws the ads of each profile as bars, in the order of the rows, labelled `n (share)`.
 * Input: one row a profile with `profile`, `ads` (count), `share`, `share_low`, `share_high` (0 to 1); the interval
 * is given in the figure's table only. Throws `RoleLensError` where a column is missing or out of range.
 */
export function drawProfiles(table: Table | Columns, options: DrawProfilesOptions): Figure {
  const { columns, legend } = openTable(table, options);
  rowCount(columns);
  const profiles = textColumn(columns, 'profile');
  const ads = numberColumn(columns, 'ads');
  const share = numberColumn(columns, 'share', 1);
  const colours = groupColours(profiles, legend);
  const bars = profiles.map((_, row) => ({
    value: ads[row],
    label: `${formatCount(ads[row] ?? 0)} (${share[row] === null ? '–' : formatShare(share[row])})`,
    colour: colours[row],
  }));
  const { width, title } = options;
  return {
    name: options.name ?? 'profile_distribution',
    ...drawBars(profiles, [{ name: '', bars }], { width, title, axisTitle: 'Ads', percent: false }),
    caption: options.caption,
    table: {
      profile: profiles,
      ads,
      share,
      share_low: numberColumn(columns, 'share_low', 1),
      share_high: numberColumn(columns, 'share_high', 1),
    },
  };
}
