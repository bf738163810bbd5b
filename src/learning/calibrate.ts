// From raw chances to decisions: what share of such spans, and of such ads, coders really mark.
import { bestSpans, BookOpinion, type LikelySpan } from './decode-spans';
import { fitLogistic, logisticChance, logOdds } from './logistic';
import type { KindFinding } from './predict';

/** The numbers that the chance of a mention is calibrated on; `codes` of the kind each have an offset. */
export function mentionRow(raw: number, book: BookOpinion, code: number, codes: number): number[] {
  const row = new Array<number>(3 + 2 * codes).fill(0);
  row[0] = logOdds(raw);
  row[1] = book === BookOpinion.Same ? 1 : 0;
  row[2] = book === BookOpinion.Other ? 1 : 0;
  row[3 + code] = 1;
  if (book === BookOpinion.Same) row[3 + codes + code] = 1;
  return row;
}

/** Strength of the pull towards 0 for each number of {@link mentionRow} and {@link presenceRow}: codes differ little unless they show it. */
export function pulls(shared: number, length: number): number[] {
  return Array.from({ length }, (_, k) => (k < shared ? 0.1 : 3));
}

/** Spans with calibrated chances, by weights for {@link mentionRow}. */
export function likelySpans({ spans, bookCounts }: KindFinding, weights: readonly number[]): LikelySpan[] {
  const codes = bookCounts.length;
  return spans.map((span) => ({
    ...span,
    chance: logisticChance(weights, mentionRow(span.raw, span.book, span.code, codes)),
  }));
}

/** Spans with their raw chances, the codebook's opinion counting a little: the order before anything is calibrated. */
export function rawSpans({ spans }: KindFinding): LikelySpan[] {
  return spans.map((span) => ({ ...span, chance: span.raw + (span.book === BookOpinion.Same ? 0.2 : 0) }));
}

/** The numbers that the chance of a code in an ad is calibrated on. */
export function presenceRow(finding: KindFinding, likely: readonly LikelySpan[], code: number): number[] {
  const codes = finding.bookCounts.length;
  const best = bestSpans(
    finding.candidates,
    likely.filter((span) => span.code === code),
    0.01,
    finding.byTerm,
  );
  const any = 1 - best.reduce((none, { chance }) => none * (1 - chance), 1);
  const most = best[0]?.chance ?? 0;
  const row = new Array<number>(5 + 2 * codes).fill(0);
  row[0] = logOdds(any);
  row[1] = logOdds(most);
  row[2] = finding.bookCounts[code] ? 1 : 0;
  row[3] = Math.log1p(finding.bookCounts[code]);
  // Whether a tool is named depends on its name alone.
  row[4] = finding.byTerm ? 0 : logOdds(finding.presence[code]);
  row[5 + code] = 1;
  row[5 + codes + code] = logOdds(any);
  return row;
}

/** Fits calibration weights; `shared` numbers come first in each row, those of single codes follow. */
export function fitCalibration(
  rows: readonly (readonly number[])[],
  targets: readonly number[],
  shared: number,
): number[] {
  return fitLogistic(rows, targets, pulls(shared, rows[0]?.length ?? 0));
}

/** A threshold on chances that serves best, given each chance with its gain. */
export function bestThreshold(grid: readonly number[], score: (threshold: number) => number): number {
  const scores = grid.map(score);
  // Neighbours count too: a peak of one value is an accident.
  const smooth = scores.map((_, i) => {
    const near = scores.slice(Math.max(0, i - 1), i + 2);
    return near.reduce((sum, value) => sum + value, 0) / near.length;
  });
  return grid[smooth.indexOf(Math.max(...smooth))];
}
