// drawDumbbell: two groups as two points a row, joined by a line, with the difference on the right.
import { RoleLensError, type Columns, type Figure, type Legend } from '../core';
import type { Table } from '../table';
import { TICK_ROOM } from './draw-bars';
import { escapeLabel } from './escape-label';
import { lineColours, sortGroups } from './group-colours';
import { frame, placeRows, type Rows } from './page-frame';
import { note, type LegendEntry } from './page-head';
import { distinct, numberColumn, openTable, pickRows, rowCount, textColumn } from './read-columns';
import { textWidth } from './text-width';
import { FONT_SIZES, INK, SYMBOLS, round, widthInPixels, type FigureWidth } from './theme';
import { SCALE_BOUNDS, formatValue, valueScale, type ScaleName, type ValueScale } from './value-scale';

/** How two groups are drawn. */
export interface DrawDumbbellOptions {
  /** File name without extension. */
  readonly name: string;
  /** Goes under the figure, with n of each group. */
  readonly caption: string;
  /** Says what the values are and in which unit. */
  readonly axisTitle: string;
  /** Default `share`. */
  readonly scale?: Exclude<ScaleName, 'points'>;
  /** Columns of the table; default `name`, `group` and `value`. */
  readonly columns?: Partial<Record<'name' | 'group' | 'value', string>>;
  /** The two groups; default the two that the table has. */
  readonly groups?: readonly [string, string];
  /** Largest difference (first group minus second) on top (default), or as in the table. */
  readonly sort?: 'difference' | 'given';
  /** Names and colours of kinds and profiles; default the table's own. */
  readonly legend?: Legend;
  readonly title?: string;
  /** Default `wide` (120 mm). */
  readonly width?: FigureWidth;
}

interface Pair {
  readonly name: string;
  readonly rows: readonly [number, number];
  readonly values: readonly (number | null)[];
  readonly difference: number | null;
}

const ROW = 16;
const HEADING = 14;

/**
 * Draws two values a row as points joined by a line, e.g. the shares of two profiles or of two years; the groups are named at the points
 * of the first row where they fit, else in a legend. Input: one row a name × group with `name`, `group`, `value`. Throws `RoleLensError`
 * where a column is missing or out of range, or where the table does not have the two groups.
 */
export function drawDumbbell(table: Table | Columns, options: DrawDumbbellOptions): Figure {
  const { columns, legend } = openTable(table, options);
  rowCount(columns);
  const scaleName = options.scale ?? 'share';
  const groups = chooseGroups(columns, legend, options);
  const pairs = readPairs(columns, groups, options);
  const width = widthInPixels(options.width ?? 'wide');
  const rows = placeRows(
    pairs.map(({ name }) => name),
    width,
    ROW,
  );
  const difference = scaleName === 'share' ? 'Diff. (pp)' : scaleName === 'ratio' ? '' : 'Diff.';
  const right = difference ? Math.ceil(textWidth(difference, FONT_SIZES.value) + 14) : 12;
  const most = Math.max(2, Math.min(6, Math.floor((width - rows.left - right) / TICK_ROOM)));
  const values = pairs.flatMap((pair) => pair.values);
  const scale = valueScale(scaleName, values, most);
  const colours = lineColours(groups, legend);
  return {
    name: options.name,
    data: [
      joins(pairs, rows, scale),
      ...groups.map((_, g) => points(pairs, groups, g, colours[g], rows, scale)),
    ],
    layout: layoutOf({ pairs, groups, colours, rows, scale, right, difference }, options),
    caption: difference
      ? `${options.caption} Diff. is ${groups[0]} minus ${groups[1]}${scaleName === 'share' ? ' in percentage points' : ''}.`
      : options.caption,
    table: pickRows(
      columns,
      pairs.flatMap((pair) => pair.rows.filter((row) => row >= 0)),
    ),
  };
}

function chooseGroups(
  columns: Columns,
  legend: Legend,
  options: DrawDumbbellOptions,
): readonly [string, string] {
  const found = sortGroups(distinct(textColumn(columns, options.columns?.group ?? 'group')), legend);
  const groups = options.groups ?? found;
  const [first, second] = groups;
  if (groups.length === 2 && groups.every((group) => found.includes(group))) return [first, second];
  throw new RoleLensError(
    `Two groups were expected${options.groups ? ` (${first} and ${second})` : ''}; the table has ${found.join(', ') || 'none'}.`,
    { hint: 'Name two of them in the option `groups`.' },
  );
}

