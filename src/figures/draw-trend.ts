// drawTrend: values over time or over any other ordered quantity as lines with intervals; also for learning and saturation curves.
import type { Columns, Figure, Legend } from '../core';
import type { Table } from '../table';
import { faded } from './colour';
import { escapeLabel } from './escape-label';
import { lineColours } from './group-colours';
import { LABEL_GAP, endLabels, markOf } from './line-labels';
import { BARE_AXIS, PLAIN_AXIS, axisTitleOf } from './page-frame';
import { SWATCH, note, placeHead, type LegendEntry } from './page-head';
import { pageLayout, type PageLayout } from './page-layout';
import { positionScale, type PositionScale } from './position-scale';
import { openTable, pickRows, rowCount, textColumn } from './read-columns';
import { textWidth } from './text-width';
import { FONT_SIZES, NEUTRAL, SYMBOLS, round, widthInPixels, type FigureWidth } from './theme';
import { readLines, type Line } from './trend-lines';
import { valueScale, type ScaleName, type ValueScale } from './value-scale';

/** How a trend is drawn. */
export interface DrawTrendOptions {
  /** File name without extension. */
  readonly name: string;
  /** Goes under the figure, with n; a sentence on the intervals is added where there are any. */
  readonly caption: string;
  /** Stands above the value axis, level, e.g. `Share of ads (%)`. */
  readonly axisTitle: string;
  /** Title of the horizontal axis; default none, as months need none. */
  readonly xTitle?: string;
  /** What the values are; default `share`. */
  readonly scale?: ScaleName;
  /** Columns of the table; default `x`, `value`, `low`, `high` and, where there is one, `series`. */
  readonly columns?: Partial<Record<'x' | 'value' | 'low' | 'high' | 'series', string>>;
  /** Intervals as a band (default), or as a bar at each point. */
  readonly interval?: 'band' | 'bars';
  /** A point at each value; default where there are at most 40 of them in a series. */
  readonly points?: boolean;
  /** Upright lines with a word beside them, e.g. where coding could have stopped. */
  readonly marks?: readonly { readonly x: string | number; readonly label: string }[];
  /** Colour `#RRGGBB` of each series; default by the legend. */
  readonly colours?: readonly string[];
  /** Height of the plot as a share of its width; default 0.6, on a slide 0.4. */
  readonly ratio?: number;
  /** Names and colours of kinds and profiles; default the table's own. */
  readonly legend?: Legend;
  readonly title?: string;
  /** Default `wide` (120 mm). */
  readonly width?: FigureWidth;
}

const HEADING = 18;
const MOST_POINTS = 40;
/** Bands of more lines lie on one another and must be paler. */
const CROWD = 4;
const X_TICK_ROOM = 38;

/**
 * Draws each series as a line through its values, with its intervals, named at its end. Input: one row a place × series with `x` (`YYYY-MM`,
 * a year, a number, or any text in order), `value`, `low` and `high` (may be missing from the table) and, for several series, `series`.
 * A missing value leaves a gap. Throws `RoleLensError` where a column is missing or out of range, or with more than seven series.
 */
export function drawTrend(table: Table | Columns, options: DrawTrendOptions): Figure {
  const { columns, legend } = openTable(table, options);
  rowCount(columns);
  const named = options.columns ?? {};
  const width = widthInPixels(options.width ?? 'wide');
  const xCells = columns[named.x ?? 'x'] ?? textColumn(columns, named.x ?? 'x');
  const across = positionScale(xCells, Math.max(2, Math.floor((width - 50) / X_TICK_ROOM)));
  const lines = readLines(columns, legend, across, options);
  const names = lines.map(({ name }) => name);
  const ends = lines.flatMap(({ value, low, high }) => [...value, ...low, ...high]);
  const scale = valueScale(options.scale ?? 'share', ends, 5);
  const colours = options.colours ?? (lines.length > 1 ? lineColours(names, legend) : [NEUTRAL]);
  // Bars of several series stand beside one another, not on one another.
  const beside = options.interval === 'bars' ? (across.end - across.start) / 90 : 0;
  const asideOf = (s: number) => (s - (lines.length - 1) / 2) * beside;
  const reach = asideOf(lines.length - 1);
  const axis = { ...across, start: across.start - reach, end: across.end + reach };
  const interval = lines.some(({ low, high }) => [...low, ...high].some((end) => end !== null));
  const bands =
    interval && options.interval !== 'bars'
      ? lines.flatMap((line, s) => bandOf(line, faded(colours[s], lines.length > CROWD ? 0.07 : 0.2), scale))
      : [];
  return {
    name: options.name,
    data: [
      ...bands,
      ...lines.map((line, s) => traceOf(line, s, colours[s], scale, xCells, options, asideOf(s))),
    ],
    layout: layoutOf(lines, axis, scale, colours, options),
    caption: interval
      ? `${options.caption} ${options.interval === 'bars' ? 'Bars' : 'Bands'} are 95% intervals.`
      : options.caption,
    table: pickRows(
      columns,
      lines.flatMap(({ rows }) => rows),
    ),
  };
}

