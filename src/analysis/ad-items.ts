// What ads have: codes, or tools by name, as sparse counts; what every analysis counts on.
import { KINDS, type Coding, type Kind } from '../core';
import { isOfKind } from '../frames';
import { ToolNames, type Item } from './tool-names';

export type { Item } from './tool-names';

/** Sparse counts: `n[i]` mentions of `items[item[i]]` in ad `ad[i]`; each pair of ad and item once, by ad. */
export interface AdItems {
  readonly items: readonly Item[];
  readonly ad: Uint32Array;
  readonly item: Uint32Array;
  readonly n: Uint32Array;
}

/** Codes by ad, of one kind or all; a mention counts for the kind of its code as in `distributionFrame`. Items are all codes, also unmentioned ones. */
export function codeItems(coding: Coding, kind?: Kind): AdItems {
  const codes = coding.codes.flatMap((code, i) => (!kind || code.kind === kind ? [i] : []));
  const place = new Map(codes.map((code, i) => [code, i]));
  const items = codes.map((i) => ({ ...coding.codes[i], code: coding.codes[i].id }));
  const { code } = coding.mentions;
  return { items, ...gather(coding, items.length, (mention) => place.get(code[mention]) ?? -1) };
}

/**
 * Tools by ad: mentions by the words that stand in the ad, spellings joined (see {@link ToolNames}), of one kind (default technologies). Items are
 * ordered by code and then by mentions.
 */
export function toolItems(coding: Coding, kind: Kind = 'technology'): AdItems {
  const names = new ToolNames(coding, kind);
  const { items, itemOf } = names.items();
  return { items, ...gather(coding, items.length, itemOf) };
}

/** Adds up mentions by ad and item; mentions come by ad. */
function gather(
  coding: Coding,
  size: number,
  itemOf: (mention: number) => number,
): Pick<AdItems, 'ad' | 'item' | 'n'> {
  const counts = isOfKind(coding);
  const { ad, code, kind } = coding.mentions;
  const lastAd = new Int32Array(size).fill(-1);
  const rowOf = new Uint32Array(size);
  const [ads, items, n] = [0, 0, 0].map(() => new Uint32Array(ad.length));
  let rows = 0;
  for (let i = 0; i < ad.length; i++) {
    const item = itemOf(i);
    if (item < 0 || !counts(code[i], KINDS[kind[i]])) continue;
    if (lastAd[item] !== ad[i]) {
      [lastAd[item], rowOf[item], ads[rows], items[rows]] = [ad[i], rows, ad[i], item];
      rows++;
    }
    n[rowOf[item]]++;
  }
  return { ad: ads.slice(0, rows), item: items.slice(0, rows), n: n.slice(0, rows) };
}
