// The head of a figure: title and legend, in px from the top.
import { escapeLabel } from './escape-label';
import { textWidth, wrapLabel, type WrappedLabel } from './text-width';
import { FONT_SIZES, INK, round, type MarkSymbol } from './theme';

/** Plotly sets lines 1.3 font sizes apart. */
export const LINE = 1.3;
const LEGEND_ROW = 15;
/** Room of a mark, and between it and its name, in px. */
export const SWATCH = { width: 9, gap: 4, apart: 8 };
/**
 * A notebook without the bundled font falls back to others: Arial runs 1.12 times as wide, DejaVu Sans 1.24 times.
 * Each name in the legend gets that room, or it would run into its neighbour's mark.
 */
const WIDEST_FALLBACK = 1.26;

/** One entry of the legend. */
export interface LegendEntry {
  readonly name: string;
  readonly colour: string;
  readonly shape: 'rect' | MarkSymbol;
}

/** What stands above a figure's plot. */
export interface HeadOptions {
  readonly title?: string;
  readonly legend?: readonly LegendEntry[];
  /** Room between legend and plot for a heading, in px. */
  readonly heading?: number;
}

/** The head, placed: its height, and its parts once the figure's height is known. */
export interface Head {
  readonly height: number;
  readonly parts: (figureHeight: number) => {
    readonly title?: Record<string, unknown>;
    readonly shapes: Record<string, unknown>[];
    readonly annotations: Record<string, unknown>[];
  };
}

/** Sets title and legend above a plot that begins `left` px from the left of a figure `width` px wide. */
export function placeHead(
  { title, legend = [], heading = 0 }: HeadOptions,
  left: number,
  width: number,
): Head {
  const lines = title ? wrapLabel(title, width - 6, FONT_SIZES.title, 600) : undefined;
  const titleHeight = lines ? lines.lines * FONT_SIZES.title * LINE + 6 : 3;
  const placed = placeLegend(legend, left, width);
  const height = Math.ceil(titleHeight + placed.height + heading);
  return {
    height,
    parts: (figureHeight) => ({
      ...(lines && { title: titleOf(lines, figureHeight) }),
      shapes: placed.shapes(height - titleHeight),
      annotations: placed.annotations(height - titleHeight),
    }),
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

/**
 * Plotly's own legend reserves 30 px a symbol and breaks lines by rules of its own; drawn from shapes and text it
 * stays where it is computed to be.
 */
function placeLegend(entries: readonly LegendEntry[], left: number, width: number) {
  let x = 0;
  let row = 0;
  const placed = entries.map((entry) => {
    const wide = SWATCH.width + SWATCH.gap + textWidth(entry.name, FONT_SIZES.label) * WIDEST_FALLBACK;
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

/** Corners of marks in a box from 0, 0 (bottom left) to 1, 1. */
const CORNERS: Partial<Record<LegendEntry['shape'], readonly (readonly [number, number])[]>> = {
  diamond: [[0, 0.5], [0.5, 1], [1, 0.5], [0.5, 0]],
  'triangle-up': [[0, 0], [0.5, 1], [1, 0]],
  'triangle-down': [[0, 1], [0.5, 0], [1, 1]],
  cross: [[0, 0.35], [0, 0.65], [0.35, 0.65], [0.35, 1], [0.65, 1], [0.65, 0.65], [1, 0.65], [1, 0.35], [0.65, 0.35], [0.65, 0], [0.35, 0], [0.35, 0.35]],
  x: [[0, 0.25], [0.25, 0.5], [0, 0.75], [0.25, 1], [0.5, 0.75], [0.75, 1], [1, 0.75], [0.75, 0.5], [1, 0.25], [0.75, 0], [0.5, 0.25], [0.25, 0]],
}; // prettier-ignore

/** A mark of the legend, its left edge `x` px right of the plot's left (or right, by `edge`), its middle `y` px above the plot's top. */
export function swatch(
  { colour, shape }: LegendEntry,
  x: number,
  y: number,
  edge: 0 | 1 = 0,
): Record<string, unknown> {
  return {
    ...outlineOf(shape, x, y),
    xref: 'paper',
    yref: 'paper',
    xsizemode: 'pixel',
    ysizemode: 'pixel',
    xanchor: edge,
    yanchor: 1,
    fillcolor: colour,
    line: { width: 0 },
  };
}

function outlineOf(shape: LegendEntry['shape'], x: number, y: number): Record<string, unknown> {
  const side = SWATCH.width;
  const at = (right: number, up: number) => [round(x + right * side), round(y + (up - 0.5) * side)];
  const corners = CORNERS[shape]?.map(([right, up]) => at(right, up).join(','));
  if (corners) return { type: 'path', path: `M${corners.join('L')}Z` };
  const inset = shape === 'square' ? 1 / side : 0;
  const [[x0, y0], [x1, y1]] = [at(inset, inset), at(1 - inset, 1 - inset)];
  return { type: shape === 'circle' ? 'circle' : 'rect', x0, x1, y0, y1 };
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
