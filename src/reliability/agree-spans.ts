// Agreement on spans: precision, recall and F1 for each two coders.
import { number, optional, text, type Column, type Table } from '../table';
import type { Compared, ComparedAd } from './agree-ads';
import { pairsOf } from './agree-profiles';
import type { Statistic, Tally, Watched } from './agree-tally';
import { estimates, fillTable, type Filled } from './fill-table';
import { matchSpans, SPAN_RULES, type SpanMatching, type SpanRule } from './match-spans';
import type { CodeSpan, LaidOutAd } from './span-places';

/** Spans of one code that two coders mark in one ad, and how many of them match by each rule. */
interface SpanCount {
  readonly ad: ComparedAd;
  readonly code: number;
  readonly first: number;
  readonly second: number;
  readonly matched: Readonly<Record<SpanRule, number>>;
}

/** Matched spans of each two coders. */
export interface SpanCounts {
  readonly pair: readonly [number, number];
  readonly counts: readonly SpanCount[];
}

/**
 * Counts spans, code by code. Quotes that are not in the ad count against the second coder; those of the first are left out, since nobody could
 * find them.
 */
export function countSpans(
  { ads, coders, codes }: Compared,
  laidOut: readonly LaidOutAd[],
  matching: SpanMatching,
): SpanCounts[] {
  return pairsOf(coders.length).map((pair) => ({
    pair,
    counts: ads.flatMap((ad, i) => {
      const [a, b] = pair.map((coder) => laidOut[i].marked[coder]);
      if (!a || !b) return [];
      const [ofA, ofB] = [byCode(a.spans), byCode(b.spans)];
      return codes.flatMap((_, code): SpanCount[] => {
        const [x, y] = [ofA.get(code) ?? [], ofB.get(code) ?? []];
        const second = y.length + b.strays.filter((stray) => stray === code).length;
        if (!x.length && !second) return [];
        const matched = Object.fromEntries(
          SPAN_RULES.map((rule) => [rule, x.length && y.length ? matchSpans(x, y, rule, matching) : 0]),
        ) as Record<SpanRule, number>;
        return [{ ad, code, first: x.length, second, matched }];
      });
    }),
  }));
}

function byCode(spans: readonly CodeSpan[]): Map<number, CodeSpan[]> {
  const groups = new Map<number, CodeSpan[]>();
  for (const span of spans) {
    const group = groups.get(span.code);
    if (group) group.push(span);
    else groups.set(span.code, [span]);
  }
  return groups;
}

/** Amounts of one code. */
interface SpanAmounts {
  readonly first: number;
  readonly second: number;
  readonly matched: Readonly<Record<SpanRule, number>>;
}

/** Tallies the spans of each code in the ads for which `inPart` holds. */
export function tallySpans(
  counts: readonly SpanCount[],
  codes: number,
  tally: Tally,
  inPart: (ad: ComparedAd) => boolean = () => true,
): SpanAmounts[] {
  const amounts = Array.from({ length: codes }, () => ({
    first: tally.amount(),
    second: tally.amount(),
    matched: Object.fromEntries(SPAN_RULES.map((rule) => [rule, tally.amount()])) as Record<SpanRule, number>,
  }));
  for (const { ad, code, first, second, matched } of counts) {
    if (!inPart(ad)) continue;
    const of = amounts[code];
    tally.add(of.first, ad.group, first * ad.weight);
    tally.add(of.second, ad.group, second * ad.weight);
    for (const rule of SPAN_RULES) tally.add(of.matched[rule], ad.group, matched[rule] * ad.weight);
  }
  return amounts;
}

