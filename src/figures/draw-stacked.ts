// drawStacked: what each row consists of, as parts of one bar of 100 %.
import { RoleLensError, type Columns, type Figure, type Legend } from '../core';
import type { Table } from '../table';
import { inkOn } from './colour';
import { TICK_ROOM } from './draw-bars';
import { escapeLabel } from './escape-label';
import { groupColours } from './group-colours';
import { formatCount, formatShare, niceTicks } from './numbers';
import { frame, placeRows, type Rows } from './page-frame';
import { note } from './page-head';
import { distinct, numberColumn, openTable, pickRows, rowCount, textColumn } from './read-columns';
import { textWidth } from './text-width';
import { FONT_SIZES, INK, round, widthInPixels, type FigureWidth } from './theme';

/** How shares of a whole are drawn. */
export interface DrawStackedOptions {
  /** File name without extension. */
  readonly name: string;
  /** Goes under the figure; n stands beside each row. */
  readonly caption: string;
  /** Default `Share of ads (%)`. */
  readonly axisTitle?: string;
  /** Columns of the table; default `name` (a row's name), `part` and `value` (a count). */
  readonly columns?: Partial<Record<'name' | 'part' | 'value', string>>;
  /** Parts from left to right; default in order of appearance. */
  readonly parts?: readonly string[];
  /** Colour `#RRGGBB` of each part; default by the legend. */
  readonly colours?: readonly string[];
  /** Names and colours of kinds and profiles; default the table's own. */
  readonly legend?: Legend;
  readonly title?: string;
  /** Default `wide` (120 mm). */
  readonly width?: FigureWidth;
}

interface Stack {
  readonly names: readonly string[];
  readonly parts: readonly string[];
  /** Names × parts; missing cells are 0. */
  readonly counts: readonly (readonly number[])[];
  readonly totals: readonly number[];
  /** Rows of the input, in the order drawn. */
  readonly rows: readonly number[];
}

const ROW = 20;
const THICKNESS = 14;
const RIGHT = 14;
const HEADING = 13;

/**
 * Draws the parts of each row as shares of the row's sum, with n of each row and the share in each part that is wide enough. Input: one
 * row a name × part with `name`, `part` and `value` (counts; missing pairs are 0). Throws `RoleLensError` where a column is missing,
 * a count is negative or a row's counts sum to 0.
 */
export function drawStacked(table: Table | Columns, options: DrawStackedOptions): Figure {
  const { columns, legend: colouring } = openTable(table, options);
  rowCount(columns);
  const stack = readStack(columns, options);
  const width = widthInPixels(options.width ?? 'wide');
  const named = stack.names.map((name, row) => `${name} (n\u00a0=\u00a0${formatCount(stack.totals[row])})`);
  const rows = placeRows(named, width, ROW);
  const plot = width - rows.left - RIGHT;
  const colours = options.colours ?? groupColours(stack.parts, colouring);
  const direct = directLabels(stack, plot);
  const legend = stack.parts.map((name, p) => ({ name, colour: colours[p], shape: 'rect' as const }));
  const layout = frame({
    ...options,
    rows,
    right: RIGHT,
    legend: direct ? [] : legend,
    heading: direct ? HEADING : 0,
    axisTitle: options.axisTitle ?? 'Share of ads (%)',
    ticks: niceTicks(100, Math.max(2, Math.min(5, Math.floor(plot / TICK_ROOM)))),
    tickSuffix: '%',
    end: 100,
  });
  return {
    name: options.name,
    data: stack.parts.flatMap((_, p) => traces(stack, p, colours[p], rows, plot)),
    layout: { ...layout, barmode: 'overlay', annotations: [...layout.annotations, ...(direct ?? [])] },
    caption: options.caption,
    table: pickRows(columns, stack.rows),
  };
}

function readStack(columns: Columns, { columns: named = {}, parts: wanted }: DrawStackedOptions): Stack {
  const [name, part] = (['name', 'part'] as const).map((each) => textColumn(columns, named[each] ?? each));
  const value = numberColumn(columns, named.value ?? 'value');
  const parts = wanted ?? distinct(part);
  const cells = new Map(name.map((each, row) => [JSON.stringify([each, part[row]]), row]));
  const names = distinct(name);
  const cell = (each: string, of: string) => cells.get(JSON.stringify([each, of])) ?? -1;
  const counts = names.map((each) => parts.map((of) => value[cell(each, of)] ?? 0));
  const totals = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const none = totals.indexOf(0);
  if (none >= 0) {
    throw new RoleLensError(`The counts of "${names[none]}" sum to 0, so it has no shares.`, {
      hint: 'Leave the row out.',
    });
  }
  const rows = names.flatMap((each) => parts.map((of) => cell(each, of)).filter((row) => row >= 0));
  return { names, parts, counts, totals, rows };
}

function traces(stack: Stack, p: number, color: string, rows: Rows, plot: number) {
  const shares = stack.counts.map((counts, row) => counts[p] / stack.totals[row]);
  const bases = stack.counts.map((counts, row) => startOf(counts, p) / stack.totals[row]);
  const part = escapeLabel(stack.parts[p]);
  const bars = {
    type: 'bar',
    orientation: 'h',
    name: part,
    x: shares.map((share) => round(share * 100)),
    base: bases.map((base) => round(base * 100)),
    y: rows.middles,
    width: THICKNESS,
    marker: { color, line: { width: 1, color: '#FFFFFF' } },
    hovertext: stack.names.map(
      (name, row) =>
        `${escapeLabel(name)}<br>${part}<br>${formatCount(stack.counts[row][p])} (${formatShare(shares[row])})`,
    ),
    hoverinfo: 'text',
  };
  const fits = (share: number) => share * plot > textWidth(formatShare(share), FONT_SIZES.value) + 3;
  const labels = {
    type: 'scatter',
    mode: 'text',
    name: part,
    x: shares.map((share, row) => round((bases[row] + share / 2) * 100)),
    y: rows.middles,
    text: shares.map((share) => (fits(share) ? formatShare(share) : '')),
    textposition: 'middle center',
    textfont: { size: FONT_SIZES.value, color: inkOn(color) },
    hoverinfo: 'skip',
  };
  return [bars, labels];
}

function startOf(counts: readonly number[], p: number): number {
  return counts.slice(0, p).reduce((sum, count) => sum + count, 0);
}

/** The parts' names above the first bar, where each part is wide enough for its name; undefined where not. */
function directLabels(stack: Stack, plot: number) {
  const [counts, total] = [stack.counts[0], stack.totals[0]];
  const fits = stack.parts.every(
    (part, p) => (counts[p] / total) * plot > textWidth(part, FONT_SIZES.value) * 1.26 + 4,
  );
  if (!fits) return undefined;
  return stack.parts.map((part, p) => ({
    ...note(escapeLabel(part), { x: 0, y: 1 }, 0, HEADING / 2 - 3, FONT_SIZES.value),
    xref: 'x',
    x: round(((startOf(counts, p) + counts[p] / 2) / total) * 100),
    xanchor: 'center',
    font: { size: FONT_SIZES.value, color: INK.text },
  }));
}
