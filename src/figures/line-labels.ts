// Words beside lines: names at the ends of a trend's lines, and upright lines with a word.
import { escapeLabel } from './escape-label';
import { SWATCH, note, swatch, type LegendEntry } from './page-head';
import type { PositionScale } from './position-scale';
import { FONT_SIZES, INK, round } from './theme';
import type { ValueScale } from './value-scale';

/** Space between a line's end and its name, in px. */
export const LABEL_GAP = 6;

/** An upright line at `x`, its word beside its foot, on the side with more room; the `row` of words counts from the bottom. */
export function markOf(x: number, label: string, row: number, across: PositionScale) {
  const leftwards = x - across.start > (across.end - across.start) / 2;
  return {
    shape: {
      type: 'line',
      xref: 'x',
      yref: 'paper',
      x0: x,
      x1: x,
      y0: 0,
      y1: 1,
      line: { color: INK.soft, width: 1, dash: 'dot' },
      layer: 'below',
    },
    label: {
      ...note(
        escapeLabel(label),
        { x: 0, y: 0 },
        leftwards ? -4 : 4,
        8 + row * FONT_SIZES.value * 1.3,
        FONT_SIZES.value,
      ),
      xref: 'x',
      x,
      xanchor: leftwards ? 'right' : 'left',
      bgcolor: 'rgba(255,255,255,0.75)',
    },
  };
}

/** Names and marks at the lines' ends (places on the value axis), moved apart where they would overlap, on a plot `plot` px high. */
export function endLabels(
  entries: readonly LegendEntry[],
  ends: readonly number[],
  scale: ValueScale,
  plot: number,
) {
  const wanted = ends.map((end) => ((scale.end - end) / (scale.end - scale.start)) * plot);
  const places = spread(wanted, FONT_SIZES.value * 1.25, plot);
  return {
    shapes: entries.map((entry, s) => swatch(entry, LABEL_GAP, round(-places[s]), 1)),
    annotations: entries.map(({ name }, s) =>
      note(
        escapeLabel(name),
        { x: 1, y: 1 },
        LABEL_GAP + SWATCH.width + SWATCH.gap,
        -places[s],
        FONT_SIZES.value,
      ),
    ),
  };
}

/** Moves positions apart until none is nearer than `least` to the next, within 0 to `end`, keeping their order. */
function spread(wanted: readonly number[], least: number, end: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const places = [...wanted];
  order.forEach((i, rank) => {
    if (rank > 0) places[i] = Math.max(places[i], places[order[rank - 1]] + least);
  });
  let limit = end + least / 2;
  for (const i of [...order].reverse()) {
    places[i] = Math.min(places[i], limit);
    limit = places[i] - least;
  }
  return places;
}
