// The frame of a figure with named rows: names on the left, one value axis with a light grid below.
import { FONT_SIZES, INK, round, widthInPixels, type FigureWidth } from './theme';
import { escapeLabel } from './escape-label';
import { wrapLabel, type WrappedLabel } from './text-width';
import { LINE, placeHead, type HeadOptions } from './page-head';
import { pageLayout, type PageLayout } from './page-layout';

/** Height of axis ticks and axis title below the plot, in px. */
const BOTTOM = 34;
/** Space between a name and the axis, in px. */
const NAME_GAP = 5;
/** Room left of the longest name, in px: Plotly pads labels a little. */
const SLACK = 9;

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

/**
 * Sets the names of rows within 45 % of the width; a row is at least `least` px high and as high as its name needs, or, if `even`, as the highest
 * name needs.
 */
export function placeRows(names: readonly string[], width: number, least: number, even = false): Rows {
  const labels = names.map((name) => wrapLabel(name, width * 0.45, FONT_SIZES.label));
  const heights = labels.map(({ lines }) =>
    lines === 1 ? least : Math.max(least, lines * FONT_SIZES.label * LINE + 3),
  );
  const highest = Math.max(...heights);
  let top = 0;
  const middles = heights.map((own) => {
    const height = even ? highest : own;
    top += height;
    return round(top - height / 2);
  });
  const widest = Math.max(...labels.map((label) => label.width));
  return { labels, middles, height: Math.ceil(top), left: Math.ceil(widest + NAME_GAP + SLACK) };
}

/** What the frame needs to know. */
export interface FrameOptions extends HeadOptions {
  readonly width?: FigureWidth;
  readonly rows: Rows;
  /** Room right of the plot, in px. */
  readonly right: number;
  readonly axisTitle: string;
  readonly ticks: readonly number[];
  /** Text of each tick; default the number with `tickSuffix`. */
  readonly tickTexts?: readonly string[];
  readonly tickSuffix?: string;
  /** Start of the value axis; default 0. */
  readonly start?: number;
  /** End of the value axis. */
  readonly end: number;
}

/** The layout of a figure with named rows from top (row 0) to bottom and one value axis; sizes in px. */
export function frame(options: FrameOptions): PageLayout {
  const { rows, right } = options;
  const width = widthInPixels(options.width ?? 'wide');
  return pageLayout({
    width: options.width,
    head: placeHead(options, rows.left, width),
    plot: rows.height,
    left: rows.left,
    right,
    bottom: BOTTOM,
    xaxis: valueAxis(options),
    yaxis: nameAxis(rows),
  });
}

/** An axis without lines: fixed, no marks at its ticks, small soft figures. */
export const BARE_AXIS = {
  tickmode: 'array',
  tickfont: { size: FONT_SIZES.tick, color: INK.soft },
  ticks: '',
  showgrid: false,
  zeroline: false,
  showline: false,
  fixedrange: true,
  automargin: false,
} as const;

/** The same with a light grid. */
export const PLAIN_AXIS = {
  ...BARE_AXIS,
  showgrid: true,
  gridcolor: INK.grid,
  gridwidth: 0.75,
  zeroline: true,
  zerolinecolor: INK.zero,
  zerolinewidth: 0.75,
} as const;

/** The title of an axis at its foot. */
export function axisTitleOf(text: string): Record<string, unknown> {
  return { text: escapeLabel(text), font: { size: FONT_SIZES.label, color: INK.text }, standoff: 4 };
}

function valueAxis(options: FrameOptions): Record<string, unknown> {
  const { axisTitle, ticks, tickTexts, tickSuffix = '', start = 0, end } = options;
  return {
    ...PLAIN_AXIS,
    range: [round(start), round(end)],
    title: axisTitleOf(axisTitle),
    tickvals: ticks,
    ticktext: tickTexts ?? ticks.map((tick) => `${tick.toLocaleString('en-US')}${tickSuffix}`),
  };
}

/** The axis of named rows. */
export function nameAxis({ labels, middles, height }: Rows): Record<string, unknown> {
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
