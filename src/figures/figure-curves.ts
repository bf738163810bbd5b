// Figures of courses: shares over time, and what is found against ads coded.
import { RoleLensError, type Columns, type Figure } from '../core';
import { drawTrend } from './draw-trend';
import { distinct, numberColumn, rowCount, textColumn } from './read-columns';
import { filterRows, rangeOf, type TableFigureOptions } from './table-figure';

/** Options of {@link figureTrend}. */
export interface TrendFigureOptions extends TableFigureOptions {
  /** Names or ids of the codes (or profiles) shown, up to four; default the three that most ads have. */
  readonly codes?: readonly string[];
  /** Intervals as a band (default), or as a bar at each point. */
  readonly interval?: 'band' | 'bars';
}

const MOST_LINES = 3;

/** Draws the table of `trend`: the share of ads by month, quarter or year with its 95 % interval. Throws `RoleLensError` for codes that the table lacks. */
export function figureTrend(
  trend: Columns,
  { codes, name, caption, ...draw }: TrendFigureOptions = {},
): Figure {
  rowCount(trend);
  const [names, ids] = [textColumn(trend, 'name'), textColumn(trend, 'code')];
  const wanted = codes ?? mostFrequent(trend, names);
  const lacking = wanted.find((code) => !names.includes(code) && !ids.includes(code));
  if (lacking !== undefined) {
    throw new RoleLensError(
      `The trend of "${lacking}" is not in the table; it has ${distinct(names).join(', ')}.`,
      {
        hint: 'Name codes of the table.',
      },
    );
  }
  const shown = filterRows(trend, (row) => wanted.includes(names[row]) || wanted.includes(ids[row]));
  const n = numberColumn(shown, 'n').map((each) => each ?? 0);
  const period = periodOf(textColumn(shown, 'period')[0]);
  return drawTrend(shown, {
    ...draw,
    name: name ?? 'trend',
    axisTitle: 'Share of ads (%)',
    columns: { x: 'period', value: 'share', low: 'share_low', high: 'share_high', series: 'name' },
    caption: caption ?? `Share of ads by ${period} of posting (n = ${rangeOf(n)} ads a ${period}).`,
  });
}

function mostFrequent(trend: Columns, names: readonly string[]): string[] {
  const ads = numberColumn(trend, 'ads');
  const sum = (name: string) =>
    ads.reduce((total: number, each, row) => total + (names[row] === name ? (each ?? 0) : 0), 0);
  return distinct(names)
    .sort((a, b) => sum(b) - sum(a))
    .slice(0, MOST_LINES);
}

function periodOf(period: string): string {
  return period.includes('Q') ? 'quarter' : period.includes('-') ? 'month' : 'year';
}

/** Options of {@link figureSaturation}. */
export interface SaturationFigureOptions extends TableFigureOptions {
  /** What is found: `terms` (default) or `codes`. */
  readonly level?: 'codes' | 'terms';
  /** The table of `saturationStops`, whose rules are marked where they would have stopped; default none. */
  readonly stops?: Columns;
}

/** Draws the table of `saturation`: how many codes or terms are found against ads coded, over random orders of the ads. Throws `RoleLensError` where the table lacks the level. */
export function figureSaturation(saturation: Columns, options: SaturationFigureOptions = {}): Figure {
  const { level = 'terms', stops, name, caption, ...draw } = options;
  const levels = textColumn(saturation, 'level');
  const shown = filterRows(saturation, (row) => levels[row] === level);
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
    marks: stops ? marksOf(stops, level) : [],
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
