// Dates: what stands in a date column, as an ISO date.
import { fromPacks, withoutAccents, wordsOf } from '../language';

const excelEpoch = Date.UTC(1899, 11, 30);
const day = 86_400_000;

/**
 * The ISO date `YYYY-MM-DD` in a cell, `null` where there is none: ISO dates and times, Excel serial numbers (1955 to 2119),
 * Unix times in seconds or milliseconds, `13-9-2023`, `13.09.2023`, `2023/9/13`, and `13 september 2023` in the
 * languages that have a pack. Day before month, as in Europe, unless that cannot be.
 */
export function isoDate(cell: unknown): string | null {
  const text = String(cell ?? '').trim();
  if (/^\d+(?:\.\d+)?$/.test(text)) return fromNumber(Number(text));
  let match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  if (match) return fromParts(match[1], match[2], match[3]);
  match = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?!\d)/.exec(text);
  if (match) return fromParts(match[3], match[2], match[1]) ?? fromParts(match[3], match[1], match[2]);
  return fromWords(text);
}

function fromNumber(value: number): string | null {
  if (value >= 19_000_101 && value <= 21_001_231) {
    const text = String(value);
    return fromParts(text.slice(0, 4), text.slice(4, 6), text.slice(6, 8));
  }
  if (value >= 20_000 && value < 80_000) return iso(excelEpoch + Math.floor(value) * day);
  if (value >= 3e8 && value < 4e9) return iso(value * 1000);
  return value >= 3e11 && value < 4e12 ? iso(value) : null;
}

function fromParts(year: string, month: string, dayOfMonth: string): string | null {
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
  const weekday = '^(?:\\p{L}{2,10},? )?';
  return {
    months: new Map(months),
    dayFirst: new RegExp(
      `${weekday}(\\d{1,2})(?:\\.|º|\\p{L}{2})? ${of}(\\p{L}{3,12})\\.?,? ${of}(\\d{4})(?!\\d)`,
      'iu',
    ),
    monthFirst: new RegExp(`${weekday}(\\p{L}{3,12})\\.? (\\d{1,2})(?:\\p{L}{2})?,? (\\d{4})(?!\\d)`, 'iu'),
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

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
