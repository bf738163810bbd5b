// The numbers of the written summary: distributions as rows, formatted as a paper writes them.
import type { Coding, Kind, CountOver } from '../core';
import { escapeMarkdown } from '../export';
import { distributionFrame, toColumns } from '../frames';

/** One code in one group of ads. */
export interface CodeRow {
  readonly group: string;
  readonly kind: Kind;
  readonly code: string;
  readonly name: string;
  /** The name as Markdown text, for sentences; tables escape `name` themselves. */
  readonly label: string;
  readonly mentions: number;
  readonly ads: number;
  readonly n: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** The rows of a distribution frame, most mentions first. */
export function codeRows(coding: Coding, kind: Kind, by: string | null, over: CountOver): CodeRow[] {
  const columns = toColumns(distributionFrame(coding, { kind, by, over }));
  const rows = columns.code.map((code, i): CodeRow => {
    const number = (name: string): number => Number(columns[name][i]);
    return {
      group: String(columns.group[i]),
      kind,
      code: String(code),
      name: String(columns.name[i]),
      label: escapeMarkdown(String(columns.name[i])),
      mentions: number('mentions'),
      ads: number('ads'),
      n: number('group_ads'),
      share: number('prevalence'),
      low: number('prevalence_low'),
      high: number('prevalence_high'),
    };
  });
  return rows.sort((a, b) => b.mentions - a.mentions || b.ads - a.ads);
}

/** 0.234 → `23 %`; small shares keep a decimal. */
export function percent(share: number): string {
  const value = share * 100;
  return `${value > 0 && value < 10 ? value.toFixed(1) : value.toFixed(0)} %`;
}

/** `23 % of ads, 95 % interval 19–28 %`. */
export function shareWithInterval({ share, low, high }: Pick<CodeRow, 'share' | 'low' | 'high'>): string {
  return `${percent(share)} of ads, 95 % interval ${(low * 100).toFixed(0)}–${(high * 100).toFixed(0)} %`;
}

/** A difference of shares with its 95 % interval. */
interface Interval {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/** `p = 0.031`, `p < 0.001`. */
export function p(value: number): string {
  return value < 0.001 ? 'p < 0.001' : `p = ${value.toFixed(3)}`;
}

/** `+12 pp (+3 to +21)`. */
export function points({ difference, low, high }: Interval): string {
  return `${signed(difference)} pp (${signed(low)} to ${signed(high)})`;
}

function signed(share: number): string {
  const rounded = Math.round(share * 100);
  return rounded > 0 ? `+${rounded}` : rounded < 0 ? `−${-rounded}` : '0';
}

/** Mentions per ad, one decimal, two where small. */
export function perAd({ mentions, n }: Pick<CodeRow, 'mentions' | 'n'>): string {
  const value = n ? mentions / n : 0;
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
