// The frame of a figure: title and legend on top, white background, one value axis with a light grid, names on the left.
import { type FigureWidth, FONT_FAMILY, FONT_SIZES, INK, round, widthInPixels } from './theme';
import { textWidth, wrapLabel, type WrappedLabel } from './text-width';
import { escapeLabel } from './escape-label';

/** Plotly sets lines 1.3 font sizes apart. */
const LINE = 1.3;
/** Height of axis ticks and axis title below the plot, in px. */
const BOTTOM = 34;
/** Space between a name and the axis, in px. */
const NAME_GAP = 5;
/** Room left of the longest name, in px: Plotly pads labels a little. */
const SLACK = 9;
const LEGEND_ROW = 15;
const SWATCH = { width: 9, gap: 4, apart: 14 };

/** One entry of the legend. */
export interface LegendEntry {
  readonly name: string;
  readonly colour: string;
  readonly shape: 'rect' | 'circle';
}

/** The named rows of a figure, in px; the name axis counts px from the top of the plot, so that rows may differ in height. */
export interface Rows {
  readonly labels: readonly WrappedLabel[];
  /** Middle of each row. */
  readonly middles: readonly number[];
  /** Height of the plot. */
  readonly height: number;
  /** Room left of the plot. */
  readonly left: number;
}

/** Sets the names of rows within 45 % of the width; a row is at least `least` px high and as high as its name needs. */
export function placeRows(names: readonly string[], width: number, least: number): Rows {
  const labels = names.map((name) => wrapLabel(name, width * 0.45, FONT_SIZES.label));
  const heights = labels.map(({ lines }) =>
    lines === 1 ? least : Math.max(least, lines * FONT_SIZES.label * LINE + 3),
  );
  let top = 0;
  const middles = heights.map((height) => {
    top += height;
    return round(top - height / 2);
  });
  const widest = Math.max(...labels.map((label) => label.width));
  return { labels, middles, height: Math.ceil(top), left: Math.ceil(widest + NAME_GAP + SLACK) };
}

/** What the frame needs to know. */
export interface FrameOptions {
  readonly width?: FigureWidth;
  readonly title?: string;
  readonly legend?: readonly LegendEntry[];
  readonly rows: Rows;
  /** Room right of the plot, in px. */
  readonly right: number;
  /** Room between legend and plot for a heading, in px. */
  readonly heading?: number;
  readonly axisTitle: string;
  readonly ticks: readonly number[];
  readonly tickSuffix?: string;
  /** End of the value axis. */
  readonly end: number;
}

/** The layout of a figure with named rows from top (row 0) to bottom and one value axis from 0; sizes in px. */
export function frame(options: FrameOptions): Record<string, unknown> & { width: number; height: number } {
  const { rows, right } = options;
  const width = widthInPixels(options.width ?? 'wide');
  const title = options.title ? wrapLabel(options.title, width - 6, FONT_SIZES.title, 600) : undefined;
  const titleHeight = title ? title.lines * FONT_SIZES.title * LINE + 6 : 3;
  const legend = placeLegend(options.legend ?? [], rows.left, width);
  const top = Math.ceil(titleHeight + legend.height + (options.heading ?? 0));
  const height = top + rows.height + BOTTOM;
  return {
    width,
    height,
    margin: {
      l: rows.left,
      r: right,
      t: top,
      b: BOTTOM,
      pad: 0,
      autoexpand: true,
    },
    font: { family: FONT_FAMILY, size: FONT_SIZES.label, color: INK.text },
    paper_bgcolor: '#FFFFFF',
    plot_bgcolor: '#FFFFFF',
    showlegend: false,
    hovermode: 'closest',
    ...(title && { title: titleOf(title, height) }),
    xaxis: valueAxis(options),
    yaxis: nameAxis(rows),
    shapes: legend.shapes(-(titleHeight - top)),
    annotations: legend.annotations(-(titleHeight - top)),
  };
}

