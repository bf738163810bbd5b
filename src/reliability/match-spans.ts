// Matching of two coders' spans: which of the one are also in the other.

/** A span of text; `end` is exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** When two spans are the same: `exact` offsets, an `overlap` of one character, or `iou`: they share half of what they cover together. */
export type SpanRule = 'exact' | 'overlap' | 'iou';

/** All rules, strictest first. */
export const SPAN_RULES: readonly SpanRule[] = ['exact', 'iou', 'overlap'];

/** How pairs are chosen: as many as possible, or each span of the first takes the first free one that fits. */
export type SpanMatching = 'maximum' | 'in order';

/**
 * How many spans of `a` meet one of `b`, one to one: no span is in two pairs. `maximum` (default) finds the largest number of pairs there can be,
 * whatever the order; `in order` lets each span of `a`, in turn, take the first span of `b` that is free and fits.
 * Source of `maximum`: augmenting paths, Kuhn (1955), Naval Research Logistics Quarterly 2, 83–97.
 */
export function matchSpans(
  a: readonly TextSpan[],
  b: readonly TextSpan[],
  rule: SpanRule,
  matching: SpanMatching = 'maximum',
): number {
  const fits = a.map((one) => b.flatMap((other, j) => (isSame(one, other, rule) ? [j] : [])));
  const takenBy = new Array<number>(b.length).fill(-1);
  const take = (i: number, tried: Set<number>): boolean =>
    fits[i].some((j) => {
      if (tried.has(j)) return false;
      tried.add(j);
      if (takenBy[j] >= 0 && (matching === 'in order' || !take(takenBy[j], tried))) return false;
      takenBy[j] = i;
      return true;
    });
  return a.filter((_, i) => take(i, new Set())).length;
}

function isSame(a: TextSpan, b: TextSpan, rule: SpanRule): boolean {
  if (rule === 'exact') return a.start === b.start && a.end === b.end;
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  if (rule === 'overlap' || shared <= 0) return shared > 0;
  return shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start)) >= 0.5;
}
