// Numbers on figures: how counts and shares are written, and where ticks stand.

/** A count with thousands separators: `1,234`. */
export function formatCount(count: number): string {
  const text = String(Math.round(count));
  return text.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A share from 0 to 1 as whole per cent; `<1%` and `>99%` where rounding would say none or all. */
export function formatShare(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 0 && share > 0) return '<1%';
  if (percent === 100 && share < 1) return '>99%';
  return `${percent}%`;
}

/** A difference of two shares in percentage points, always signed: `+12`, `−3`, `0`. */
export function formatPoints(difference: number): string {
  const points = Math.round(difference * 100);
  return points === 0 ? '0' : `${points > 0 ? '+' : '\u2212'}${Math.abs(points)}`;
}

/**
 * Round tick positions from 0 up to `end` (in the axis' unit), at most `most` of them besides 0.
 * Steps are 1, 2, 2.5 or 5 times a power of ten; `whole` keeps them integers.
 */
export function niceTicks(end: number, most: number, whole = true): number[] {
  const rough = end / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough || 1));
  const steps = [1, 2, 2.5, 5, 10].map((step) => step * power);
  const fits = (step: number) => step >= rough - 1e-9 && (!whole || Number.isInteger(step));
  const step = steps.find(fits) ?? Math.max(1, Math.ceil(rough));
  return Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, i) =>
    Number((i * step).toPrecision(12)),
  );
}

/** Round tick positions between `start` and `end`, about `most` of them, steps as {@link niceTicks} has them. */
export function ticksBetween(start: number, end: number, most: number, whole = false): number[] {
  const [, step = 1] = niceTicks(end - start || 1, most, whole);
  const first = Math.ceil(start / step - 1e-9);
  const count = Math.floor(end / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** A number with a true minus sign and at most `digits` decimals, thousands set apart: `1,234.5`, `−0.25`. */
export function formatNumber(value: number, digits = 2): string {
  const text = Math.abs(value).toLocaleString('en-US', { maximumFractionDigits: digits });
  return value < 0 && text !== '0' ? `\u2212${text}` : text;
}
