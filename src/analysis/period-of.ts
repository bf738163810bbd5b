// Periods of time that ads are grouped by.

/** How long a period is. */
export type PeriodLength = 'month' | 'quarter' | 'year';

/** The period of a date (`2024-03-01`): `2024-03`, `2024-Q1` or `2024`. */
export function periodOf(posted: string, by: PeriodLength): string {
  if (by === 'month') return posted.slice(0, 7);
  if (by === 'year') return posted.slice(0, 4);
  return `${posted.slice(0, 4)}-Q${Math.ceil(Number(posted.slice(5, 7)) / 3)}`;
}

/** A period as a number, neighbours 1 apart. */
export function timeOf(period: string): number {
  const [year, part] = period.split('-');
  if (!part) return Number(year);
  return part.startsWith('Q') ? 4 * Number(year) + Number(part.slice(1)) : 12 * Number(year) + Number(part);
}
