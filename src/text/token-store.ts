// TokenStore: a corpus once, in typed arrays. Everything that codes or counts text reads it.
import { corpusHash, usualProgress, type Ad, type Progress } from '../core';
import { Growing } from './growable';
import { scanTokens, type Gap, type Shape } from './scan-tokens';
import { ClauseSegmenter } from './segment-clauses';
import { Vocabulary } from './vocabulary';

/** Tokens, clauses and vocabulary of a corpus. Token and clause indices count through the whole corpus. */
export interface TokenStore {
  readonly ads: readonly Ad[];
  readonly vocabulary: Vocabulary;
  /** Vocabulary id of each token. */
  readonly tokens: Uint32Array;
  /** Offsets of each token in its ad's text: `text.slice(starts[i], ends[i])`. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Letter case (bits 0–1, {@link Shape}) and what stands before the token (bits 2–3, {@link Gap}). */
  readonly flags: Uint8Array;
  /** First token of each ad, and the number of tokens at the end: `ads + 1` values. */
  readonly adTokens: Uint32Array;
  /** First token of each clause, and the number of tokens at the end: `clauses + 1` values. */
  readonly clauseTokens: Uint32Array;
  /** First clause of each ad, and the number of clauses at the end: `ads + 1` values. */
  readonly adClauses: Uint32Array;
  /** SHA-256 over ids and texts, hex; made when first asked for. */
  readonly hash: string;
}

/** Options of {@link tokenize}. */
export interface TokenizeOptions {
  readonly onProgress?: Progress;
}

const STEP = 2000;

/** Tokenises a corpus. Time and memory grow linearly with the text; about twice its bytes. */
export function tokenize(
  ads: readonly Ad[],
  { onProgress = usualProgress }: TokenizeOptions = {},
): TokenStore {
  const builder = new StoreBuilder();
  ads.forEach((ad, i) => {
    builder.add(ad.text);
    if (i % STEP === 0) onProgress('Tokenising', i, ads.length);
  });
  onProgress('Tokenising', ads.length, ads.length);
  return builder.finish(ads);
}

class StoreBuilder {
  private readonly vocabulary = new Vocabulary();
  private readonly segmenter = new ClauseSegmenter(this.vocabulary);
  private readonly tokens = new Growing(Uint32Array, 65536);
  private readonly starts = new Growing(Uint32Array, 65536);
  private readonly ends = new Growing(Uint32Array, 65536);
  private readonly flags = new Growing(Uint8Array, 65536);
  private readonly adTokens = new Growing(Uint32Array);
  private readonly clauseTokens = new Growing(Uint32Array);
  private readonly adClauses = new Growing(Uint32Array);
  private text = '';

  add(text: string): void {
    const first = this.tokens.length;
    this.adTokens.push(first);
    this.adClauses.push(this.clauseTokens.length);
    this.text = text;
    scanTokens(text, this.onToken);
    if (this.tokens.length > first)
      this.segmenter.segment(first, this.tokens.length, this.tokenAt, this.gapAt, this.onClause);
  }

  private readonly onToken = (start: number, end: number, wordEnd: number, shape: Shape, gap: Gap): void => {
    this.tokens.push(this.vocabulary.intern(this.text, start, wordEnd));
    this.starts.push(start);
    this.ends.push(end);
    this.flags.push(shape | (gap << 2));
  };
  private readonly tokenAt = (index: number): number => this.tokens.at(index);
  private readonly gapAt = (index: number): Gap => this.flags.at(index) >> 2;
  private readonly onClause = (first: number): void => this.clauseTokens.push(first);

  finish(ads: readonly Ad[]): TokenStore {
    this.adTokens.push(this.tokens.length);
    this.adClauses.push(this.clauseTokens.length);
    this.clauseTokens.push(this.tokens.length);
    let hash: string | undefined;
    return {
      ads,
      vocabulary: this.vocabulary,
      tokens: this.tokens.toArray(),
      starts: this.starts.toArray(),
      ends: this.ends.toArray(),
      flags: this.flags.toArray(),
      adTokens: this.adTokens.toArray(),
      clauseTokens: this.clauseTokens.toArray(),
      adClauses: this.adClauses.toArray(),
      get hash() {
        return (hash ??= corpusHash(ads));
      },
    };
  }
}

/** The text of a clause of an ad. */
export function clauseText(store: TokenStore, ad: number, clause: number): string {
  const { start, end } = clauseRange(store, clause);
  return store.ads[ad].text.slice(start, end);
}

/** Offsets of a clause in its ad's text, from its first to its last token. */
export function clauseRange(store: TokenStore, clause: number): { start: number; end: number } {
  const first = store.clauseTokens[clause];
  const last = store.clauseTokens[clause + 1] - 1;
  return { start: store.starts[first], end: store.ends[last] };
}
