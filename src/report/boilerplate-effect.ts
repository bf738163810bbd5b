// How much of a corpus is company boilerplate, and what it does to the counts.
import { KINDS, type Coding, type Kind, isCounted } from '../core';

import { boilerplateClauses, BOILERPLATE_KINDS, type TokenStore } from '../text';

/** Boilerplate in the distinct ads of a coding. */
export interface BoilerplateEffect {
  /** Clauses in all, and by kind of boilerplate. */
  readonly clauses: number;
  readonly byKind: readonly { readonly kind: string; readonly clauses: number }[];
  /** Mentions, and those that stand in boilerplate, by kind of code. */
  readonly mentions: readonly { readonly kind: Kind; readonly all: number; readonly inside: number }[];
  /** Pairs of an ad and a code, and those that rest on boilerplate alone, by kind of code. */
  readonly presence: readonly { readonly kind: Kind; readonly all: number; readonly lost: number }[];
}

/** Counts boilerplate clauses and the mentions in them, over distinct ads; mentions without a place in the text are left out. */
export function boilerplateEffect(coding: Coding, store: TokenStore): BoilerplateEffect {
  const marks = boilerplateClauses(store);
  const counted = coding.corpus.map((ad) => isCounted(ad, 'distinct'));
  const clauses = BOILERPLATE_KINDS.map(() => 0);
  counted.forEach((isDistinct, ad) => {
    if (isDistinct) for (let c = store.adClauses[ad]; c < store.adClauses[ad + 1]; c++) clauses[marks[c]]++;
  });
  return {
    clauses: clauses.reduce((sum, n) => sum + n, 0),
    byKind: BOILERPLATE_KINDS.map((kind, i) => ({ kind, clauses: clauses[i] })).slice(1),
    ...countInside(coding, counted, clauseFinder(store, marks)),
  };
}

type IsBoilerplate = (ad: number, offset: number) => boolean;

function clauseFinder(store: TokenStore, marks: Uint8Array): IsBoilerplate {
  return (ad, offset) => {
    let low = store.adClauses[ad];
    let high = store.adClauses[ad + 1] - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (store.starts[store.clauseTokens[middle]] <= offset) low = middle;
      else high = middle - 1;
    }
    return marks[low] > 0;
  };
}

function countInside(
  coding: Coding,
  counted: readonly boolean[],
  isBoilerplate: IsBoilerplate,
): Pick<BoilerplateEffect, 'mentions' | 'presence'> {
  const { ad, code, start } = coding.mentions;
  const mentions = KINDS.map((kind) => ({ kind, all: 0, inside: 0 }));
  const pairs = new Map<number, boolean>();
  for (let i = 0; i < ad.length; i++) {
    if (!counted[ad[i]] || start[i] < 0) continue;
    const row = mentions[KINDS.indexOf(coding.codes[code[i]].kind)];
    const inside = isBoilerplate(ad[i], start[i]);
    row.all++;
    if (inside) row.inside++;
    const pair = ad[i] * coding.codes.length + code[i];
    pairs.set(pair, (pairs.get(pair) ?? true) && inside);
  }
  const presence = KINDS.map((kind) => ({ kind, all: 0, lost: 0 }));
  for (const [pair, lost] of pairs) {
    const row = presence[KINDS.indexOf(coding.codes[pair % coding.codes.length].kind)];
    row.all++;
    if (lost) row.lost++;
  }
  return { mentions, presence };
}
