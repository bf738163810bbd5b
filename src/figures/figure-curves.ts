// Figures of courses: shares over time, and what is found against ads coded.
import { RoleLensError, type Columns, type Figure } from '../core';
import { columnsOf, type Table } from '../table';
import { drawTrend } from './draw-trend';
import { distinct, numberColumn, openTable, rowCount, textColumn } from './read-columns';
import { filterRows, kindShown, listOf, rangeOf, type TableFigureOptions } from './table-figure';
import { SYMBOLS } from './theme';

/** Options of {@link figureTrend}. */
export interface TrendFigureOptions extends TableFigureOptions {
  /** Names or ids of the codes (or profiles) shown, up to seven; default all, of more than seven those that most ads have. */
  readonly codes?: readonly string[];
  /** Intervals as a band (default), or as a bar at each point. */
  readonly interval?: 'band' | 'bars';
}

/** Names of what is left out that a caption lists. */
const MOST_NAMED = 8;

/**
 * Draws the table of `trend`: the share of ads by month, quarter or year with its 95 % interval. Of more codes than can be told apart the most
 * frequent are drawn, and the caption names the others.
 * @throws NothingToShow for a table without rows; RoleLensError for a table that lacks the columns, and for codes that it lacks.
 * @example
 * show(() => figureTrend(trend(coding, { by: 'quarter' })));
 */
export function figureTrend(
  trend: Table | Columns,
  { codes, name, caption, ...options }: TrendFigureOptions = {},
): Figure {
  const { columns, legend } = openTable(trend, options);
  rowCount(columns);
  const [names, ids] = [textColumn(columns, 'name'), textColumn(columns, 'code')];
  const lacking = codes?.find((code) => !names.includes(code) && !ids.includes(code));
  if (lacking !== undefined) {
    throw new RoleLensError(
      `The trend of "${lacking}" is not in the table; it has ${distinct(names).join(', ')}.`,
      { hint: 'Name codes of the table.' },
    );
  }
  const order = byAds(columns, names);
  const wanted = codes ?? order.slice(0, SYMBOLS.length);
  const shown = filterRows(columns, (row) => wanted.includes(names[row]) || wanted.includes(ids[row]));
  const n = numberColumn(shown, 'n').map((each) => each ?? 0);
  const period = periodOf(textColumn(shown, 'period')[0]);
  const kind = kindShown(shown, legend);
  const what = `${kind === undefined ? 'Share' : `${kind}: share`} of ads by ${period} of posting`;
  return drawTrend(shown, {
    ...options,
    legend,
    name: name ?? 'trend',
    axisTitle: 'Share of ads (%)',
    columns: { x: 'period', value: 'share', low: 'share_low', high: 'share_high', series: 'name' },
    caption:
      caption ??
      `${what} (n = ${rangeOf(n)} ads a ${period}).${codes ? '' : leftOut(order.slice(SYMBOLS.length))}`,
  });
}

/** The names in order of their ads, the most first. */
function byAds(columns: Columns, names: readonly string[]): string[] {
  const ads = numberColumn(columns, 'ads');
  const sums = new Map<string, number>();
  names.forEach((name, row) => sums.set(name, (sums.get(name) ?? 0) + (ads[row] ?? 0)));
  return [...sums.keys()].sort((a, b) => sums.get(b)! - sums.get(a)!);
}

function leftOut(names: readonly string[]): string {
  if (!names.length) return '';
  const more = names.length - MOST_NAMED;
  const listed = more > 1 ? [...names.slice(0, MOST_NAMED), `${more} more`] : names;
  return ` Left out, as fewer ads have them: ${listOf(listed)}.`;
}

function periodOf(period: string): string {
  return period.includes('Q') ? 'quarter' : period.includes('-') ? 'month' : 'year';
}

/** Options of {@link figureSaturation}. */
export interface SaturationFigureOptions extends TableFigureOptions {
  /** What is found: `terms` (default) or `codes`. */
  readonly level?: 'codes' | 'terms';
  /** The table of `saturationStops`, whose rules are marked where they would have stopped; default none. */
  readonly stops?: Table | Columns;
}

/**
 * Draws the table of `saturation`: how many codes or terms are found against ads coded, over random orders of the ads.
 * @throws NothingToShow for a table without rows; RoleLensError for a table that lacks the columns, and where it lacks the level.
 * @example
 * show(figureSaturation(saturation(coding), { stops: saturationStops(coding) }));
 */
export function figureSaturation(saturation: Table | Columns, options: SaturationFigureOptions = {}): Figure {
  const { level = 'terms', stops, name, caption, ...draw } = options;
  const { columns } = openTable(saturation, options);
  const levels = textColumn(columns, 'level');
  const shown = filterRows(columns, (row) => levels[row] === level);
  if (shown.level.length === 0) {
    throw new RoleLensError(`No ${level} in the table; it has ${distinct(levels).join(', ') || 'none'}.`, {
      hint: 'Choose another `level`.',
    });
  }
  const n = Math.max(...numberColumn(shown, 'ads').map((each) => each ?? 0));
  return drawTrend(shown, {
    ...draw,
    name: name ?? `saturation_${level}`,
    axisTitle: level === 'codes' ? 'Codes found (count)' : 'Different terms found (count)',
    xTitle: 'Ads coded (count)',
    scale: 'count',
    points: false,
    columns: { x: 'ads', value: 'found', low: 'found_low', high: 'found_high' },
    marks: stops ? marksOf(columnsOf(stops), level) : [],
    caption:
      caption ??
      `${level === 'codes' ? 'Codes' : 'Terms'} found against ads coded in random order (n = ${n} ads).`,
  });
}

/** The rules that stopped before the last ad in most orders. */
function marksOf(stops: Columns, level: string): { x: number; label: string }[] {
  const [levels, rules] = [textColumn(stops, 'level'), textColumn(stops, 'rule')];
  const [ads, reached] = [numberColumn(stops, 'ads'), numberColumn(stops, 'reached', 1)];
  return rules.flatMap((label, row) =>
    levels[row] === level && ads[row] !== null && (reached[row] ?? 0) > 0.5 ? [{ x: ads[row], label }] : [],
  );
}
