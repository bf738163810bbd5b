// How the summary writes numbers and lists.
import type { RatedShare } from './code-rows';

/** 0.234 → `23 %`; small shares keep a decimal. */
export function percent(share: number): string {
  const value = share * 100;
  return `${value > 0 && value < 10 ? value.toFixed(1) : value.toFixed(0)} %`;
}

/** `95 % interval 19–28 %`. */
export function interval(low: number, high: number): string {
  return `95 % interval ${(low * 100).toFixed(0)}–${(high * 100).toFixed(0)} %`;
}

/** `23 % of ads, 95 % interval 19–28 %`. */
export function shareWithInterval({ share, low, high }: RatedShare): string {
  return `${percent(share)} of ads, ${interval(low, high)}`;
}

/** `p = 0.031`, `p < 0.001`. */
export function pText(value: number): string {
  return value < 0.001 ? 'p < 0.001' : `p = ${value.toFixed(3)}`;
}

/** A difference of shares with its 95 % interval. */
export interface Difference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/** `+12 pp (+3 to +21)`. */
export function points({ difference, low, high }: Difference): string {
  return `${signed(difference)} pp (${signed(low)} to ${signed(high)})`;
}

function signed(share: number): string {
  const rounded = Math.round(share * 100);
  return rounded > 0 ? `+${rounded}` : rounded < 0 ? `−${-rounded}` : '0';
}

/** Mentions per ad, one decimal, two where small. */
export function perAd(mentions: number, ads: number): string {
  const value = ads ? mentions / ads : 0;
  return value.toFixed(value < 1 ? 2 : 1);
}

/** `a, b and c`. */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** 1234 → `1,234`, as the figures write it. */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 ad`, `1,234 ads`. */
export function counted(n: number, noun: string): string {
  return `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
}

/** The first letter large, the rest as it is. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
