// drawDots: estimates with their intervals as points on named rows; one series or several, with a null line where there is one.
import type { Columns, Figure, Legend } from '../core';
import type { Table } from '../table';
import { TICK_ROOM } from './draw-bars';
import { escapeLabel } from './escape-label';
import { lineColours } from './group-colours';
import { frame, placeRows, type Rows } from './page-frame';
import { note, type LegendEntry } from './page-head';
import { distinct, numberColumn, openTable, pickRows, rowCount, textColumn } from './read-columns';
import { readEnds, readSeries } from './read-series';
import { textWidth } from './text-width';
import { FONT_SIZES, INK, NEUTRAL, SYMBOLS, round, widthInPixels, type FigureWidth } from './theme';
import { SCALE_BOUNDS, valueScale, type ScaleName, type ValueScale } from './value-scale';

/** How estimates are drawn. */
export interface DrawDotsOptions {
  /** File name without extension, e.g. `agreement_by_code`. */
  readonly name: string;
  /** Goes under the figure, with n; a sentence on the intervals is added where there are any. */
  readonly caption: string;
  /** Says what the values are and in which unit, e.g. `Share of ads (%)`. */
  readonly axisTitle: string;
  /** What the values are; default `number`. */
  readonly scale?: ScaleName;
  /** Columns of the table; default `name`, `value`, `low`, `high` and, where there is one, `series`. */
  readonly columns?: Partial<Record<'name' | 'value' | 'low' | 'high' | 'series', string>>;
  /** A line at the value that means nothing, e.g. 0 for a difference or 1 for a ratio; default none. */
  readonly reference?: number | null;
  /** What lies left and right of the reference, e.g. the groups' names; default nothing. */
  readonly sides?: readonly [string, string];
  /** Rows as in the table (default), or those with the largest value (of the first series) on top. */
  readonly sort?: 'given' | 'value';
  /** Rows of the table whose point is drawn open, e.g. because nothing is shown; the caption should say so. Default none. */
  readonly open?: (row: number) => boolean;
  /** Colour `#RRGGBB` of each series; default by the legend. */
  readonly colours?: readonly string[];
  /** Names and colours of kinds and profiles; default the table's own. */
  readonly legend?: Legend;
  readonly title?: string;
  /** Default `wide` (120 mm). */
  readonly width?: FigureWidth;
}

