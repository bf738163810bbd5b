// drawUpset: which sets of things occur together: one column a combination, its count on top, its members as dots below.
import { NothingToShow, RoleLensError, type Columns, type Figure } from '../core';
import { columnsOf, type Table } from '../table';
import { escapeLabel } from './escape-label';
import { formatCount } from './numbers';
import { nameAxis, placeRows, type Rows } from './page-frame';
import { note, placeHead } from './page-head';
import { pageLayout } from './page-layout';
import { numberColumn, pickRows, rowCount, textColumn } from './read-columns';
import { textWidth } from './text-width';
import { FONT_SIZES, INK, NEUTRAL, round, widthInPixels, type FigureWidth } from './theme';

/** How combinations are drawn. */
export interface DrawUpsetOptions {
  /** File name without extension. */
  readonly name: string;
  /** Goes under the figure, with n; how many combinations are left out is added. */
  readonly caption: string;
  /** What is counted, above the bars; default `Ads (count)`. */
  readonly axisTitle?: string;
  /** Columns of the table; default `combination`, `member` and `ads`. */
  readonly columns?: Partial<Record<'combination' | 'member' | 'ads', string>>;
  /** How many things have each member in all, shown beside its name; default nothing. */
  readonly totals?: Readonly<Record<string, number>>;
  /** Most combinations drawn, the most frequent first; default as many as the width allows. */
  readonly most?: number;
  readonly title?: string;
  /** Default `wide` (120 mm). */
  readonly width?: FigureWidth;
}

interface Combination {
  readonly ads: number;
  readonly members: ReadonlySet<string>;
  /** Rows of the input. */
  readonly rows: readonly number[];
}

const ROW = 15;
const RIGHT = 6;
const BOTTOM = 4;
const BARS = 90;
const BAR_GAP = 6;
const HEADING = 15;
const LEAST_PITCH = 13;

/**
 * Draws the most frequent combinations of things (UpSet; Lex et al. 2014): a bar for each with its count, and below it a dot for each member,
 * joined by a line. Combinations are exclusive: an ad counts for exactly what it has. Input: one row a combination × member with
 * `combination` (any id), `member` (empty for the combination of nothing) and `ads` (the combination's count, the same in each of its rows).
 * Throws `RoleLensError` where a column is missing or a combination has two counts.
 */
export function drawUpset(table: Table | Columns, options: DrawUpsetOptions): Figure {
  const columns = columnsOf(table);
  rowCount(columns);
  const all = readCombinations(columns, options);
  const width = widthInPixels(options.width ?? 'wide');
  const members = memberOrder(all);
  const totals = options.totals;
  const named = members.map((member) =>
    totals?.[member] === undefined ? member : `${member} (${formatCount(totals[member])})`,
  );
  const rows = placeRows(named, width, ROW);
  const plot = width - rows.left - RIGHT;
  const widest = textWidth(formatCount(all[0].ads), FONT_SIZES.value) + 3;
  const most = Math.min(options.most ?? Infinity, Math.floor(plot / Math.max(LEAST_PITCH, widest)));
  const shown = all.slice(0, most);
  const pitch = Math.min(plot / shown.length, 32);
  return {
    name: options.name,
    data: [...bars(shown, pitch), ...matrix(shown, members, rows, pitch)],
    layout: layoutOf(rows, plot, options),
    caption: captionOf(all, shown, options),
    table: pickRows(
      columns,
      shown.flatMap((combination) => combination.rows),
    ),
  };
}

function readCombinations(columns: Columns, { columns: named = {} }: DrawUpsetOptions): Combination[] {
  const [id, member] = (['combination', 'member'] as const).map((name) =>
    textColumn(columns, named[name] ?? name),
  );
  const ads = numberColumn(columns, named.ads ?? 'ads');
  const byId = new Map<string, number[]>();
  id.forEach((each, row) => byId.set(each, [...(byId.get(each) ?? []), row]));
  const combinations = [...byId].map(([each, rows]): Combination => {
    const odd = rows.find((row) => ads[row] !== ads[rows[0]]);
    if (odd !== undefined) {
      throw new RoleLensError(`Combination "${each}" has the counts ${ads[rows[0]]} and ${ads[odd]}.`, {
        row: odd + 1,
        hint: 'Give the same count in each row of a combination.',
      });
    }
    return { ads: ads[rows[0]] ?? 0, members: new Set(rows.map((row) => member[row]).filter(Boolean)), rows };
  });
  return combinations.sort((a, b) => b.ads - a.ads || a.members.size - b.members.size);
}

