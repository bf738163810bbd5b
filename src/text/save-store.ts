// saveStore: a tokenised corpus → one file. loadStore brings it back.
import { writeAds, type AboutAds } from './ad-sections';
import { writeSections } from './store-file';
import type { TokenStore } from './token-store';
import { tokenRules } from './token-rules';

/** What the header of the file says of the store. */
export interface AboutStore extends AboutAds {
  /** As {@link TokenStore.hash}. */
  readonly hash: string;
  /** As {@link tokenRules}: a store made by other rules must not be coded by these. */
  readonly rules: string;
  readonly byteOrder: 'little-endian';
}

/** Columns of a store, each a section of its own name. */
export const COLUMNS = {
  tokens: Uint32Array,
  starts: Uint32Array,
  ends: Uint32Array,
  flags: Uint8Array,
  adTokens: Uint32Array,
  clauseTokens: Uint32Array,
  adClauses: Uint32Array,
} as const;

/** Columns of its vocabulary. */
export const WORD_COLUMNS = { pool: Uint16Array, offsets: Uint32Array, slots: Int32Array } as const;

/** Writes a store to a file; see {@link TokenStore.save}. */
export function saveStore(store: TokenStore, file: string): void {
  writeSections(file, (writer) => {
    for (const name of Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]) writer.write(name, store[name]);
    const words = store.vocabulary.columns();
    for (const name of Object.keys(WORD_COLUMNS) as (keyof typeof WORD_COLUMNS)[])
      writer.write(`vocabulary/${name}`, words[name]);
    const about: AboutStore = {
      ...writeAds(writer, store.ads),
      hash: store.hash,
      rules: tokenRules(),
      byteOrder: 'little-endian',
    };
    writer.finish(about);
  });
}