/** Precision, recall and F1 of the spans of these codes together; `NaN` where there are none. */
export function spanStatistics(
  amounts: readonly SpanAmounts[],
  rule: SpanRule,
): Record<'precision' | 'recall' | 'f1', Statistic> {
  const sum = (totals: Float64Array, of: (amount: SpanAmounts) => number): number =>
    amounts.reduce((all, amount) => all + totals[of(amount)], 0);
  const matched = (totals: Float64Array): number => sum(totals, (amount) => amount.matched[rule]);
  const first = (totals: Float64Array): number => sum(totals, (amount) => amount.first);
  const second = (totals: Float64Array): number => sum(totals, (amount) => amount.second);
  return {
    precision: (totals) => matched(totals) / second(totals),
    recall: (totals) => matched(totals) / first(totals),
    f1: (totals) => (2 * matched(totals)) / (first(totals) + second(totals)),
  };
}

/** One row of the table of spans. */
interface SpanRow {
  readonly pair: readonly [number, number];
  readonly scope: string;
  readonly code: string;
  readonly name: string;
  readonly rule: SpanRule;
  readonly sizes: Readonly<Record<'first' | 'second', Watched>>;
  readonly watched: Readonly<Record<string, Watched>>;
}

/** Watches agreement on spans: one row a pair of coders × (all codes, each kind, each code) × rule. */
export function watchSpans(compared: Compared, counted: readonly SpanCounts[], tally: Tally): () => Table {
  const { codes } = compared;
  const scopes = scopesOf(compared);
  const rows = counted.flatMap(({ pair, counts }) => {
    const amounts = tallySpans(counts, codes.length, tally);
    return scopes.flatMap(({ of: codesIn, ...scope }) => {
      const of = codesIn.map((c) => amounts[c]);
      const total = (key: 'first' | 'second'): Watched =>
        tally.watch((t) => of.reduce((sum, each) => sum + t[each[key]], 0));
      const sizes = { first: total('first'), second: total('second') };
      return SPAN_RULES.map((rule): SpanRow => {
        const { precision, recall, f1 } = spanStatistics(of, rule);
        const watched = {
          precision: tally.watch(precision),
          recall: tally.watch(recall),
          f1: tally.watch(f1),
        };
        return { pair, ...scope, rule, sizes, watched };
      });
    });
  });
  return () => spanTable(compared, rows);
}

/** All codes, each kind, each code. */
function scopesOf({ codes, kinds }: Compared) {
  return [
    { scope: 'all', code: '', name: 'All codes', of: codes.map((_, c) => c) },
    ...kinds.map(({ id, name }) => ({
      scope: 'kind',
      code: id,
      name,
      of: codes.flatMap((code, c) => (code.kind === id ? [c] : [])),
    })),
    ...codes.map(({ id, name }, c) => ({ scope: 'code', code: id, name, of: [c] })),
  ];
}

function spanTable({ coders, legend }: Compared, rows: readonly SpanRow[]): Table {
  const sizes = rows.map(({ sizes: { first, second } }) => [first().value, second().value]);
  const columns: Filled = {
    first: [text('first'), rows.map(({ pair: [a] }) => coders[a])],
    second: [text('second'), rows.map(({ pair: [, b] }) => coders[b])],
    scope: [text('scope'), rows.map(({ scope }) => scope)],
    code: [text('code'), rows.map(({ code }) => code)],
    name: [text('name'), rows.map(({ name }) => name)],
    rule: [text('rule'), rows.map(({ rule }) => rule)],
    first_spans: [SPANS('spans of first'), sizes.map(([first]) => first)],
    second_spans: [SPANS('spans of second'), sizes.map(([, second]) => second)],
    ...estimates(rows.map(({ watched }) => watched)),
    reason: [
      text('note'),
      sizes.map((each) => (each.every(Boolean) ? '' : 'one of the coders marks nothing here')),
    ],
  };
  const grain = 'one row a pair of coders × all codes, a kind or a code × rule';
  return fillTable('agreement_spans', grain, columns, legend);
}

/** Weighted, so that they need not be whole. */
const SPANS = (words: string): Column => optional(number(words, { unit: 'spans' }));
