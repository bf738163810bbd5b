// Clause boundaries: sentences, lines and bullets; long sentences are divided where a coder would begin a new quote.
import type { Growing } from './growable';
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

/** Token columns that clauses are found in. */
export interface ClauseTokens {
  readonly tokens: Uint32Array;
  /** Gap before each token in bits 2–3. */
  readonly flags: Uint8Array;
}

/** Divides the tokens of one ad into clauses. */
export class ClauseSegmenter {
  private readonly weights: Uint8Array;

  constructor(vocabulary: Vocabulary) {
    const ids = OPENERS.map(([word, weight]) => [vocabulary.intern(word, 0, word.length), weight] as const);
    this.weights = new Uint8Array(Math.max(...ids.map(([id]) => id)) + 1);
    for (const [id, weight] of ids) this.weights[id] = weight;
  }

  /** Adds the first token of each clause of the tokens `[from, to)` to `clauses`. */
  segment(columns: ClauseTokens, from: number, to: number, clauses: Growing<Uint32Array>): void {
    const { flags } = columns;
    let start = from;
    for (let i = from + 1; i <= to; i++) {
      if (i < to && gapOf(flags[i]) !== Gap.Hard) continue;
      if (i - start > WHOLE) this.divide(columns, start, i, clauses);
      else clauses.push(start);
      start = i;
    }
  }

  /** Divides `[start, end)` at its best place while it is too long; best: strong sign, near the middle, first of equals. */
  private divide(columns: ClauseTokens, start: number, end: number, clauses: Growing<Uint32Array>): void {
    const best = end - start > WHOLE ? this.bestPlace(columns, start, end) : -1;
    if (best < 0) return clauses.push(start);
    this.divide(columns, start, best, clauses);
    this.divide(columns, best, end, clauses);
  }

  private bestPlace({ tokens, flags }: ClauseTokens, start: number, end: number): number {
    const { weights } = this;
    let best = -1;
    let bestScore = 0;
    for (let i = start + SHORTEST; i <= end - SHORTEST; i++) {
      const opener = tokens[i] < weights.length ? weights[tokens[i]] : 0;
      const sign = gapOf(flags[i]) === Gap.Soft ? COMMA : 0;
      if (opener + sign === 0) continue;
      const balance = Math.min(i - start, end - i) / (end - start);
      const score = opener + sign + 4 * balance;
      if (score <= bestScore) continue;
      bestScore = score;
      best = i;
    }
    return best;
  }
}

function gapOf(flag: number): Gap {
  return flag >> 2;
}
