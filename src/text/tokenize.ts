// tokenize: Ad[] → TokenStore, one ad after another into columns that grow.
import { usualProgress, type Ad, type Progress } from '../core';
import { foldText, type FoldedText } from './fold-text';
import { Growing } from './growable';
import { makeStore } from './make-store';
import { scanUnits, TextUnits } from './scan-tokens';
import { ClauseSegmenter } from './segment-clauses';
import type { TokenStore } from './token-store';
import { Vocabulary } from './vocabulary';

/** Options of {@link tokenize}. */
export interface TokenizeOptions {
  readonly onProgress?: Progress;
}

const STEP = 2000;
/** First guess of the number of tokens; after it the text read so far tells how many there will be. */
const FIRST_TOKENS = 65536;
/** Room beyond what the text so far foretells; more than this is given back at the end. */
const SPARE = 1.03;

/**
 * Tokenises a corpus: words, clauses and the index that coding goes by. Use it once, then code as often as you like. Time and memory grow linearly
 * with the text; about twice its bytes.
 * @example
 * const store = tokenize(ads);
 */
export function tokenize(
  ads: readonly Ad[],
  { onProgress = usualProgress }: TokenizeOptions = {},
): TokenStore {
  const builder = new StoreBuilder(ads.reduce((units, { text }) => units + text.length, 0));
  ads.forEach((ad, i) => {
    builder.add(ad);
    if (i % STEP === 0) onProgress('Tokenising', i, ads.length);
  });
  onProgress('Tokenising', ads.length, ads.length);
  return builder.finish(ads);
}

class StoreBuilder {
  private readonly vocabulary = new Vocabulary();
  private readonly segmenter = new ClauseSegmenter(this.vocabulary);
  private readonly text = new TextUnits();
  tokens: Uint32Array;
  starts: Uint32Array;
  ends: Uint32Array;
  flags: Uint8Array;
  private count = 0;
  private unitsDone = 0;
  /** Of the ad at hand only. */
  wordEnds = new Uint32Array(4096);
  hashes = new Int32Array(4096);
  private readonly adTokens = new Growing(Uint32Array);
  private readonly clauseTokens = new Growing(Uint32Array);
  private readonly adClauses = new Growing(Uint32Array);

  constructor(private readonly unitsInAll: number) {
    const room = Math.min(unitsInAll, FIRST_TOKENS);
    this.tokens = new Uint32Array(room);
    this.starts = new Uint32Array(room);
    this.ends = new Uint32Array(room);
    this.flags = new Uint8Array(room);
  }

  add({ text, language }: Ad): void {
    const first = this.count;
    this.adTokens.push(first);
    this.adClauses.push(this.clauseTokens.length);
    const folded = foldText(text);
    const length = this.text.load(folded ? folded.text : text);
    this.reserve(length);
    this.count = scanUnits(this.text.units, length, this, first);
    this.intern(first);
    if (folded) this.unfold(first, folded);
    if (this.count > first) this.segmenter.segment(this, first, this.count, this.clauseTokens, language);
    this.unitsDone += length;
  }

  /** Gives every token since `first` its vocabulary id. */
  private intern(first: number): void {
    const { count, tokens, starts, wordEnds, hashes, vocabulary } = this;
    const { units } = this.text;
    for (let token = first, i = 0; token < count; token++, i++)
      tokens[token] = vocabulary.internUnits(units, starts[token], wordEnds[i], hashes[i]);
  }

  /** Offsets of the tokens since `first` in the text as it stands. */
  private unfold(first: number, folded: FoldedText): void {
    for (let token = first; token < this.count; token++) {
      this.starts[token] = folded.starts[this.starts[token]];
      this.ends[token] = folded.ends[this.ends[token] - 1];
    }
  }

  /** Makes room for an ad of as many tokens as units, and at once for all that the text so far foretells. */
  private reserve(units: number): void {
    if (units > this.hashes.length) {
      this.wordEnds = new Uint32Array(units * 2);
      this.hashes = new Int32Array(units * 2);
    }
    if (this.count + units <= this.tokens.length) return;
    const foretold = (this.count / Math.max(1, this.unitsDone)) * this.unitsInAll * SPARE;
    this.resize(Math.ceil(Math.max(foretold, this.count * 1.1)) + units);
  }

  private resize(room: number): void {
    const { count } = this;
    this.tokens = resized(this.tokens, count, room);
    this.starts = resized(this.starts, count, room);
    this.ends = resized(this.ends, count, room);
    this.flags = resized(this.flags, count, room);
  }

  finish(ads: readonly Ad[]): TokenStore {
    const { count } = this;
    this.adTokens.push(count);
    this.adClauses.push(this.clauseTokens.length);
    this.clauseTokens.push(count);
    if (this.tokens.length > count * SPARE) this.resize(count);
    const columns = {
      vocabulary: this.vocabulary,
      tokens: this.tokens.subarray(0, count),
      starts: this.starts.subarray(0, count),
      ends: this.ends.subarray(0, count),
      flags: this.flags.subarray(0, count),
      adTokens: this.adTokens.toArray(),
      clauseTokens: this.clauseTokens.toArray(),
      adClauses: this.adClauses.toArray(),
    };
    return makeStore(columns, { ads });
  }
}

/** A copy of the first `count` values with another number of places. */
function resized<A extends Uint8Array | Uint32Array>(array: A, count: number, room: number): A {
  const copy = new (array.constructor as new (length: number) => A)(room);
  copy.set(array.subarray(0, count));
  return copy;
}
