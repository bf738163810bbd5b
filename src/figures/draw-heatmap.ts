// drawHeatmap: values of rows × columns as cells on a scale from light to dark, with the numbers in them.
import { RoleLensError, type Columns, type Figure } from '../core';
import { columnsOf, type Table } from '../table';
import { inkOn, sequentialColour } from './colour';
import { escapeLabel } from './escape-label';
import { LINE, placeHead } from './page-head';
import { nameAxis, placeRows, type Rows } from './page-frame';
import { pageLayout } from './page-layout';
import { distinct, numberColumn, rowCount, textColumn } from './read-columns';
import { textWidth, wrapLabel } from './text-width';
import { FONT_SIZES, INK, round, widthInPixels, type FigureWidth } from './theme';
import { SCALE_BOUNDS, formatValue, type ScaleName } from './value-scale';

/** How a heat map is drawn. */
export interface DrawHeatmapOptions {
  /** File name without extension. */
  readonly name: string;
  /** Goes under the figure, with n and what the numbers are. */
  readonly caption: string;
  /** What the values are; default `number`. */
  readonly scale?: ScaleName;
  /** Columns of the table; default `row`, `column` and `value`, and `text` where the table has it: what stands in the cell. */
  readonly columns?: Partial<Record<'row' | 'column' | 'value' | 'text', string>>;
  /** Names from top to bottom and from left to right, e.g. in the order of a clustering; default as in the table. */
  readonly rows?: readonly string[];
  readonly order?: readonly string[];
  /** Value of the darkest colour; default the largest, 1 for shares. */
  readonly end?: number;
  /** Decimals of plain numbers; default 2. */
  readonly digits?: number;
  /** What the rows and the columns are, e.g. `Coder A`; default nothing. */
  readonly rowTitle?: string;
  readonly columnTitle?: string;
  readonly title?: string;
  /** Default `wide` (120 mm). */
  readonly width?: FigureWidth;
}

interface Cells {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly row: (row: string, column: string) => number | undefined;
  readonly value: readonly (number | null)[];
  /** What stands in the cells, from full to short. */
  readonly texts: readonly (readonly string[])[];
}

const ROW = 19;
const LEAST_PITCH = 9;
const RIGHT = 4;
const BOTTOM = 6;
/** Space between the columns' names and the plot, in px. */
const STANDOFF = 4;

/**
 * Draws one cell a row × column; a pair that the table lacks, or whose value is missing, stays white. Values stand in their cells where they
 * fit. Input: one row a pair with `row`, `column`, `value` and, where the table has it, `text`. Throws `RoleLensError` where a column is
 * missing, a value is outside its scale or columns are too many for the width, or where `rows` or `order` name something that the table lacks.
 */
export function drawHeatmap(table: Table | Columns, options: DrawHeatmapOptions): Figure {
  const columns = columnsOf(table);
  rowCount(columns);
  const cells = readCells(columns, options);
  const width = widthInPixels(options.width ?? 'wide');
  const rows = placeHeatRows(cells, width);
  const pitch = (width - rows.left - RIGHT) / cells.columns.length;
  if (pitch < LEAST_PITCH) {
    throw new RoleLensError(`A heat map of ${cells.columns.length} columns cannot be read at this width.`, {
      hint: 'Choose a wider figure or fewer columns.',
    });
  }
  const order = cells.rows.flatMap((row) =>
    cells.columns.map((column) => [row, column, cells.row(row, column)] as const),
  );
  const drawn = order.filter(([, , at]) => at !== undefined);
  return {
    name: options.name,
    data: tracesOf(cells, rows, pitch, options),
    layout: layoutOf(cells, rows, pitch, options),
    caption: options.caption,
    table: Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [name, drawn.map(([, , at]) => values[at!] ?? null)]),
    ),
  };
}

/** Names of rows give way where columns would become narrower than an upright name. */
function placeHeatRows({ rows, columns }: Cells, width: number): Rows {
  const room = width - RIGHT - columns.length * FONT_SIZES.label * LINE - 15;
  return placeRows(rows, Math.min(width, Math.max(width / 2, room / 0.45)), ROW, true);
}

function readCells(columns: Columns, options: DrawHeatmapOptions): Cells {
  const { columns: named = {}, scale = 'number', digits = 2 } = options;
  const { least, most } = SCALE_BOUNDS[scale];
  const [row, column] = (['row', 'column'] as const).map((each) => textColumn(columns, named[each] ?? each));
  const value = numberColumn(columns, named.value ?? 'value', most, least);
  const written = named.text || columns.text ? textColumn(columns, named.text ?? 'text') : undefined;
  const at = new Map(row.map((each, place) => [JSON.stringify([each, column[place]]), place]));
  return {
    rows: inOrder('rows', distinct(row), options.rows),
    columns: inOrder('order', distinct(column), options.order),
    row: (each, of) => at.get(JSON.stringify([each, of])),
    value,
    texts: written ? [written] : writings(scale, digits).map((write) => value.map(write)),
  };
}

/** Ways to write a value, the shortest last: `0.24`, `.24`, `0.2`, `.2`. */
function writings(scale: ScaleName, digits: number): ((value: number | null) => string)[] {
  if (scale !== 'number' && scale !== 'ratio') {
    const full = (value: number | null) => (value === null ? '' : formatValue(scale, value));
    return scale === 'share' ? [full, (value) => full(value).replace('%', '')] : [full];
  }
  const decimals = [digits, Math.max(0, digits - 1)];
  const fixed = (value: number | null, places: number) =>
    (value?.toFixed(places) ?? '').replace('-', '\u2212');
  return decimals.flatMap((places) => [
    (value: number | null) => fixed(value, places),
    (value: number | null) => fixed(value, places).replace(/^(\u2212?)0\./, '$1.'),
  ]);
}