interface Dots {
  readonly names: readonly string[];
  readonly series: readonly string[];
  readonly cell: (name: string, series: string) => number | undefined;
  readonly value: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

const ROW = 18;
const SERIES_PITCH = 6;
const RIGHT = 12;
const HEADING = 14;

/**
 * Draws each value as a point, with a line from its low to its high end, one row a name. Input: one row a name (× series) with `name`,
 * `value`, `low` and `high` (the last two may be missing from the table) and, for several series, `series`; other names of columns
 * go into the options. Throws `RoleLensError` where a column is missing or out of the scale's range, or where there are more than seven series.
 */
export function drawDots(table: Table | Columns, options: DrawDotsOptions): Figure {
  const { columns, legend } = openTable(table, options);
  rowCount(columns);
  const dots = sortDots(readDots(columns, legend, options), options.sort ?? 'given');
  const width = widthInPixels(options.width ?? 'wide');
  const rows = placeRows(dots.names, width, Math.max(ROW, dots.series.length * SERIES_PITCH + 8));
  const most = Math.max(2, Math.min(6, Math.floor((width - rows.left - RIGHT) / (TICK_ROOM + 4))));
  const all = [...dots.value, ...dots.low, ...dots.high];
  const scale = valueScale(options.scale ?? 'number', all, most, options.reference);
  const colours = options.colours ?? (dots.series.length > 1 ? lineColours(dots.series, legend) : [NEUTRAL]);
  const interval = [...dots.low, ...dots.high].some((value) => value !== null);
  const order = dots.names.flatMap((name) => dots.series.flatMap((series) => dots.cell(name, series) ?? []));
  return {
    name: options.name,
    data: dots.series.map((_, s) => trace(dots, s, colours[s], rows, scale, options.open)),
    layout: layoutOf(dots, rows, scale, colours, options),
    caption: interval ? `${options.caption} Lines are 95% intervals.` : options.caption,
    table: pickRows(columns, order),
  };
}

function readDots(
  columns: Columns,
  legend: Legend,
  { columns: named = {}, scale = 'number' }: DrawDotsOptions,
): Dots {
  const { least, most } = SCALE_BOUNDS[scale];
  const name = textColumn(columns, named.name ?? 'name');
  const { series, names: found } = readSeries(columns, named, legend);
  const cells = new Map(name.map((each, row) => [JSON.stringify([each, series[row]]), row]));
  return {
    names: distinct(name),
    series: found,
    cell: (each, of) => cells.get(JSON.stringify([each, of])),
    value: numberColumn(columns, named.value ?? 'value', most, least),
    low: readEnds(columns, named, 'low'),
    high: readEnds(columns, named, 'high'),
  };
}

function sortDots(dots: Dots, sort: 'given' | 'value'): Dots {
  if (sort === 'given') return dots;
  const key = (name: string) => dots.value[dots.cell(name, dots.series[0]) ?? -1] ?? -Infinity;
  // Infinity minus itself is not a number; where both lack a value they stay as they are.
  return { ...dots, names: [...dots.names].sort((a, b) => key(b) - key(a) || 0) };
}

function trace(
  dots: Dots,
  s: number,
  color: string,
  rows: Rows,
  scale: ValueScale,
  open?: (row: number) => boolean,
): Record<string, unknown> {
  const series = dots.series[s];
  const cells = dots.names.map((name) => dots.cell(name, series));
  const read = (values: readonly (number | null)[]) =>
    cells.map((cell) => scale.at(values[cell ?? -1] ?? null));
  const [x, low, high] = [read(dots.value), read(dots.low), read(dots.high)];
  const offset = (s - (dots.series.length - 1) / 2) * SERIES_PITCH;
  const span = (from: number | null, to: number | null) =>
    from === null || to === null ? 0 : round(Math.max(0, to - from));
  return {
    type: 'scatter',
    mode: 'markers',
    name: escapeLabel(series),
    x: x.map((value) => (value === null ? null : round(value))),
    y: rows.middles.map((middle) => round(middle + offset)),
    marker: {
      color: open ? cells.map((cell) => (cell !== undefined && open(cell) ? '#FFFFFF' : color)) : color,
      symbol: SYMBOLS[s],
      size: s === 0 ? 6.5 : 6,
      line: open ? { width: 1.25, color } : { width: 0 },
      opacity: 1,
    },
    error_x: {
      type: 'data',
      symmetric: false,
      array: x.map((value, row) => span(value, high[row])),
      arrayminus: x.map((value, row) => span(low[row], value)),
      thickness: 1.25,
      width: 0,
      color,
    },
    cliponaxis: false,
    hovertext: dots.names.map((name, row) => hover(name, series, cells[row], dots, scale)),
    hoverinfo: 'text',
  };
}

function hover(
  name: string,
  series: string,
  cell: number | undefined,
  dots: Dots,
  { format }: ValueScale,
): string {
  const [value, low, high] = [dots.value, dots.low, dots.high].map((values) => values[cell ?? -1] ?? null);
  const interval = low === null || high === null ? '' : ` (${format(low)} to ${format(high)})`;
  return [name, series, value === null ? '–' : format(value) + interval]
    .map(escapeLabel)
    .filter(Boolean)
    .join('<br>');
}

function layoutOf(
  dots: Dots,
  rows: Rows,
  scale: ValueScale,
  colours: readonly string[],
  options: DrawDotsOptions,
): Figure['layout'] {
  const legend = dots.series.map((name, s): LegendEntry => ({ name, colour: colours[s], shape: SYMBOLS[s] }));
  const framed = frame({
    ...options,
    rows,
    right: RIGHT,
    legend: dots.series.length > 1 ? legend : [],
    heading: options.sides ? HEADING : 0,
    start: scale.start,
    end: scale.end,
    ticks: scale.ticks,
    tickTexts: scale.texts,
  });
  const layout = { ...framed, annotations: [...framed.annotations, ...missingNotes(dots, rows, scale)] };
  const reference = scale.at(options.reference ?? null);
  if (reference === null) return layout;
  return {
    ...layout,
    shapes: [...layout.shapes, referenceLine(reference)],
    annotations: [
      ...layout.annotations,
      ...(options.sides ? sideNotes(options.sides, reference, scale, rows, options) : []),
    ],
  };
}

/** A dash where a row has no value at all: it was not forgotten. */
function missingNotes(dots: Dots, { middles }: Rows, scale: ValueScale) {
  const isMissing = (name: string) =>
    dots.series.every((series) => scale.at(dots.value[dots.cell(name, series) ?? -1] ?? null) === null);
  return dots.names.flatMap((name, row) =>
    isMissing(name)
      ? [{ ...note('–', { x: 0, y: 1 }, 4, 0, FONT_SIZES.value), yref: 'y', y: middles[row] }]
      : [],
  );
}

function referenceLine(x: number): Record<string, unknown> {
  const line = { color: INK.soft, width: 1, dash: 'dot' };
  return {
    type: 'line',
    xref: 'x',
    yref: 'paper',
    x0: round(x),
    x1: round(x),
    y0: 0,
    y1: 1,
    line,
    layer: 'below',
  };
}

/** What lies on either side, above the plot: right up to the line where there is room, else against the page's edge. */
function sideNotes(
  [left, right]: readonly [string, string],
  reference: number,
  { start, end }: ValueScale,
  rows: Rows,
  { width = 'wide' }: DrawDotsOptions,
) {
  const whole = widthInPixels(width);
  const line = rows.left + ((reference - start) / (end - start)) * (whole - rows.left - RIGHT);
  const texts = [`\u2039 ${left}`, `${right} \u203a`];
  const [leftEnd, rightEnd] = texts.map((text) => textWidth(text, FONT_SIZES.value) * 1.05);
  const at = Math.min(Math.max(line - 5, leftEnd + 2), whole - rightEnd - 12);
  return [
    {
      ...note(escapeLabel(texts[0]), { x: 0, y: 1 }, at - rows.left, HEADING / 2, FONT_SIZES.value),
      xanchor: 'right',
    },
    note(escapeLabel(texts[1]), { x: 0, y: 1 }, at + 10 - rows.left, HEADING / 2, FONT_SIZES.value),
  ];
}
