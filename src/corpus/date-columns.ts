// Date columns: the order of day and month, decided once for each column by all of its cells.
import type { Language } from '../core';
import { inOrder, readDate, type DateOrder, type NumericDate } from './read-date';

/** How the order of day and month is told: by the cells of the column, or as the caller says. */
export type DatesOption = 'auto' | DateOrder;

/**
 * Why a column has its order. `as told`: the caller said so; `proven`: a number above 12 cannot be a month; `as elsewhere`: undecidable here, proven in other
 * files with a column of this name; `usual`: undecidable, and written as only day-first countries do (with dots or hyphens, or in ads that are mostly
 * not English); `undecidable`: none of these, so that its numeric dates are not read; `not needed`: no date rests on the order.
 */
export type OrderReason = 'as told' | 'proven' | 'as elsewhere' | 'usual' | 'undecidable' | 'not needed';

/** What became of a date column of a file. */
export interface DatesRead {
  readonly column: string;
  readonly order: DateOrder | null;
  readonly why: OrderReason;
  /** Filled cells that were read, and that were not. */
  readonly read: number;
  readonly unread: number;
  /** A few of those that were not read, as they stand there. */
  readonly examples: readonly string[];
}

/** Cells of numeric dates and the ads that they belong to. */
interface Waiting {
  readonly ad: number;
  readonly date: NumericDate;
  readonly cell: string;
}

/** A date column of a file. */
export class DateColumn {
  readonly waiting: Waiting[] = [];
  private read = 0;
  private unread = 0;
  private readonly examples = new Set<string>();
  order: DateOrder | null = null;
  private why: OrderReason = 'not needed';

  constructor(readonly name: string) {}

  /** Reads a filled cell of an ad; a numeric date waits until all are there. */
  take(cell: string, ad: number): string | NumericDate | null {
    const date = readDate(cell);
    if (date === null) this.miss(cell);
    else if (typeof date === 'string') this.read++;
    else this.waiting.push({ ad, date, cell });
    return date;
  }

  /** Day first and month first: how many dates can only be so. */
  proofs(): readonly [number, number] {
    const dayFirst = this.waiting.filter(({ date }) => date.first > 12).length;
    const monthFirst = this.waiting.filter(({ date }) => date.second > 12).length;
    return [dayFirst, monthFirst];
  }

  decide(order: DateOrder | null, why: OrderReason): void {
    [this.order, this.why] = [order, why];
    for (const { date, cell } of this.waiting)
      if (order && inOrder(date, order)) this.read++;
      else this.miss(cell);
  }

  /** The date of a cell that waited; `null` where it is none in the column's order. */
  dateOf({ date }: Waiting): string | null {
    return this.order && inOrder(date, this.order);
  }

  result(): DatesRead {
    const { name: column, order, why, read, unread, examples } = this;
    return { column, order, why, read, unread, examples: [...examples] };
  }

  private miss(cell: string): void {
    this.unread++;
    if (this.examples.size < 3) this.examples.add(cell.trim().slice(0, 60));
  }
}

/** Decides the order of all columns; `languageOf` gives the language of an ad. */
export function decideOrders(
  columns: readonly DateColumn[],
  asked: DatesOption,
  languageOf: (ad: number) => Language,
): void {
  const needed = columns.filter(({ waiting }) => waiting.length > 0);
  if (asked !== 'auto') {
    for (const column of needed) column.decide(asked, 'as told');
    return;
  }
  const proven = new Map(needed.map((column) => [column, orderByProofs([column])]));
  for (const column of needed) {
    const own = proven.get(column);
    const alike = needed.filter(({ name }) => name === column.name);
    const elsewhere = own ?? orderByProofs(alike);
    if (own) column.decide(own, 'proven');
    else if (elsewhere) column.decide(elsewhere, 'as elsewhere');
    else if (isDayFirstUsual(column, languageOf)) column.decide('day-first', 'usual');
    else column.decide(null, 'undecidable');
  }
}

/** The order that more dates prove; `undefined` where none does, or as many speak for either. */
function orderByProofs(columns: readonly DateColumn[]): DateOrder | undefined {
  let balance = 0;
  for (const column of columns) {
    const [dayFirst, monthFirst] = column.proofs();
    balance += dayFirst - monthFirst;
  }
  return balance === 0 ? undefined : balance > 0 ? 'day-first' : 'month-first';
}

// Slashes in English ads are the one case where both orders are usual.
function isDayFirstUsual({ waiting }: DateColumn, languageOf: (ad: number) => Language): boolean {
  if (waiting.every(({ date }) => date.mark !== '/')) return true;
  const known = waiting.map(({ ad }) => languageOf(ad)).filter((language) => language !== 'other');
  return known.filter((language) => language !== 'en').length > known.length / 2;
}
