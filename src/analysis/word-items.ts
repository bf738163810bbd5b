// The words of the texts as things that ads have.
import { stopWordsOf } from '../coding';
import { boilerplateClauses, type TokenStore } from '../text';
import type { AdItems, Item } from './ad-items';
import { isContentWord } from './content-words';

/** Content words by ad, in lower case, on request without those in company boilerplate. Their code and kind are empty. */
export function wordItems(store: TokenStore, boilerplate: 'keep' | 'drop' = 'keep'): AdItems {
  const { tokens, adTokens, vocabulary, ads } = store;
  const isDropped = boilerplate === 'drop' ? boilerplateTokens(store) : null;
  const place = new Int32Array(vocabulary.size).fill(-1);
  const functionWords = stopWordsOf(store);
  const items: Item[] = [];
  for (let id = 0; id < vocabulary.size; id++) {
    const name = vocabulary.word(id);
    if (isContentWord(name, functionWords)) place[id] = items.push({ code: '', name, kind: '' }) - 1;
  }
  const lastAd = new Int32Array(items.length).fill(-1);
  const rowOf = new Uint32Array(items.length);
  const [ad, item, n] = [0, 0, 0].map(() => new Uint32Array(tokens.length));
  let rows = 0;
  for (let i = 0; i < ads.length; i++)
    for (let t = adTokens[i]; t < adTokens[i + 1]; t++) {
      const word = place[tokens[t]];
      if (word < 0 || isDropped?.[t]) continue;
      if (lastAd[word] !== i) {
        [lastAd[word], rowOf[word], ad[rows], item[rows]] = [i, rows, i, word];
        rows++;
      }
      n[rowOf[word]]++;
    }
  return { items, ad: ad.slice(0, rows), item: item.slice(0, rows), n: n.slice(0, rows) };
}

/** 1 for tokens in company boilerplate. */
function boilerplateTokens(store: TokenStore): Uint8Array {
  const dropped = new Uint8Array(store.tokens.length);
  boilerplateClauses(store).forEach((kind, clause) => {
    if (kind) dropped.fill(1, store.clauseTokens[clause], store.clauseTokens[clause + 1]);
  });
  return dropped;
}
