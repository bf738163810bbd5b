// What all figures of tables take, and how their captions say n.
import { kindOf, type Columns, type Legend } from '../core';
import { formatCount } from './numbers';
import { distinct, pickRows, textColumn } from './read-columns';
import type { FigureWidth } from './theme';

/** Options of a figure that is drawn from a table. */
export interface TableFigureOptions extends NamedFigureOptions {
  /** Names and colours of kinds and profiles; default the table's own. */
  readonly legend?: Legend;
}

/** What all figures take. */
export interface NamedFigureOptions {
  /** File name without extension; default after the function. */
  readonly name?: string;
  readonly title?: string;
  /** Replaces the caption that says what is shown, with n. */
  readonly caption?: string;
  /** Default `wide` (120 mm). */
  readonly width?: FigureWidth;
}

/**
 * What a caption calls the codes of a figure: the name of the kind asked for, else of the only kind that the table has; undefined for several. Names stand as the
 * codebook has them, as they may be nouns that keep their capital, or acronyms.
 */
export function kindShown(columns: Columns, legend: Legend, kind?: string): string | undefined {
  const found = columns.kind ? distinct(textColumn(columns, 'kind')) : [];
  const [only, ...others] = kind === undefined ? found : [kind];
  return only && !others.length ? kindOf(legend, only).name : undefined;
}

/** `A`, `A and B`, `A, B and C`. */
export function listOf(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

/** `Nurse (n = 312)`. */
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