function titleOf(title: WrappedLabel, height: number): Record<string, unknown> {
  return {
    text: title.html,
    font: { size: FONT_SIZES.title, weight: 600, color: INK.text },
    x: 0,
    xref: 'container',
    xanchor: 'left',
    // Plotly hangs the middle of several lines, not the first, from the anchor.
    y: round(1 - (3 + ((title.lines - 1) * FONT_SIZES.title * LINE) / 2) / height),
    yref: 'container',
    yanchor: 'top',
    pad: { l: 2 },
    automargin: false,
  };
}

function valueAxis({ axisTitle, ticks, tickSuffix = '', end }: FrameOptions): Record<string, unknown> {
  return {
    range: [0, round(end)],
    title: { text: axisTitle, font: { size: FONT_SIZES.label, color: INK.text }, standoff: 4 },
    tickmode: 'array',
    tickvals: ticks,
    ticktext: ticks.map((tick) => `${tick.toLocaleString('en-US')}${tickSuffix}`),
    tickfont: { size: FONT_SIZES.tick, color: INK.soft },
    ticks: '',
    showgrid: true,
    gridcolor: INK.grid,
    gridwidth: 0.75,
    zeroline: true,
    zerolinecolor: INK.zero,
    zerolinewidth: 0.75,
    showline: false,
    fixedrange: true,
    automargin: false,
  };
}

function nameAxis({ labels, middles, height }: Rows): Record<string, unknown> {
  return {
    range: [height, 0],
    tickmode: 'array',
    tickvals: middles,
    ticktext: labels.map((label) => label.html),
    tickfont: { size: FONT_SIZES.label, color: INK.text },
    ticklabelstandoff: NAME_GAP,
    ticks: '',
    showgrid: false,
    zeroline: false,
    showline: false,
    fixedrange: true,
    // Only where the font is missing and another runs wider does this move anything; the title that is not there
    // would be given room, so it is set small.
    automargin: 'left',
    title: { text: '', standoff: 0, font: { size: 1 } },
  };
}

/**
 * Plotly's own legend reserves 30 px a symbol and breaks lines by rules of its own; drawn from shapes and text it
 * stays where it is computed to be.
 */
function placeLegend(entries: readonly LegendEntry[], left: number, width: number) {
  let x = 0;
  let row = 0;
  const placed = entries.map((entry) => {
    const wide = SWATCH.width + SWATCH.gap + textWidth(entry.name, FONT_SIZES.label);
    if (x > 0 && x + wide > width - 4) [x, row] = [0, row + 1];
    const place = { entry, x: round(x - left + 2), row };
    x += wide + SWATCH.apart;
    return place;
  });
  const middle = (at: number, above: number) => round(above - at * LEGEND_ROW - LEGEND_ROW / 2);
  return {
    height: entries.length ? (row + 1) * LEGEND_ROW + 4 : 0,
    shapes: (above: number) => placed.map(({ entry, x: at, row: r }) => swatch(entry, at, middle(r, above))),
    annotations: (above: number) =>
      placed.map(({ entry, x: at, row: r }) =>
        note(escapeLabel(entry.name), { x: 0, y: 1 }, at + SWATCH.width + SWATCH.gap, middle(r, above)),
      ),
  };
}

function swatch({ colour, shape }: LegendEntry, x: number, y: number): Record<string, unknown> {
  const [side, half] = [SWATCH.width, SWATCH.width / 2];
  return {
    type: shape,
    xref: 'paper',
    yref: 'paper',
    xsizemode: 'pixel',
    ysizemode: 'pixel',
    xanchor: 0,
    yanchor: 1,
    x0: x,
    x1: round(x + side),
    y0: round(y - half),
    y1: round(y + half),
    fillcolor: colour,
    line: { width: 0 },
  };
}

/** A line of text, left-aligned and centred in height at a place in the plot (`x` 0 to 1, `y` 0 to 1) plus px to the right and up. */
export function note(
  html: string,
  at: { x: number; y: number },
  right: number,
  up: number,
  size: number = FONT_SIZES.label,
) {
  return {
    text: html,
    xref: 'paper',
    yref: 'paper',
    x: at.x,
    y: at.y,
    xanchor: 'left',
    yanchor: 'middle',
    xshift: round(right),
    yshift: round(up),
    showarrow: false,
    borderpad: 0,
    font: { size, color: INK.text },
  };
}
