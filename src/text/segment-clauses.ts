// Clause boundaries: sentences, lines and bullets; long sentences are divided where a coder would begin a new quote.
import { COMMON, packOf } from '../language';
import type { Growing } from './growable';
import { Gap } from './scan-tokens';
import type { Vocabulary } from './vocabulary';

/** Sentences up to this many tokens stay whole: coders of the published study quote about ten words. */
const WHOLE = 15;
/** No part of a divided sentence is shorter than this. */
const SHORTEST = 4;

const COMMA = 3;

/** Token columns that clauses are found in. */
export interface ClauseTokens {
  readonly tokens: Uint32Array;
  /** Gap before each token in bits 2–3. */
  readonly flags: Uint8Array;
}

/** Divides the tokens of one ad into clauses. */
export class ClauseSegmenter {
  /** How good a place to divide is before a word, by its id; of the language at hand. */
  private weights: Uint8Array = new Uint8Array(0);
  private readonly weightsOf = new Map<string, Uint8Array>();

  constructor(private readonly vocabulary: Vocabulary) {}

  /** Adds the first token of each clause of the tokens `[from, to)` to `clauses`; they are in this language. */
  segment(
    columns: ClauseTokens,
    from: number,
    to: number,
    clauses: Growing<Uint32Array>,
    language: string,
  ): void {
    const { flags } = columns;
    this.weights = this.connectives(language);
    let start = from;
    for (let i = from + 1; i <= to; i++) {
      if (i < to && gapOf(flags[i]) !== Gap.Hard) continue;
      if (i - start > WHOLE) this.divide(columns, start, i, clauses);
      else clauses.push(start);
      start = i;
    }
  }

  /** Weights of the words of a language and of English, which stands in ads of every language. */
  private connectives(language: string): Uint8Array {
    let weights = this.weightsOf.get(language);
    if (weights) return weights;
    const words = [COMMON, language].flatMap((code) =>
      Object.entries(packOf(code)?.clause_connectives ?? {}),
    );
    const ids = words.map(
      ([word, weight]) => [this.vocabulary.intern(word, 0, word.length), weight] as const,
    );
    weights = new Uint8Array(Math.max(-1, ...ids.map(([id]) => id)) + 1);
    for (const [id, weight] of ids) weights[id] = weight;
    this.weightsOf.set(language, weights);
    return weights;
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
