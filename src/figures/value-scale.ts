// valueScale: what the numbers of a figure are (shares, points, ratios, plain numbers), so how they are set on an axis and written.
import { NothingToShow } from '../core';
import { formatNumber, formatPoints, formatShare, niceTicks, ticksBetween } from './numbers';

/**
 * `share`: 0 to 1, shown as per cent; `points`: a difference of shares, -1 to 1, shown in percentage points; `ratio`: above 0,
 * on a logarithmic axis; `count`: whole numbers from 0; `number`: any other number.
 */
export type ScaleName = 'share' | 'points' | 'ratio' | 'count' | 'number';

/** Bounds that a column of the scale must keep. */
export const SCALE_BOUNDS: Readonly<Record<ScaleName, { readonly least: number; readonly most: number }>> = {
  share: { least: 0, most: 1 },
  points: { least: -1, most: 1 },
  ratio: { least: 0, most: Infinity },
  count: { least: 0, most: Infinity },
  number: { least: -Infinity, most: Infinity },
};

/** An axis ready for Plotly. */
export interface ValueScale {
  /** Where a value stands on the axis; `null` for a value that the axis cannot show. */
  readonly at: (value: number | null) => number | null;
  readonly start: number;
  readonly end: number;
  readonly ticks: readonly number[];
  readonly texts: readonly string[];
  /** A value in words, for labels and hover text. */
  readonly format: (value: number) => string;
}

/** Space beyond the outermost value, as a share of the axis. */
const PAD = 0.04;

/**
 * The axis for these values, with about `most` ticks. It starts at 0 unless values are negative or the scale is `ratio`; `include`
 * is a value that must be on it. Throws `NothingToShow` where there is no value.
 */
export function valueScale(
  name: ScaleName,
  values: readonly (number | null)[],
  most: number,
  include?: number | null,
): ValueScale {
  const at = positions(name);
  const shown = [...values, include ?? null].map(at).filter((value) => value !== null);
  if (values.every((value) => at(value) === null)) {
    throw new NothingToShow(
      'the table for this figure has no value that can be drawn',
      name === 'ratio' ? 'Ratios must be above 0.' : 'Check that the columns hold numbers.',
    );
  }
  const [lowest, highest] = [Math.min(...shown), Math.max(...shown)];
  if (name === 'ratio') return ratioScale(lowest, highest, most, at);
  const [start, end] = limits(name, lowest, highest);
  const whole = name !== 'number';
  const ticks = start === 0 ? niceTicks(end, most, whole) : ticksBetween(start, end, most, whole);
  const format = FORMATS[name];
  return { at, start, end, ticks, texts: ticks.map((tick) => tickText(name, tick)), format };
}

const FORMATS: Readonly<Record<ScaleName, (value: number) => string>> = {
  share: formatShare,
  points: formatPoints,
  ratio: (value) => formatNumber(value, value < 1 ? 2 : 1),
  count: (value) => formatNumber(value, 0),
  number: (value) => formatNumber(value),
};

/** A value as the scale writes it. */
export function formatValue(name: ScaleName, value: number | null): string {
  return value === null ? '–' : FORMATS[name](value);
}

function positions(name: ScaleName): (value: number | null) => number | null {
  if (name === 'share' || name === 'points') return (value) => (value === null ? null : value * 100);
  if (name === 'ratio')
    return (value) => (value !== null && value > 0 && Number.isFinite(value) ? Math.log2(value) : null);
  return (value) => (value !== null && Number.isFinite(value) ? value : null);
}

function limits(name: ScaleName, lowest: number, highest: number): [number, number] {
  if (lowest >= 0) {
    const end = highest * (1 + PAD) || 1;
    return [0, name === 'share' ? Math.min(100, end) : end];
  }
  const pad = (Math.max(highest, 0) - lowest) * PAD;
  return [lowest - pad, Math.max(0, highest) + pad];
}

function tickText(name: ScaleName, tick: number): string {
  if (name === 'share') return `${formatNumber(tick)}%`;
  return name === 'points' && tick > 0 ? `+${formatNumber(tick)}` : formatNumber(tick, 4);
}

/** Powers of two, or of four, sixteen … where the range is wide. */
function ratioScale(lowest: number, highest: number, most: number, at: ValueScale['at']): ValueScale {
  const pad = Math.max(0.15, (highest - lowest) * PAD);
  const [start, end] = [Math.min(0, lowest) - pad, Math.max(0, highest) + pad];
  const step = Math.max(1, Math.ceil((end - start) / Math.max(2, most)));
  const first = Math.ceil(start / step);
  const ticks = Array.from({ length: Math.floor(end / step) - first + 1 }, (_, i) => (first + i) * step);
  const texts = ticks.map((tick) =>
    tick < 0 ? `1/${formatNumber(2 ** -tick, 0)}` : formatNumber(2 ** tick, 0),
  );
  return { at, start, end, ticks, texts, format: FORMATS.ratio };
}
