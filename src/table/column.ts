// Column: what one column of a table holds, how it prints, and what it means. Written once, where the table is made.
import type { Cell } from '../core';

/**
 * `text`; `count`: a whole number; `number`: any; `share`: 0 to 1, printed as per cent; `points`: a difference of two shares, −1 to 1, printed in
 * percentage points; `p`: a p value, 0 to 1, never printed as 0.
 */
export type ColumnType = 'text' | 'count' | 'number' | 'share' | 'points' | 'p';

/** The schema of one column. */
export interface Column {
  readonly type: ColumnType;
  /** Header for people, e.g. `share of ads`. */
  readonly words: string;
  /** What is counted, e.g. `ads`; shares and p values have none. */
  readonly unit?: string;
  /** Decimals in print; default as the type has it. */
  readonly digits?: number;
  /** Cells may be missing: not measured, or nothing to name. */
  readonly optional?: boolean;
}

/** Columns by name, in the order of the file. */
export type ColumnRecord = Readonly<Record<string, Column>>;

/** What a cell of a column holds; any cell where all that is known is that it is a column. */
export type CellOf<C extends Column> = Column extends C
  ? Cell
  : (C['type'] extends 'text' ? string : number) | (C extends { readonly optional: true } ? null : never);

type Of<Type extends ColumnType> = { readonly type: Type; readonly words: string };
type More = Omit<Column, 'type' | 'words' | 'optional'>;

const maker =
  <Type extends ColumnType>(type: Type) =>
  (words: string, more: More = {}): Of<Type> & More => ({ type, words, ...more });

/** A column of text. */
export const text = maker('text');
/** A column of whole numbers; say of what in `unit`. */
export const count = maker('count');
/** A column of numbers. */
export const number = maker('number');
/** A column of shares, 0 to 1. */
export const share = maker('share');
/** A column of differences of shares, −1 to 1. */
export const points = maker('points');
/** A column of p values. */
export const pValue = maker('p');

/** A column whose cells may be missing (`null`; empty in a file). */
export function optional<C extends Column>(column: C): C & { readonly optional: true } {
  return { ...column, optional: true };
}
