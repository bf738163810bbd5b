// readLines: the series of a trend, each in order of the axis.
import type { Columns, Legend } from '../core';
import type { PositionScale } from './position-scale';
import { numberColumn } from './read-columns';
import { readEnds, readSeries } from './read-series';
import { SCALE_BOUNDS, type ScaleName } from './value-scale';

/** One series, in order of the axis. */
export interface Line {
  readonly name: string;
  readonly x: readonly number[];
  readonly value: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  /** Rows of the input. */
  readonly rows: readonly number[];
}

interface LineOptions {
  readonly columns?: Partial<Record<'x' | 'value' | 'low' | 'high' | 'series', string>>;
  readonly scale?: ScaleName;
}

/** The lines of a table, in the legend's order. */
export function readLines(
  columns: Columns,
  legend: Legend,
  across: PositionScale,
  { columns: named = {}, scale = 'share' }: LineOptions,
): Line[] {
  const { least, most } = SCALE_BOUNDS[scale];
  const x = (columns[named.x ?? 'x'] ?? []).map(across.at);
  const value = numberColumn(columns, named.value ?? 'value', most, least);
  const [low, high] = [readEnds(columns, named, 'low'), readEnds(columns, named, 'high')];
  const { series, names } = readSeries(columns, named, legend);
  return names.map((name) => {
    const rows = x.map((_, row) => row).filter((row) => series[row] === name);
    rows.sort((a, b) => x[a] - x[b]);
    const pick = <T>(cells: readonly T[]) => rows.map((row) => cells[row]);
    return { name, x: pick(x), value: pick(value), low: pick(low), high: pick(high), rows };
  });
}
