// positionScale: where months, days, years or numbers stand on a horizontal axis.
import { RoleLensError, type Cell } from '../core';
import { formatNumber, ticksBetween } from './numbers';

/** A horizontal axis: positions, and ticks with their texts. */
export interface PositionScale {
  readonly at: (cell: Cell) => number;
  readonly start: number;
  readonly end: number;
  readonly ticks: readonly number[];
  readonly texts: readonly string[];
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Steps of ticks, in months. */
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120];

/**
 * The axis for these cells with at most about `most` ticks: `YYYY-MM` are months, `YYYY-Qn` quarters, set apart as time has it; numbers, and text that is one (a
 * year), are numbers; any other text stands in order of appearance. Throws `RoleLensError` where a cell is missing.
 */
export function positionScale(cells: readonly Cell[], most: number): PositionScale {
  const missing = cells.findIndex((cell) => cell === null || cell === '');
  if (missing >= 0) {
    throw new RoleLensError('A place on the horizontal axis is missing.', {
      row: missing + 1,
      hint: 'Leave out rows without one.',
    });
  }
  if (cells.every((cell) => monthOf(cell) !== null))
    return monthScale(
      cells.map((cell) => monthOf(cell)!),
      most,
    );
  if (cells.every((cell) => Number.isFinite(Number(cell)))) return numberScale(cells.map(Number), most);
  return nameScale([...new Set(cells.map(String))], most);
}

/** Months since year 0, for a quarter its first; `null` for anything but `YYYY-MM` and `YYYY-Qn`. */
function monthOf(cell: Cell): number | null {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(String(cell));
  if (quarter) return Number(quarter[1]) * 12 + (Number(quarter[2]) - 1) * 3;
  const found = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(String(cell));
  return found && Number(found[1]) * 12 + Number(found[2]) - 1;
}

function monthScale(months: readonly number[], most: number): PositionScale {
  const [start, end] = [Math.min(...months), Math.max(...months)];
  const step = MONTH_STEPS.find((each) => (end - start) / each <= most) ?? 240;
  const first = Math.ceil(start / step) * step;
  const ticks = Array.from({ length: Math.floor((end - first) / step) + 1 }, (_, i) => first + i * step);
  const year = (month: number) => String(Math.floor(month / 12));
  const text = (month: number, i: number) =>
    step % 12 === 0
      ? year(month)
      : `${MONTHS[month % 12]}${i === 0 || month % 12 < step ? `<br>${year(month)}` : ''}`;
  return { at: (cell) => monthOf(cell)!, start, end, ticks, texts: ticks.map(text) };
}

function numberScale(numbers: readonly number[], most: number): PositionScale {
  const [start, end] = [Math.min(...numbers), Math.max(...numbers)];
  const years = numbers.every((each) => Number.isInteger(each) && each > 1900 && each < 2200);
  const whole = numbers.every(Number.isInteger);
  const ticks = ticksBetween(
    years || start > (end - start) / 4 ? start : Math.min(0, start),
    end,
    most,
    whole,
  );
  const from = Math.min(start, ticks[0] ?? start);
  return {
    at: Number,
    start: from,
    end,
    ticks,
    texts: ticks.map((tick) => (years ? String(tick) : formatNumber(tick, 4))),
  };
}

function nameScale(names: readonly string[], most: number): PositionScale {
  const places = new Map(names.map((name, place) => [name, place]));
  const step = Math.max(1, Math.ceil(names.length / Math.max(2, most)));
  const ticks = names.map((_, place) => place).filter((place) => place % step === 0);
  return {
    at: (cell) => places.get(String(cell))!,
    start: 0,
    end: names.length - 1,
    ticks,
    texts: ticks.map((place) => names[place]),
  };
}
