// Clause boundaries: sentences, lines and bullets; long sentences are divided where a coder would begin a new quote.
import { Gap } from './scan-tokens';
import type { Vocabulary } from './vocabulary';

/** Sentences up to this many tokens stay whole: coders of the published study quote about ten words. */
const WHOLE = 15;
/** No part of a divided sentence is shorter than this. */
const SHORTEST = 4;

/** Words before which a long sentence may be divided: conjunctions and words that open a subordinate clause. */
const OPENERS = [
  ['and', 3],
  ['en', 3],
  ['while', 4],
  ['terwijl', 4],
  ['zodat', 4],
  ['waarbij', 4],
  ['waarmee', 4],
  ['which', 4],
  ['who', 3],
  ['that', 2],
  ['die', 2],
  ['dat', 2],
  ['to', 3],
  ['om', 4],
  ['by', 2],
  ['door', 2],
  ['but', 3],
  ['maar', 3],
  ['ensuring', 3],
  ['using', 2],
  ['including', 2],
  ['waaronder', 2],
  ['where', 3],
  ['waar', 3],
] as const;
const COMMA = 3;

/** Divides the tokens of one ad into clauses. */
export class ClauseSegmenter {
  private readonly weights: Uint8Array;

  constructor(vocabulary: Vocabulary) {
    const ids = OPENERS.map(([word, weight]) => [vocabulary.intern(word, 0, word.length), weight] as const);
    this.weights = new Uint8Array(Math.max(...ids.map(([id]) => id)) + 1);
    for (const [id, weight] of ids) this.weights[id] = weight;
  }

  /** Calls `onClause` with the first token of each clause of the tokens `[from, to)`. */
  segment(
    from: number,
    to: number,
    tokenAt: (index: number) => number,
    gapAt: (index: number) => Gap,
    onClause: (first: number) => void,
  ): void {
    let start = from;
    for (let i = from + 1; i <= to; i++) {
      if (i < to && gapAt(i) !== Gap.Hard) continue;
      this.divide(start, i, tokenAt, gapAt, onClause);
      start = i;
    }
  }

  /** Divides `[start, end)` at its best place while it is too long; best: strong sign, near the middle, first of equals. */
  private divide(
    start: number,
    end: number,
    tokenAt: (index: number) => number,
    gapAt: (index: number) => Gap,
    onClause: (first: number) => void,
  ): void {
    let best = -1;
    let bestScore = 0;
    if (end - start > WHOLE)
      for (let i = start + SHORTEST; i <= end - SHORTEST; i++) {
        const score = this.score(i, start, end, tokenAt(i), gapAt(i));
        if (score > bestScore) {
          bestScore = score;
          best = i;
        }
      }
    if (best < 0) return onClause(start);
    this.divide(start, best, tokenAt, gapAt, onClause);
    this.divide(best, end, tokenAt, gapAt, onClause);
  }

  private score(index: number, start: number, end: number, token: number, gap: Gap): number {
    const opener = this.weights[token] ?? 0;
    const sign = gap === Gap.Soft ? COMMA : 0;
    if (!opener && !sign) return 0;
    const balance = Math.min(index - start, end - index) / (end - start);
    return opener + sign + 4 * balance;
  }
}
