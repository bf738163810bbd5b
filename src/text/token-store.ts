// TokenStore: a corpus once, in typed arrays. Everything that codes or counts text reads it.
import type { Ad } from '../core';
import type { Vocabulary } from './vocabulary';

/** Tokens, clauses and vocabulary of a corpus. Token and clause indices count through the whole corpus. */
export interface TokenStore {
  readonly ads: readonly Ad[];
  readonly vocabulary: Vocabulary;
  /** Vocabulary id of each token. */
  readonly tokens: Uint32Array;
  /** Offsets of each token in its ad's text: `text.slice(starts[i], ends[i])`. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Letter case (bits 0–1, `Shape`) and what stands before the token (bits 2–3, `Gap`). */
  readonly flags: Uint8Array;
  /** First token of each ad, and the number of tokens at the end: `ads + 1` values. */
  readonly adTokens: Uint32Array;
  /** First token of each clause, and the number of tokens at the end: `clauses + 1` values. */
  readonly clauseTokens: Uint32Array;
  /** First clause of each ad, and the number of clauses at the end: `ads + 1` values. */
  readonly adClauses: Uint32Array;
  /** SHA-256 over ids and texts, hex; made when first asked for. */
  readonly hash: string;
  /**
   * Writes the whole store to one file, whole or not at all, for `loadStore` to bring back; missing folders are
   * made. About three times the text's bytes. Throws `RoleLensError` where the file cannot be written.
   */
  save(file: string): void;
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
