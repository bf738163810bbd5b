// Dates: what stands in a date column, as an ISO date.

const excelEpoch = Date.UTC(1899, 11, 30);
const day = 86_400_000;

/**
 * The ISO date `YYYY-MM-DD` in a cell, `null` where there is none: ISO dates and times, Excel serial numbers (1955 to 2119),
 * Unix times in seconds or milliseconds, `13-9-2023`, `13.09.2023`, `2023/9/13`. Day before month, as in Europe, unless that cannot be.
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

const months = [
  'jan',
  'feb',
  'm(?:ar|aa|rt|är|ä)',
  'apr',
  'm(?:ay|ei|ai)',
  'jun',
  'jul',
  'aug',
  'sep',
  'o[ck]t',
  'nov',
  'de[cz]',
];

function fromWords(text: string): string | null {
  const match =
    /^(?:\p{L}{2,10},? )?(\d{1,2})\.? (\p{L}{3,10})\.?,? (\d{4})(?!\d)/u.exec(text) ??
    /^(?:\p{L}{2,10},? )?(\p{L}{3,10})\.? (\d{1,2}),? (\d{4})(?!\d)/u.exec(text);
  if (!match) return null;
  const [word, number] = /\d/.test(match[1]) ? [match[2], match[1]] : [match[1], match[2]];
  const month = months.findIndex((name) => new RegExp(`^${name}`, 'i').test(word));
  return month < 0 ? null : fromParts(match[3], String(month + 1), number);
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
