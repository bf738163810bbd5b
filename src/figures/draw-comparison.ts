// drawComparison: groups of ads side by side, code by code.
import type { Columns, Figure, Legend } from '../core';
import type { Table } from '../table';
import { chooseGroups, readRows, sortRows, type Row } from './comparison-rows';
import { TICK_ROOM } from './draw-bars';
import { readDistribution } from './draw-distribution';
import { escapeLabel } from './escape-label';
import { groupColours } from './group-colours';
import { formatCount, formatPoints, formatShare, niceTicks } from './numbers';
import { frame, placeRows, type Rows } from './page-frame';
import { note, type LegendEntry } from './page-head';
import { numberColumn, openTable, rowCount } from './read-columns';
import { listOf } from './table-figure';
import { textWidth } from './text-width';
import { FONT_SIZES, SYMBOLS, round, widthInPixels, type FigureWidth, type MarkSymbol } from './theme';

/** How a comparison is drawn. */
export interface DrawComparisonOptions {
  /** File name without extension. */
  readonly name: string;
  /** Set above the plot; default none, as papers want it. */
  readonly title?: string;
  /** Goes under the figure; n per group and what points and lines mean are added. */
  readonly caption: string;
  /** Two to four groups; default the first two that the table has. */
  readonly groups?: readonly string[];
  /** Names and colours of kinds and profiles; default the table's own. */
  readonly legend?: Legend;
  /** Ads per group; default derived from the columns `ads` and `prevalence`. */
  readonly sizes?: Readonly<Record<string, number>>;
  /** `difference` (default): what the first group has more of than the second on top, of several what they differ most in; `share`: the largest share in any on top. */
  readonly sort?: 'difference' | 'share';
  /** Default `wide` (120 mm). */
  readonly width?: FigureWidth;
}

const ROW_HEIGHT = 18;
/** How far groups stand from one another in a row, in px. */
const APART = 6;
const HEADING = 12;
const DIFFERENCE = 'Diff. (pp)';
const DIFFERENCE_GAP = 8;
/** Room right of the plot where no difference stands there, in px: a tick at 100% needs it. */
const RIGHT = 15;

/**
 * Draws the share of ads of two to four groups as points with 95 % intervals, one row a code; for two, with the difference in
 * percentage points on the right. Input: the table of `tableDistribution` (`code`, `name`, `group`, `ads`, `prevalence`,
 * `prevalence_low`, `prevalence_high`; shares 0 to 1). Throws `RoleLensError` where a column is missing or out of
 * range, or where the table does not have the groups, `NothingToShow` where it has one only.
 */
export function drawComparison(table: Table | Columns, options: DrawComparisonOptions): Figure {
  const { columns, legend: colouring } = openTable(table, options);
  rowCount(columns);
  const read = readDistribution(columns, colouring);
  const groups = chooseGroups(read.groups, options.groups);
  const rows = sortRows(readRows(columns, read, groups), options.sort ?? 'difference');
  const sizes = groups.map((group) => options.sizes?.[group] ?? sizeOf(columns, group));
  const named = groups.map((group, g) =>
    sizes[g] === null ? group : `${group} (n = ${formatCount(sizes[g])})`,
  );
  const colours = groupColours(groups, colouring);
  const legend = named.map((name, g): LegendEntry => ({
    name,
    colour: colours[g],
    shape: markOf(g, groups),
  }));
  const width = widthInPixels(options.width ?? 'wide');
  const names = rows.map(({ name }) => name);
  const placed = placeRows(names, width, groups.length > 2 ? groups.length * APART + 10 : ROW_HEIGHT);
  return {
    name: options.name,
    data: groups.map((_, g) => points(rows, g, groups, colours[g], placed.middles)),
    layout: layoutOf(rows, placed, legend, options),
    caption: `${options.caption} ${listOf(named)}. Points are shares of ads, lines 95% intervals${groups.length === 2 ? '; Diff. is the first group minus the second in percentage points' : ''}.`,
    table: tableOf(rows, groups),
  };
}

/** Two groups are told apart by colour alone, as each stands on its side of the row. */
function markOf(g: number, groups: readonly string[]): MarkSymbol {
  return groups.length === 2 ? 'circle' : SYMBOLS[g];
}

