// makeStore: the columns of a corpus, with what is made of them on demand.
import { corpusHash, type Ad } from '../core';
import { saveStore } from './save-store';
import type { TokenStore } from './token-store';

/** The columns of a store. */
export type StoreColumns = Omit<TokenStore, 'ads' | 'hash' | 'save'>;

/** A store of these columns; its ads and its hash are found when first asked for, unless they are known. */
export function makeStore(
  columns: StoreColumns,
  known: { ads: readonly Ad[] } | { makeAds: () => readonly Ad[]; hash: string },
): TokenStore {
  let ads = 'ads' in known ? known.ads : undefined;
  let hash = 'hash' in known ? known.hash : undefined;
  let makeAds = 'makeAds' in known ? known.makeAds : undefined;
  const store: TokenStore = {
    ...columns,
    get ads() {
      if (ads) return ads;
      ads = makeAds!();
      makeAds = undefined; // it holds what the ads were made of
      return ads;
    },
    get hash() {
      return (hash ??= corpusHash(store.ads));
    },
    save: (file) => saveStore(store, file),
  };
  return store;
}
