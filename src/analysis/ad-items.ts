// What ads have: codes, kinds of codes, or tools by name, as sparse counts; what every analysis counts on.
import { isOwnKind, type Coding } from '../core';
import { ToolNames, type Item } from './tool-names';
import { checkKind, kindsByTerm } from './wanted-kinds';

export type { Item } from './tool-names';

/** Sparse counts: `n[i]` mentions of `items[item[i]]` in ad `ad[i]`; each pair of ad and item once, by ad. */
export interface AdItems {
  readonly items: readonly Item[];
  readonly ad: Uint32Array;
  readonly item: Uint32Array;
  readonly n: Uint32Array;
}

/**
 * Codes by ad, of some kinds or all; a mention counts where it was recorded under the kind of its code. Items are all codes, also unmentioned ones.
 * @throws RoleLensError for a kind that the coding has not.
 */
export function codeItems(coding: Coding, kinds?: readonly string[]): AdItems {
  kinds?.forEach((kind) => checkKind(coding, kind));
  const codes = coding.codes.flatMap((code, i) => (!kinds || kinds.includes(code.kind) ? [i] : []));
  const place = new Map(codes.map((code, i) => [code, i]));
  const items = codes.map((i) => ({
    code: coding.codes[i].id,
    name: coding.codes[i].name,
    kind: coding.codes[i].kind,
  }));
  const { code } = coding.mentions;
  return { items, ...gather(coding, items.length, (mention) => place.get(code[mention]) ?? -1) };
}

/** Kinds by ad, also unmentioned ones; counted as in {@link codeItems}. */
export function kindItems(coding: Coding): AdItems {
  const { codes, kinds, mentions } = coding;
  const items = kinds.map(({ id, name }) => ({ code: id, name, kind: id }));
  const itemOf = codes.map(({ kind }) => kinds.findIndex(({ id }) => id === kind));
  return { items, ...gather(coding, items.length, (mention) => itemOf[mentions.code[mention]]) };
}

/**
 * Tools by ad: mentions by the words that stand in the ad, spellings joined (see {@link ToolNames}), of one kind (default all that are counted by term). Items are
 * ordered by code and then by mentions.
 * @throws NothingToShow where no kind is counted by term; RoleLensError for a kind that the coding has not.
 */
export function toolItems(coding: Coding, kind?: string): AdItems {
  const { items, itemOf } = new ToolNames(coding, kindsByTerm(coding, kind)).items();
  return { items, ...gather(coding, items.length, itemOf) };
}

/** Adds up mentions by ad and item; mentions come by ad. */
function gather(
  coding: Coding,
  size: number,
  itemOf: (mention: number) => number,
): Pick<AdItems, 'ad' | 'item' | 'n'> {
  const counts = isOwnKind(coding);
  const { ad, code, kind } = coding.mentions;
  const lastAd = new Int32Array(size).fill(-1);
  const rowOf = new Uint32Array(size);
  const [ads, items, n] = [0, 0, 0].map(() => new Uint32Array(ad.length));
  let rows = 0;
  for (let i = 0; i < ad.length; i++) {
    const item = itemOf(i);
    if (item < 0 || !counts(code[i], kind[i])) continue;
    if (lastAd[item] !== ad[i]) {
      [lastAd[item], rowOf[item], ads[rows], items[rows]] = [ad[i], rows, ad[i], item];
      rows++;
    }
    n[rowOf[item]]++;
  }
  return { ad: ads.slice(0, rows), item: items.slice(0, rows), n: n.slice(0, rows) };
}