/** Ads of a group, from the row where rounding matters least. */
function sizeOf(columns: Columns, group: string): number | null {
  if (!columns.ads) return null;
  const [ads, share] = [numberColumn(columns, 'ads'), numberColumn(columns, 'prevalence', 1)];
  const rows = ads
    .map((_, row) => row)
    .filter((row) => String(columns.group[row]) === group && share[row] && ads[row]);
  const best = rows.sort((a, b) => ads[b]! - ads[a]!)[0];
  return best === undefined ? null : Math.round(ads[best]! / share[best]!);
}

function points(
  rows: readonly Row[],
  g: number,
  groups: readonly string[],
  colour: string,
  middles: readonly number[],
): Record<string, unknown> {
  const group = groups[g];
  const symbol = markOf(g, groups);
  const offset = (g - (groups.length - 1) / 2) * APART;
  const percent = (value: number | null) => (value === null ? null : round(value * 100));
  const estimates = rows.map((row) => row.shares[g]);
  const span = (from: number | null, to: number | null) =>
    from === null || to === null ? 0 : percent(to - from);
  return {
    type: 'scatter',
    mode: 'markers',
    name: escapeLabel(group),
    x: estimates.map(({ share }) => percent(share)),
    y: middles.map((middle) => round(middle + offset)),
    marker: {
      color: colour,
      ...(symbol !== 'circle' && { symbol }),
      size: 6,
      line: { width: 0 },
      opacity: 1,
    },
    error_x: {
      type: 'data',
      symmetric: false,
      array: estimates.map(({ share, high }) => span(share, high)),
      arrayminus: estimates.map(({ share, low }) => span(low, share)),
      thickness: 1.25,
      width: 0,
      color: colour,
    },
    cliponaxis: false,
    hovertext: rows.map((row) => hover(row, g, group)),
    hoverinfo: 'text',
  };
}

function hover(row: Row, g: number, group: string): string {
  const { share, low, high } = row.shares[g];
  const interval = low === null || high === null ? '' : ` (${formatShare(low)} to ${formatShare(high)})`;
  return [row.name, group, share === null ? '–' : formatShare(share) + interval]
    .map(escapeLabel)
    .join('<br>');
}

function layoutOf(
  rows: readonly Row[],
  placed: Rows,
  legend: readonly LegendEntry[],
  options: DrawComparisonOptions,
) {
  const width = widthInPixels(options.width ?? 'wide');
  const isPair = rows[0].shares.length === 2;
  const right = isPair ? Math.ceil(textWidth(DIFFERENCE, FONT_SIZES.value) + DIFFERENCE_GAP + 4) : RIGHT;
  const highest = Math.max(
    ...rows.flatMap(({ shares }) => shares.map(({ share, high }) => high ?? share ?? 0)),
  );
  const end = Math.min(100, highest * 104) || 1;
  const plot = width - placed.left - right;
  const layout = frame({
    ...options,
    legend,
    rows: placed,
    right,
    heading: isPair ? HEADING : 0,
    axisTitle: 'Share of ads (%)',
    ticks: niceTicks(end, Math.max(2, Math.min(6, Math.floor(plot / TICK_ROOM)))),
    tickSuffix: '%',
    end,
  });
  const differences = isPair ? differenceNotes(rows, placed, right) : [];
  return { ...layout, annotations: [...layout.annotations, ...differences] };
}

/** The differences on the right of their rows, under a heading. */
function differenceNotes(rows: readonly Row[], { middles }: Rows, right: number) {
  const aside = (text: string, up: number) => ({
    ...note(text, { x: 1, y: 1 }, right - 3, up, FONT_SIZES.value),
    xanchor: 'right',
  });
  const written = rows.map((row, at) => ({
    ...aside(row.difference === null ? '–' : formatPoints(row.difference), 0),
    yref: 'y',
    y: middles[at],
  }));
  return [aside(DIFFERENCE, HEADING / 2), ...written];
}

function tableOf(rows: readonly Row[], groups: readonly string[]): Columns {
  const marks = rows.flatMap((row) => groups.map((group, g) => ({ ...row, ...row.shares[g], group })));
  return {
    code: marks.map(({ code }) => code),
    name: marks.map(({ name }) => name),
    group: marks.map(({ group }) => group),
    prevalence: marks.map(({ share }) => share),
    prevalence_low: marks.map(({ low }) => low),
    prevalence_high: marks.map(({ high }) => high),
    ...(groups.length === 2 && { difference: marks.map(({ difference }) => difference) }),
  };
}
