// CellStyle: how the cells of one column are written for reading: by the options, else its schema, else what its name and cells suggest.
import type { Cell } from '../core';
import type { Column } from '../table';

/** How a column is written. */
export interface CellStyle {
  readonly header: string;
  /** Numbers are aligned right. */
  readonly numeric: boolean;
  /** `percent`: times 100 with a per cent sign; `points`: times 100, always signed; `p`: never 0. */
  readonly notation: 'plain' | 'percent' | 'points' | 'p';
  /** Decimals, the same for a whole column, so that its numbers are aligned. */
  readonly digits: number;
  /** Stands for a missing cell. */
  readonly missing: string;
}

/** What {@link styleOf} looks at. */
interface StyleOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly digits?: number | Readonly<Record<string, number>>;
  readonly percent?: readonly string[];
}

const P_VALUE = /^p(_adjusted)?$/;
const DIGITS = { plain: 2, percent: 0, points: 0, p: 3 } as const;

/** The style of a column; `column` is its schema, if it has one. */
export function styleOf(
  name: string,
  cells: readonly Cell[],
  column: Column | undefined,
  options: StyleOptions,
): CellStyle {
  const isWhole = cells.every((cell) => !isNumber(cell) || Number.isInteger(cell));
  const notation = notationOf(name, column, isWhole, options);
  return {
    header: entryOf(options.headers, name) ?? headerOf(name, column),
    numeric: column ? column.type !== 'text' : isNumeric(cells),
    notation,
    digits: digitsOf(name, column, notation, isWhole, options),
    missing: column?.optional ? '–' : '',
  };
}

function notationOf(
  name: string,
  column: Column | undefined,
  isWhole: boolean,
  { percent }: StyleOptions,
): CellStyle['notation'] {
  if (percent ? percent.includes(name) : column?.type === 'share') return 'percent';
  if (column?.type === 'points' || column?.type === 'p') return column.type;
  return !column && P_VALUE.test(name) && !isWhole ? 'p' : 'plain';
}

function digitsOf(
  name: string,
  column: Column | undefined,
  notation: CellStyle['notation'],
  isWhole: boolean,
  { digits }: StyleOptions,
): number {
  const own = typeof digits === 'object' ? entryOf(digits, name) : undefined;
  if (own !== undefined) return own;
  if (notation !== 'plain') return column?.digits ?? DIGITS[notation];
  if (typeof digits === 'number') return isWhole ? 0 : digits;
  return column?.digits ?? (isWhole ? 0 : DIGITS.plain);
}

/** The words of the schema, with the unit of points, which their numbers do not bear. */
function headerOf(name: string, column: Column | undefined): string {
  if (!column) return name.replace(/_/g, ' ');
  const isTold = column.type !== 'points' || /\bpp\b|\bpoints\b/.test(column.words);
  return isTold ? column.words : `${column.words} (pp)`;
}

/** A cell as text, not yet escaped. */
export function writeCell(cell: Cell, { notation, digits, missing }: CellStyle): string {
  if (typeof cell === 'string') return cell;
  if (!isNumber(cell)) return missing;
  const least = 10 ** -digits;
  if (notation === 'p' && cell < least) return `<${least.toFixed(digits)}`;
  const isTimes100 = notation === 'percent' || notation === 'points';
  const text = (isTimes100 ? cell * 100 : cell).toFixed(digits);
  // A true minus sign, and none before a number that is rounded to 0.
  const signed = text.replace(/^-(?=[0.]*$)/, '').replace('-', '\u2212');
  if (notation === 'percent') return `${signed}%`;
  return notation === 'points' && Number(text) > 0 ? `+${signed}` : signed;
}

/** What a record itself has under a name: a column may be named `constructor`. */
export function entryOf<Value>(
  record: Readonly<Record<string, Value>> | undefined,
  name: string,
): Value | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Whether a cell is a number that can be written. */
export function isNumber(cell: Cell | undefined): cell is number {
  return typeof cell === 'number' && Number.isFinite(cell);
}

function isNumeric(cells: readonly Cell[]): boolean {
  return cells.some(isNumber) && cells.every((cell) => typeof cell !== 'string' || cell === '');
}
