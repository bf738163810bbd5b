// drawBars: horizontal bars in named rows with a label at each bar's end; what the bar figures share.
import type { Figure } from '../core';
import { escapeLabel } from './escape-label';
import { niceTicks } from './numbers';
import { frame, placeRows } from './page-frame';
import type { LegendEntry } from './page-head';
import { textWidth } from './text-width';
import { FONT_SIZES, INK, NEUTRAL, round, widthInPixels, type FigureWidth } from './theme';

/** One bar, in the axis' unit (counts, or per cent from 0 to 100). */
export interface Bar {
  /** `null` draws no bar. */
  readonly value: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  /** Stands at the bar's end. */
  readonly label: string;
  readonly colour: string;
}

/** Bars of one group, one a row. */
export interface BarGroup {
  readonly name: string;
  readonly bars: readonly Bar[];
}

/** What the bars' figure needs besides the bars. */
export interface BarOptions {
  readonly width?: FigureWidth;
  readonly title?: string;
  readonly axisTitle: string;
  /** The axis runs to 100 at most and its ticks carry a per cent sign. */
  readonly percent: boolean;
  /** Default: one entry a group, where there are several. */
  readonly legend?: readonly LegendEntry[];
}

/** Height of a bar with its share of the gap, alone in its row or one of several, in px. */
const PITCH = { alone: 16, grouped: 10.5 };
const GROUP_GAP = 6;
/** Space between a bar and its label, and right of the plot, in px. */
const LABEL_GAP = 4;
const RIGHT = 8;
/** Room for a tick's label along the axis, in px. */
export const TICK_ROOM = 30;

/** Data and layout of grouped horizontal bars; the first name is on top, and within a row the first group. */
export function drawBars(
  names: readonly string[],
  groups: readonly BarGroup[],
  options: BarOptions,
): Pick<Figure, 'data' | 'layout'> {
  const width = widthInPixels(options.width ?? 'wide');
  const pitch = groups.length > 1 ? PITCH.grouped : PITCH.alone;
  const rows = placeRows(names, width, groups.length > 1 ? groups.length * pitch + GROUP_GAP : pitch);
  const bars = groups.flatMap((group) => group.bars);
  const plot = width - rows.left - RIGHT;
  const end = axisEnd(bars, plot);
  const layout = frame({
    ...options,
    rows,
    right: RIGHT,
    end,
    ticks: axisTicks(end, plot, options.percent),
    tickSuffix: options.percent ? '%' : '',
    legend: options.legend ?? legendOf(groups),
  });
  const thickness = groups.length > 1 ? pitch - 1.5 : pitch - 4;
  const data = groups.flatMap((group, g) => {
    const offset = (g - (groups.length - 1) / 2) * pitch;
    const y = rows.middles.map((middle) => round(middle + offset));
    return traces(group, names, y, thickness);
  });
  return { data, layout: { ...layout, barmode: 'overlay' } };
}

/** The axis ends where the widest label still fits right of its bar. */
function axisEnd(bars: readonly Bar[], plot: number): number {
  const ends = bars.map((bar) => {
    const room = plot - textWidth(bar.label, FONT_SIZES.value) - LABEL_GAP - 2;
    return (tip(bar) * plot) / Math.max(room, plot / 5);
  });
  return Math.max(...ends) || 1;
}

function tip(bar: Bar): number {
  return Math.max(bar.value ?? 0, bar.high ?? 0);
}

function axisTicks(end: number, plot: number, percent: boolean): number[] {
  const most = Math.max(2, Math.min(6, Math.floor(plot / TICK_ROOM)));
  const ticks = niceTicks(percent ? Math.min(end, 100) : end, most);
  return ticks.filter((tick) => tick <= end);
}

function legendOf(groups: readonly BarGroup[]): LegendEntry[] {
  if (groups.length < 2) return [];
  return groups.map((group) => ({
    name: group.name,
    colour: group.bars[0]?.colour ?? NEUTRAL,
    shape: 'rect',
  }));
}

function traces(group: BarGroup, names: readonly string[], y: readonly number[], thickness: number) {
  const shown = group.bars.map((bar) => (bar.value === null ? null : round(bar.value)));
  const hovertext = group.bars.map((bar, row) =>
    [names[row], group.name, bar.label]
      .map((part) => escapeLabel(part))
      .filter(Boolean)
      .join('<br>'),
  );
  const bars = {
    type: 'bar',
    orientation: 'h',
    name: escapeLabel(group.name),
    x: shown,
    y,
    width: thickness,
    marker: { color: group.bars.map((bar) => bar.colour), line: { width: 0 } },
    hovertext,
    hoverinfo: 'text',
    // A white line under the dark one of the labels' trace keeps the interval visible on a dark bar.
    ...intervals(group.bars, (bar) => bar.value, '#FFFFFF', 2.5),
  };
  return [bars, labels(group, y)];
}

/** Error bars from low to high around where a trace's points stand; none where no bar has an interval. */
function intervals(
  bars: readonly Bar[],
  point: (bar: Bar) => number | null,
  color: string,
  thickness: number,
): Record<string, unknown> {
  if (!bars.some((bar) => typeof bar.high === 'number')) return {};
  const length = (from: number | null | undefined, to: number | null | undefined) =>
    round(Math.max(0, (to ?? from ?? 0) - (from ?? to ?? 0)));
  return {
    error_x: {
      type: 'data',
      symmetric: false,
      array: bars.map((bar) => length(point(bar), bar.high)),
      arrayminus: bars.map((bar) => length(bar.low, point(bar))),
      thickness,
      width: 0,
      color,
    },
  };
}

function labels(group: BarGroup, y: readonly number[]): Record<string, unknown> {
  return {
    type: 'scatter',
    mode: 'text',
    name: escapeLabel(group.name),
    x: group.bars.map((bar) => round(tip(bar))),
    y,
    text: group.bars.map((bar) => `\u00a0${escapeLabel(bar.label)}`),
    textposition: 'middle right',
    textfont: { size: FONT_SIZES.value, color: INK.text },
    cliponaxis: false,
    hoverinfo: 'skip',
    ...intervals(group.bars, tip, INK.interval, 0.75),
  };
}