function traceOf(
  line: Line,
  s: number,
  color: string,
  scale: ValueScale,
  cells: Columns[string],
  options: DrawTrendOptions,
  aside: number,
): Record<string, unknown> {
  const points = options.points ?? line.x.length <= MOST_POINTS;
  const y = line.value.map((value) => scale.at(value)).map((each) => (each === null ? null : round(each)));
  const span = (from: number | null, to: number | null) =>
    from === null || to === null ? 0 : round(Math.max(0, to - from));
  const bars = options.interval === 'bars' && {
    error_y: {
      type: 'data',
      symmetric: false,
      array: y.map((value, i) => span(value, scale.at(line.high[i]))),
      arrayminus: y.map((value, i) => span(scale.at(line.low[i]), value)),
      thickness: 1.25,
      width: 0,
      color,
    },
  };
  return {
    type: 'scatter',
    mode: points ? 'lines+markers' : 'lines',
    name: escapeLabel(line.name),
    x: line.x.map((x) => round(x + aside)),
    y,
    line: { color, width: 1.5 },
    ...bars,
    connectgaps: false,
    ...(points && {
      marker: { color, symbol: SYMBOLS[s], size: 5, line: { width: 0 }, opacity: 1 },
      cliponaxis: false,
    }),
    hovertext: line.rows.map((row, i) => hover(String(cells[row]), line, i, scale)),
    hoverinfo: 'text',
  };
}

function hover(x: string, { name, value, low, high }: Line, i: number, { format }: ValueScale): string {
  const interval = low[i] === null || high[i] === null ? '' : ` (${format(low[i])} to ${format(high[i])})`;
  return [name, x, value[i] === null ? '–' : format(value[i]) + interval]
    .map(escapeLabel)
    .filter(Boolean)
    .join('<br>');
}

/** The band of a line, in as many pieces as its gaps leave. */
function bandOf(line: Line, fillcolor: string, scale: ValueScale): Record<string, unknown>[] {
  const whole = line.x.map((_, i) => line.low[i] !== null && line.high[i] !== null);
  const pieces: number[][] = [];
  whole.forEach((has, i) => {
    if (has && whole[i - 1]) pieces[pieces.length - 1].push(i);
    else if (has) pieces.push([i]);
  });
  return pieces.map((piece) => {
    const back = [...piece].reverse();
    return {
      type: 'scatter',
      mode: 'lines',
      x: [...piece, ...back].map((i) => line.x[i]),
      y: [...piece.map((i) => line.high[i]), ...back.map((i) => line.low[i])].map((end) =>
        round(scale.at(end) ?? 0),
      ),
      line: { width: 0 },
      fill: 'toself',
      fillcolor,
      hoverinfo: 'skip',
    };
  });
}

/** Where a line ends on the value axis. */
function lastOf(values: readonly (number | null)[], scale: ValueScale): number {
  const places = values.map((value) => scale.at(value)).filter((place) => place !== null);
  return places[places.length - 1] ?? scale.start;
}

/** Both axes: a light grid across, none upright. */
function axesOf(across: PositionScale, scale: ValueScale, xTitle: string | undefined) {
  const pad = (across.end - across.start || 1) * 0.02;
  return {
    xaxis: {
      ...BARE_AXIS,
      range: [round(across.start - pad), round(across.end + pad)],
      tickvals: across.ticks,
      ticklabelstandoff: 3,
      ticktext: across.texts.map((text) => text.split('<br>').map(escapeLabel).join('<br>')),
      ...(xTitle && { title: axisTitleOf(xTitle) }),
    },
    yaxis: {
      ...PLAIN_AXIS,
      range: [round(scale.start), round(scale.end)],
      tickvals: scale.ticks,
      ticktext: scale.texts,
      automargin: 'left',
      title: { text: '', standoff: 0, font: { size: 1 } },
    },
  };
}

function layoutOf(
  lines: readonly Line[],
  across: PositionScale,
  scale: ValueScale,
  colours: readonly string[],
  options: DrawTrendOptions,
): PageLayout {
  const width = widthInPixels(options.width ?? 'wide');
  const left = Math.ceil(Math.max(...scale.texts.map((text) => textWidth(text, FONT_SIZES.tick))) + 10);
  const widest = Math.max(...lines.map(({ name }) => textWidth(name, FONT_SIZES.value)));
  // Names stand at the lines' ends unless they would take more than a third of the width.
  const direct = lines.length > 1 && widest < width / 3;
  const right = direct ? Math.ceil(widest * 1.08 + LABEL_GAP + SWATCH.width + SWATCH.gap + 4) : 14;
  const plot = round((width - left - right) * (options.ratio ?? (options.width === 'slide' ? 0.4 : 0.6)));
  const legend = lines.map(({ name }, s): LegendEntry => ({ name, colour: colours[s], shape: SYMBOLS[s] }));
  const twoLines = across.texts.some((text) => text.includes('<br>'));
  const layout = pageLayout({
    width: options.width,
    head: placeHead(
      { title: options.title, legend: lines.length > 1 && !direct ? legend : [], heading: HEADING },
      left,
      width,
    ),
    plot,
    left,
    right,
    bottom: 19 + (twoLines ? 12 : 0) + (options.xTitle ? 16 : 0),
    ...axesOf(across, scale, options.xTitle),
  });
  const places = lines.map(({ value }) => lastOf(value, scale));
  const ends = direct ? endLabels(legend, places, scale, plot) : undefined;
  const title = note(escapeLabel(options.axisTitle), { x: 0, y: 1 }, 3 - left, HEADING / 2 + 2);
  const marks = (options.marks ?? []).map(({ x, label }, row) => markOf(across.at(x), label, row, across));
  return {
    ...layout,
    shapes: [...layout.shapes, ...(ends?.shapes ?? []), ...marks.map(({ shape }) => shape)],
    annotations: [
      ...layout.annotations,
      title,
      ...(ends?.annotations ?? []),
      ...marks.map(({ label }) => label),
    ],
  };
}