/** The member that occurs most on top. */
function memberOrder(combinations: readonly Combination[]): string[] {
  const counts = new Map<string, number>();
  for (const { ads, members } of combinations)
    for (const member of members) counts.set(member, (counts.get(member) ?? 0) + ads);
  if (counts.size) return [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)!);
  throw new NothingToShow('no combination has a member', 'Fill the column of members.');
}

function bars(shown: readonly Combination[], pitch: number): Record<string, unknown>[] {
  const middles = shown.map((_, c) => round((c + 0.5) * pitch));
  const tallest = Math.max(shown[0].ads, 1);
  const room = BARS - BAR_GAP - 14;
  const heights = shown.map(({ ads }) => round((ads / tallest) * room));
  const hovertext = shown.map(
    ({ ads, members }) =>
      `${escapeLabel([...members].join(' + ') || 'none of these')}<br>${formatCount(ads)}`,
  );
  return [
    {
      type: 'bar',
      x: middles,
      y: heights.map((height) => -height),
      base: shown.map(() => -BAR_GAP),
      width: round(Math.min(pitch - 3, 16)),
      marker: { color: NEUTRAL, line: { width: 0 } },
      hovertext,
      hoverinfo: 'text',
    },
    {
      type: 'scatter',
      mode: 'text',
      x: middles,
      y: heights.map((height) => round(-BAR_GAP - height - 1)),
      text: shown.map(({ ads }) => formatCount(ads)),
      textposition: 'top center',
      textfont: { size: FONT_SIZES.value, color: INK.text },
      cliponaxis: false,
      hoverinfo: 'skip',
    },
  ];
}

function matrix(shown: readonly Combination[], members: readonly string[], { middles }: Rows, pitch: number) {
  const places = shown.map(({ members: has }, c) => ({
    x: round((c + 0.5) * pitch),
    has: members.flatMap((member, m) => (has.has(member) ? [middles[m]] : [])),
    lacks: members.flatMap((member, m) => (has.has(member) ? [] : [middles[m]])),
  }));
  const dots = (which: 'has' | 'lacks', color: string) => ({
    type: 'scatter',
    mode: 'markers',
    x: places.flatMap((place) => place[which].map(() => place.x)),
    y: places.flatMap((place) => place[which]),
    marker: { color, size: 7, line: { width: 0 }, opacity: 1 },
    hoverinfo: 'skip',
  });
  const joined = places.filter(({ has }) => has.length > 1);
  const lines = {
    type: 'scatter',
    mode: 'lines',
    x: joined.flatMap(({ x }) => [x, x, null]),
    y: joined.flatMap(({ has }) => [has[0], has[has.length - 1], null]),
    line: { color: INK.interval, width: 1.5 },
    hoverinfo: 'skip',
  };
  return [dots('lacks', INK.grid), lines, dots('has', INK.interval)];
}

function layoutOf(rows: Rows, plot: number, options: DrawUpsetOptions): Figure['layout'] {
  const layout = pageLayout({
    width: options.width,
    head: placeHead(
      { title: options.title, heading: HEADING },
      rows.left,
      widthInPixels(options.width ?? 'wide'),
    ),
    plot: BARS + rows.height,
    left: rows.left,
    right: RIGHT,
    bottom: BOTTOM,
    xaxis: { range: [0, round(plot)], visible: false, fixedrange: true },
    // The bars stand above the first row, at negative px.
    yaxis: { ...nameAxis(rows), range: [rows.height, -BARS] },
  });
  const title = note(escapeLabel(options.axisTitle ?? 'Ads (count)'), { x: 0, y: 1 }, 0, HEADING / 2 - 4);
  const base = { type: 'line', xref: 'paper', yref: 'y', x0: 0, x1: 1, y0: -BAR_GAP, y1: -BAR_GAP };
  return {
    ...layout,
    barmode: 'overlay',
    shapes: [...layout.shapes, { ...base, line: { color: INK.zero, width: 0.75 } }],
    annotations: [...layout.annotations, title],
  };
}

function captionOf(
  all: readonly Combination[],
  shown: readonly Combination[],
  { caption }: DrawUpsetOptions,
): string {
  if (shown.length === all.length) return caption;
  const rest = all.slice(shown.length).reduce((sum, { ads }) => sum + ads, 0);
  return `${caption} The ${shown.length} most frequent of ${all.length} combinations; the others have ${formatCount(rest)} ads.`;
}
