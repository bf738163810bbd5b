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

/** A mark of the legend, its left edge `x` px right of the plot's left (or right, by `edge`), its middle `y` px above the plot's top. */
export function swatch(
  { colour, shape }: LegendEntry,
  x: number,
  y: number,
  edge: 0 | 1 = 0,
): Record<string, unknown> {
  const [side, half] = [SWATCH.width, SWATCH.width / 2];
  const box = { x0: x, x1: round(x + side), y0: round(y - half), y1: round(y + half) };
  const points =
    shape === 'diamond'
      ? [`${x},${y}`, `${round(x + half)},${box.y1}`, `${box.x1},${y}`, `${round(x + half)},${box.y0}`]
      : [`${x},${box.y0}`, `${round(x + half)},${box.y1}`, `${box.x1},${box.y0}`];
  const inset = shape === 'square' ? 1 : 0;
  const outline =
    shape === 'diamond' || shape === 'triangle-up'
      ? { type: 'path', path: `M${points.join('L')}Z` }
      : shape === 'square'
        ? { type: 'rect', x0: box.x0 + inset, x1: box.x1 - inset, y0: box.y0 + inset, y1: box.y1 - inset }
        : { type: shape, ...box };
  return {
    ...outline,
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
