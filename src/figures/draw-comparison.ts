// drawComparison: two groups of ads side by side, code by code.
import { RoleLensError, type Columns, type Figure } from '../core';
import { TICK_ROOM } from './draw-bars';
import { readDistribution } from './draw-distribution';
import { escapeLabel } from './escape-label';
import { formatCount, formatPoints, formatShare, niceTicks } from './numbers';
import { frame, placeRows, type Rows } from './page-frame';
import { note, type LegendEntry } from './page-head';
import { numberColumn, rowCount } from './read-columns';
import { textWidth } from './text-width';
import { FONT_SIZES, groupColours, round, widthInPixels, type FigureWidth } from './theme';

/** How a comparison is drawn. */
export interface DrawComparisonOptions {
  /** File name without extension, e.g. `technology_comparison`. */
  readonly name: string;
  /** Set above the plot; default none, as papers want it. */
  readonly title?: string;
  /** Goes under the figure; n per group and what points and lines mean are added. */
  readonly caption: string;
  /** The two groups; default GenAI Engineer and ML Engineer, or the two that the table has. */
  readonly groups?: readonly [string, string];
  /** Ads per group; default derived from the columns `ads` and `prevalence`. */
  readonly sizes?: Readonly<Record<string, number>>;
  /** `difference` (default): what the first group has more of on top; `share`: the largest share in either on top. */
  readonly sort?: 'difference' | 'share';
  /** Default `wide` (120 mm). */
  readonly width?: FigureWidth;
}

/** One code: its share in both groups (0 to 1) with 95 % interval. */
interface Row {
  readonly code: string;
  readonly name: string;
  readonly shares: readonly Estimate[];
  /** First group minus second; `null` where one is unknown. */
  readonly difference: number | null;
}

interface Estimate {
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const ROW_HEIGHT = 18;
/** How far the two groups stand from the middle of a row, in px. */
const APART = 3;
const HEADING = 12;
const DIFFERENCE_GAP = 8;
const DEFAULT_GROUPS = ['GenAI Engineer', 'ML Engineer'] as const;

/**
 * Draws the share of ads of two groups as points with 95 % intervals, one row a code, with the difference in
 * percentage points on the right. Input: a distribution frame (`code`, `name`, `group`, `ads`, `prevalence`,
 * `prevalence_low`, `prevalence_high`; shares 0 to 1). Throws `RoleLensError` where a column is missing or out of
 * range, or where the table does not have the two groups.
 */
export function drawComparison(columns: Columns, options: DrawComparisonOptions): Figure {
  rowCount(columns);
  const groups = chooseGroups(readDistribution(columns).groups, options.groups);
  const rows = sortRows(readRows(columns, groups), options.sort ?? 'difference');
  const sizes = groups.map((group) => options.sizes?.[group] ?? sizeOf(columns, group));
  const named = groups.map((group, g) =>
    sizes[g] === null ? group : `${group} (n = ${formatCount(sizes[g])})`,
  );
  const colours = groupColours(groups);
  const legend = named.map((name, g): LegendEntry => ({ name, colour: colours[g], shape: 'circle' }));
  const width = widthInPixels(options.width ?? 'wide');
  const names = rows.map(({ name }) => name);
  const placed = placeRows(names, width, ROW_HEIGHT);
  return {
    name: options.name,
    data: groups.map((group, g) => points(rows, g, group, colours[g], placed.middles)),
    layout: layoutOf(rows, placed, legend, options),
    caption: `${options.caption} ${named.join(' and ')}. Points are shares of ads, lines 95% intervals; Diff. is the first group minus the second in percentage points.`,
    table: tableOf(rows, groups),
  };
}

function chooseGroups(found: readonly string[], wanted?: readonly [string, string]): readonly string[] {
  const groups = wanted ?? (DEFAULT_GROUPS.every((group) => found.includes(group)) ? DEFAULT_GROUPS : found);
  if (groups.length === 2 && groups.every((group) => found.includes(group))) return groups;
  const expected = wanted ? `groups ${wanted.join(' and ')} were expected` : 'two groups were expected';
  throw new RoleLensError(`For a comparison, ${expected}; the table has ${found.join(', ') || 'none'}.`, {
    hint: 'Name two of them in the option `groups`.',
  });
}

function readRows(columns: Columns, groups: readonly string[]): Row[] {
  const table = readDistribution(columns);
  const [share, low, high] = ['prevalence', 'prevalence_low', 'prevalence_high'].map((name) =>
    numberColumn(columns, name, 1),
  );
  return table.codes.map((code) => {
    const shares = groups.map((group) => {
      const row = table.row(code, group) ?? -1;
      return { share: share[row] ?? null, low: low[row] ?? null, high: high[row] ?? null };
    });
    const [first, second] = shares;
    const known = first.share !== null && second.share !== null;
    return {
      code,
      name: table.names.get(code)!,
      shares,
      difference: known ? first.share! - second.share! : null,
    };
  });
}

function sortRows(rows: readonly Row[], by: 'difference' | 'share'): Row[] {
  const most = (row: Row) => Math.max(...row.shares.map(({ share }) => share ?? -1));
  const key = (row: Row) => (by === 'share' ? most(row) : (row.difference ?? -2));
  return [...rows].sort((a, b) => key(b) - key(a));
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
  group: string,
  colour: string,
  middles: readonly number[],
): Record<string, unknown> {
  const percent = (value: number | null) => (value === null ? null : round(value * 100));
  const estimates = rows.map((row) => row.shares[g]);
  const span = (from: number | null, to: number | null) =>
    from === null || to === null ? 0 : percent(to - from);
  return {
    type: 'scatter',
    mode: 'markers',
    name: escapeLabel(group),
    x: estimates.map(({ share }) => percent(share)),
    y: middles.map((middle) => round(middle + (g === 0 ? -APART : APART))),
    marker: { color: colour, size: 6, line: { width: 0 }, opacity: 1 },
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
  const heading = 'Diff. (pp)';
  const right = Math.ceil(textWidth(heading, FONT_SIZES.value) + DIFFERENCE_GAP + 4);
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
    heading: HEADING,
    axisTitle: 'Share of ads (%)',
    ticks: niceTicks(end, Math.max(2, Math.min(6, Math.floor(plot / TICK_ROOM)))),
    tickSuffix: '%',
    end,
  });
  const aside = (text: string, up: number) => ({
    ...note(text, { x: 1, y: 1 }, right - 3, up, FONT_SIZES.value),
    xanchor: 'right',
  });
  const written = rows.map((row, at) => ({
    ...aside(row.difference === null ? '–' : formatPoints(row.difference), 0),
    yref: 'y',
    y: placed.middles[at],
  }));
  return { ...layout, annotations: [...layout.annotations, aside(heading, HEADING / 2), ...written] };
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
    difference: marks.map(({ difference }) => difference),
  };
}
