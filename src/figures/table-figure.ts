// What all figures of tables take, and how their captions say n.
import type { Columns } from '../core';
import { formatCount } from './numbers';
import { pickRows } from './read-columns';
import type { FigureWidth } from './theme';

/** Options of a figure that is drawn from a table. */
export interface TableFigureOptions {
  /** File name without extension; default after the function. */
  readonly name?: string;
  readonly title?: string;
  /** Replaces the caption that says what is shown, with n. */
  readonly caption?: string;
  /** Default `wide` (120 mm). */
  readonly width?: FigureWidth;
}

/** `GenAI Engineer (n = 312)`. */
export function withSize(name: string, n: number): string {
  return `${name} (n\u00a0=\u00a0${formatCount(n)})`;
}

/** `312`, or `12 to 45` where the numbers differ. */
export function rangeOf(numbers: readonly number[]): string {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  return least === most ? formatCount(least) : `${formatCount(least)} to ${formatCount(most)}`;
}

/** The rows of a table that `keep` wants. */
export function filterRows(columns: Columns, keep: (row: number) => boolean): Columns {
  const size = Object.values(columns)[0]?.length ?? 0;
  return pickRows(columns, Array.from({ length: size }, (_, row) => row).filter(keep));
}
