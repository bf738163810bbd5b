// How much of a corpus is company boilerplate, and what it does to the counts.
import { isCounted, isOwnKind, type Coding } from '../../core';
import { boilerplateClauses, BOILERPLATE_KINDS, type TokenStore } from '../../text';

/** Boilerplate in the distinct ads of a coding. */
export interface BoilerplateEffect {
  /** Clauses in all, and by kind of boilerplate. */
  readonly clauses: number;
  readonly byKind: readonly { readonly kind: string; readonly clauses: number }[];
  /** Mentions, and those that stand in boilerplate, of each of the coding's kinds. */
  readonly mentions: readonly { readonly all: number; readonly inside: number }[];
  /** Pairs of an ad and a code, and those that rest on boilerplate alone, of each of the coding's kinds. */
  readonly presence: readonly { readonly all: number; readonly lost: number }[];
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
  const { ad, code, kind, start } = coding.mentions;
  const isOwn = isOwnKind(coding);
  const kindOfCode = coding.codes.map((each) => coding.kinds.findIndex(({ id }) => id === each.kind));
  const mentions = coding.kinds.map(() => ({ all: 0, inside: 0 }));
  const pairs = new Map<number, boolean>();
  for (let i = 0; i < ad.length; i++) {
    if (!counted[ad[i]] || start[i] < 0 || !isOwn(code[i], kind[i])) continue;
    const row = mentions[kindOfCode[code[i]]];
    const inside = isBoilerplate(ad[i], start[i]);
    row.all++;
    if (inside) row.inside++;
    const pair = ad[i] * coding.codes.length + code[i];
    pairs.set(pair, (pairs.get(pair) ?? true) && inside);
  }
  const presence = coding.kinds.map(() => ({ all: 0, lost: 0 }));
  for (const [pair, lost] of pairs) {
    const row = presence[kindOfCode[pair % coding.codes.length]];
    row.all++;
    if (lost) row.lost++;
  }
  return { mentions, presence };
}