function inOrder(option: string, found: readonly string[], wanted?: readonly string[]): readonly string[] {
  const lacking = wanted?.find((name) => !found.includes(name));
  if (lacking !== undefined) {
    throw new RoleLensError(`Option \`${option}\` names "${lacking}"; the table has ${found.join(', ')}.`, {
      hint: 'Give names that occur in the table.',
    });
  }
  return wanted ?? found;
}

function tracesOf(cells: Cells, rows: Rows, pitch: number, options: DrawHeatmapOptions) {
  const places = cells.rows.flatMap((row, r) =>
    cells.columns.flatMap((column, c) => {
      const at = cells.row(row, column);
      if (at === undefined || cells.value[at] === null) return [];
      return [{ row, column, r, c, at, value: cells.value[at] }];
    }),
  );
  const end =
    options.end ?? (options.scale === 'share' ? 1 : Math.max(...places.map(({ value }) => value), 0));
  const colours = places.map(({ value }) => sequentialColour(end > 0 ? value / end : 0));
  const height = round(rows.height / cells.rows.length);
  const fitting = cells.texts.find((texts) =>
    places.every(({ at }) => textWidth(texts[at], FONT_SIZES.value) <= pitch - 1),
  );
  const bars = {
    type: 'bar',
    orientation: 'h',
    x: places.map(() => round(pitch)),
    base: places.map(({ c }) => round(c * pitch)),
    y: places.map(({ r }) => rows.middles[r]),
    width: height,
    marker: { color: colours, line: { width: 1, color: '#FFFFFF' } },
    hovertext: places.map(({ row, column, at }) =>
      [row, column, cells.texts[0][at]].map(escapeLabel).join('<br>'),
    ),
    hoverinfo: 'text',
  };
  const texts = {
    type: 'scatter',
    mode: 'text',
    x: places.map(({ c }) => round((c + 0.5) * pitch)),
    y: places.map(({ r }) => rows.middles[r]),
    text: places.map(({ at }) => escapeLabel(fitting?.[at] ?? '')),
    textposition: 'middle center',
    textfont: { size: FONT_SIZES.value, color: colours.map(inkOn) },
    hoverinfo: 'skip',
  };
  return fitting ? [bars, texts] : [bars];
}

/** Names of columns stand level where each fits its column, else upright. */
function columnLabels(names: readonly string[], pitch: number) {
  const level = names.map((name) => wrapLabel(name, pitch - 4, FONT_SIZES.label));
  if (level.every((label) => label.width <= pitch - 2 && label.lines <= 3)) {
    return {
      labels: level,
      angle: 0,
      size: FONT_SIZES.label,
      height: Math.max(...level.map((label) => label.lines)) * FONT_SIZES.label * LINE,
    };
  }
  // Upright names take as many lines as their column is wide enough for, and as few px as that allows.
  const size = Math.min(FONT_SIZES.label, pitch / LINE);
  const most = Math.max(1, Math.floor(pitch / (size * LINE)));
  const rooms = [60, 75, 90, 110, 130, 160, Infinity];
  const wrapped = rooms.map((room) => names.map((name) => wrapLabel(name, room, size)));
  const upright =
    wrapped.find((labels) => labels.every(({ lines }) => lines <= most)) ?? wrapped[rooms.length - 1];
  return { labels: upright, angle: -90, size, height: Math.max(...upright.map((label) => label.width)) + 3 };
}

/** The names of columns above the cells. */
function columnAxis({ labels, angle, size }: ReturnType<typeof columnLabels>, pitch: number) {
  return {
    range: [0, round(pitch * labels.length)],
    side: 'top',
    tickmode: 'array',
    tickvals: labels.map((_, c) => round((c + 0.5) * pitch)),
    ticktext: labels.map((label) => label.html),
    tickangle: angle,
    tickfont: { size: round(size), color: INK.text },
    ticklabelstandoff: STANDOFF,
    ticks: '',
    showgrid: false,
    zeroline: false,
    showline: false,
    fixedrange: true,
    automargin: false,
  };
}

function layoutOf(cells: Cells, rows: Rows, pitch: number, options: DrawHeatmapOptions): Figure['layout'] {
  const width = widthInPixels(options.width ?? 'wide');
  const columnNames = columnLabels(cells.columns, pitch);
  const { height } = columnNames;
  const titles = options.columnTitle || options.rowTitle ? FONT_SIZES.label * LINE + 3 : 0;
  const head = placeHead(
    { title: options.title, heading: Math.ceil(height + STANDOFF + titles + 2) },
    rows.left,
    width,
  );
  const layout = pageLayout({
    width: options.width,
    head,
    plot: rows.height,
    left: rows.left,
    right: RIGHT,
    bottom: BOTTOM,
    xaxis: columnAxis(columnNames, pitch),
    yaxis: nameAxis(rows),
  });
  const up = height + STANDOFF + titles / 2;
  const heading = (text: string, across: Record<string, unknown>) => ({
    text: `<b>${escapeLabel(text)}</b>`,
    xref: 'paper',
    yref: 'paper',
    y: 1,
    yanchor: 'middle',
    yshift: round(up),
    showarrow: false,
    borderpad: 0,
    font: { size: FONT_SIZES.label, color: INK.text, weight: 600 },
    ...across,
  });
  const headings = [
    ...(options.columnTitle ? [heading(options.columnTitle, { x: 0.5, xanchor: 'center' })] : []),
    ...(options.rowTitle ? [heading(options.rowTitle, { x: 0, xanchor: 'right', xshift: -9 })] : []),
  ];
  return { ...layout, barmode: 'overlay', annotations: [...layout.annotations, ...headings] };
}
