// Dates: what stands in a cell of a date column. The order of day and month is no matter of one cell; see date-columns.ts.
import { fromPacks, withoutAccents, wordsOf } from '../language';

/** Which of two numbers is the day: 05/06/2024 is the 5th of June day first, the 6th of May month first. */
export type DateOrder = 'day-first' | 'month-first';

/** A date of numbers whose order the cell alone does not tell. */
export interface NumericDate {
  readonly first: number;
  readonly second: number;
  readonly year: number;
  /** What stands between the numbers: `/`, `.`, `-` or a space. */
  readonly mark: string;
}

const excelEpoch = Date.UTC(1899, 11, 30);
const day = 86_400_000;

/** Ads are from these years; others are slips or stand for nothing. */
const years = [1900, 2100] as const;
/** What programs write where they have no date. */
const noDates = new Set(['1899-12-30', '1899-12-31', '1900-01-00', '1900-01-01', '1970-01-01']);

/**
 * What a cell says: an ISO date `YYYY-MM-DD`, a date of numbers whose order has yet to be decided, or `null` where there is none. Read are ISO dates and
 * times, Excel serial numbers, Unix times in seconds or milliseconds, `20230913`, `13-9-2023`, `13.09.2023`, `9/13/2023`, `2023/9/13`, and
 * `13 september 2023` in the languages that have a pack. Years before 1900 or after 2100, and 1970-01-01, are no dates of ads.
 */
export function readDate(cell: string): string | NumericDate | null {
  const text = cell.trim();
  if (!text) return null;
  if (/^\d+(?:\.\d+)?$/.test(text)) return fromNumber(Number(text));
  let match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  if (match) return fromParts(match[1], match[2], match[3]);
  match = /^(?:\p{L}{2,10}\.?,? )?(\d{1,2})([-/. ]) ?(\d{1,2})[-/. ] ?(\d{4})(?!\d)/u.exec(text);
  if (match) return numeric(Number(match[1]), Number(match[3]), match[4], match[2]);
  return fromWords(text);
}

/** A date of numbers in this order; `null` where there is no such day. */
export function inOrder({ first, second, year }: NumericDate, order: DateOrder): string | null {
  const [dayOfMonth, month] = order === 'day-first' ? [first, second] : [second, first];
  return fromParts(String(year), String(month), String(dayOfMonth));
}

/** The ISO date in a cell, with numbers in this order; `null` where there is none. */
export function isoDate(cell: string | number, order: DateOrder = 'day-first'): string | null {
  const date = readDate(String(cell));
  return typeof date === 'object' && date ? inOrder(date, order) : date;
}

function numeric(first: number, second: number, year: string, mark: string): string | NumericDate | null {
  if (first === second) return fromParts(year, String(first), String(second));
  const date = { first, second, year: Number(year), mark };
  return inOrder(date, 'day-first') || inOrder(date, 'month-first') ? date : null;
}

function fromNumber(value: number): string | null {
  if (value >= 19_000_101 && value <= 21_001_231) {
    const text = String(Math.floor(value));
    return fromParts(text.slice(0, 4), text.slice(4, 6), text.slice(6, 8));
  }
  if (value >= 20_000 && value < 80_000) return iso(excelEpoch + Math.floor(value) * day);
  if (value >= 3e8 && value < 4.2e9) return iso(value * 1000);
  return value >= 3e11 && value < 4.2e12 ? iso(value) : null;
}

function fromParts(year: string, month: string, dayOfMonth: string): string | null {
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  if (Number(year) < years[0]) return null;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(dayOfMonth));
  return new Date(time).getUTCMonth() === Number(month) - 1 && Number(dayOfMonth) > 0 ? iso(time) : null;
}

interface DateWords {
  /** Month (0 to 11) by its names, full and short. */
  readonly months: ReadonlyMap<string, number>;
  readonly dayFirst: RegExp;
  readonly monthFirst: RegExp;
}

const dateWords = fromPacks((packs): DateWords => {
  const months = packs.flatMap((pack) =>
    (pack.months ?? []).flatMap((names, month) =>
      wordsOf(names).map((name) => [withoutAccents(name), month] as const),
    ),
  );
  const between = packs.flatMap(({ date_words: words }) => wordsOf(words)).join('|');
  const of = between ? `(?:(?:${between}) )?` : '';
  const weekday = '^(?:\\p{L}{2,10}\\.?,? )?';
  return {
    months: new Map(months),
    dayFirst: new RegExp(
      `${weekday}(\\d{1,2})(?:\\.|º|\\p{L}{2})?[-/ ]${of}(\\p{L}{3,12})\\.?,?[-/ ]${of}(\\d{4})(?!\\d)`,
      'iu',
    ),
    monthFirst: new RegExp(
      `${weekday}(\\p{L}{3,12})\\.?[-/ ](\\d{1,2})(?:\\p{L}{2})?,?[-/ ] ?(\\d{4})(?!\\d)`,
      'iu',
    ),
  };
});

function fromWords(text: string): string | null {
  const { months, dayFirst, monthFirst } = dateWords();
  const match = dayFirst.exec(text) ?? monthFirst.exec(text);
  if (!match) return null;
  const [word, number] = /\d/.test(match[1]) ? [match[2], match[1]] : [match[1], match[2]];
  const month = months.get(withoutAccents(word.toLowerCase()));
  return month === undefined ? null : fromParts(match[3], String(month + 1), number);
}

function iso(time: number): string | null {
  const date = new Date(time);
  const year = date.getUTCFullYear();
  if (!(year >= years[0] && year <= years[1])) return null;
  const text = date.toISOString().slice(0, 10);
  return noDates.has(text) ? null : text;
}