function readPairs(
  columns: Columns,
  groups: readonly [string, string],
  options: DrawDumbbellOptions,
): Pair[] {
  const { least, most } = SCALE_BOUNDS[options.scale ?? 'share'];
  const [name, group] = (['name', 'group'] as const).map((each) =>
    textColumn(columns, options.columns?.[each] ?? each),
  );
  const value = numberColumn(columns, options.columns?.value ?? 'value', most, least);
  const cells = new Map(name.map((each, row) => [JSON.stringify([each, group[row]]), row]));
  const pairs = distinct(name).map((each): Pair => {
    const cell = (of: string) => cells.get(JSON.stringify([each, of])) ?? -1;
    const at = [cell(groups[0]), cell(groups[1])] as const;
    const [first, second] = at.map((row) => value[row] ?? null);
    const difference = first === null || second === null ? null : first - second;
    return { name: each, rows: at, values: [first, second], difference };
  });
  if (options.sort === 'given') return pairs;
  return pairs.sort((a, b) => (b.difference ?? -Infinity) - (a.difference ?? -Infinity) || 0);
}

function joins(pairs: readonly Pair[], rows: Rows, scale: ValueScale): Record<string, unknown> {
  const ends = pairs.map(({ values }) => values.map(scale.at));
  return {
    type: 'scatter',
    mode: 'lines',
    x: ends.flatMap(([first, second]) => [first, second, null]).map((x) => (x === null ? null : round(x))),
    y: rows.middles.flatMap((middle) => [middle, middle, null]),
    line: { color: INK.join, width: 2 },
    hoverinfo: 'skip',
  };
}

function points(
  pairs: readonly Pair[],
  groups: readonly string[],
  g: number,
  color: string,
  rows: Rows,
  scale: ValueScale,
): Record<string, unknown> {
  const values = pairs.map(({ values: both }) => both[g]);
  return {
    type: 'scatter',
    mode: 'markers',
    name: escapeLabel(groups[g]),
    x: values.map((value) => scale.at(value)).map((x) => (x === null ? null : round(x))),
    y: rows.middles,
    marker: { color, symbol: SYMBOLS[g], size: g === 0 ? 8 : 7.5, line: { width: 0 }, opacity: 1 },
    cliponaxis: false,
    hovertext: pairs.map(({ name }, row) =>
      [name, groups[g], values[row] === null ? '–' : scale.format(values[row])].map(escapeLabel).join('<br>'),
    ),
    hoverinfo: 'text',
  };
}

interface Drawn {
  readonly pairs: readonly Pair[];
  readonly groups: readonly [string, string];
  readonly colours: readonly string[];
  readonly rows: Rows;
  readonly scale: ValueScale;
  readonly right: number;
  readonly difference: string;
}

function layoutOf(drawn: Drawn, options: DrawDumbbellOptions): Figure['layout'] {
  const { pairs, groups, colours, rows, scale, right, difference } = drawn;
  const direct = directLabels(drawn, widthInPixels(options.width ?? 'wide'));
  const legend = groups.map((name, g): LegendEntry => ({ name, colour: colours[g], shape: SYMBOLS[g] }));
  const layout = frame({
    ...options,
    rows,
    right,
    legend: direct ? [] : legend,
    heading: HEADING,
    start: scale.start,
    end: scale.end,
    ticks: scale.ticks,
    tickTexts: scale.texts,
  });
  const aside = (text: string, up: number) => ({
    ...note(text, { x: 1, y: 1 }, right - 3, up, FONT_SIZES.value),
    xanchor: 'right',
  });
  const name = options.scale === undefined || options.scale === 'share' ? 'points' : options.scale;
  const written = pairs.map((pair, row) => ({
    ...aside(formatValue(name, pair.difference), 0),
    yref: 'y',
    y: rows.middles[row],
  }));
  const differences = difference ? [aside(difference, HEADING / 2), ...written] : [];
  return { ...layout, annotations: [...layout.annotations, ...(direct ?? []), ...differences] };
}

/** The groups' names above the first row's points, away from each other; undefined where they would not fit. */
function directLabels({ pairs, groups, rows, scale, right }: Drawn, width: number) {
  const ends = pairs[0].values.map(scale.at);
  if (ends[0] === null || ends[1] === null || ends[0] === ends[1]) return undefined;
  const plot = width - rows.left - right;
  const places = ends.map((end) => rows.left + ((end! - scale.start) / (scale.end - scale.start)) * plot);
  const wide = groups.map((group) => textWidth(group, FONT_SIZES.value));
  const lower = ends[0] < ends[1] ? 0 : 1;
  const upper = 1 - lower;
  // The lower one ends a little right of its point, the upper one begins a little left of its own, both within the page.
  const reach = Math.min(8, Math.max(0, (places[upper] - places[lower]) / 2 - 3));
  const lowerAt = Math.max(2, places[lower] + reach - wide[lower]);
  const upperAt = Math.min(width - right - wide[upper], places[upper] - reach);
  if (lowerAt + wide[lower] + 5 > upperAt) return undefined;
  const label = (g: number, at: number) =>
    note(escapeLabel(groups[g]), { x: 0, y: 1 }, at - rows.left, HEADING / 2 - 2, FONT_SIZES.value);
  return [label(lower, lowerAt), label(upper, upperAt)];
}
