// Active learning: the ads whose coding would teach a model most.
import { parseCodebook } from '../codebook';
import { codeAds } from '../coding';
import { randomSource, RoleLensError, silent } from '../core';
import { makeTable, number, schema, share, text, type TableOf } from '../table';
import type { TokenStore } from '../text';
import { LearnedReader } from './code-learned';
import type { LearnedModel } from './model';

/** What should be coded next, best first. */
export const NEXT_TO_CODE = schema('next_to_code', 'one row an ad, best first', {
  id: text('ad'),
  title: text('title'),
  uncertainty: number('mean entropy of codes and profile', { unit: 'bits', digits: 2 }),
  novelty: share('words that no ad above has'),
});

/** Options of {@link nextToCode}. */
export interface NextToCodeOptions {
  /** Ads wanted. Default 10. */
  readonly n?: number;
  /** Ids of ads that are coded already; they and their near-duplicates are left out. Default none. */
  readonly coded?: readonly string[];
  /** Decides between equals. Default 1. */
  readonly seed?: number;
}

interface Choice {
  readonly ad: number;
  readonly uncertainty: number;
  readonly words: ReadonlySet<number>;
  readonly draw: number;
}

/**
 * Picks the ads to code next: those that the model is least sure of, each unlike those picked before it. One ad a near-duplicate
 * group; codebooks without profiles leave those out of the uncertainty.
 * @throws RoleLensError where `n` is not a positive whole number.
 * @example
 * show(nextToCode(model, store, { n: 10 }));
 */
export function nextToCode(
  model: LearnedModel,
  store: TokenStore,
  options: NextToCodeOptions = {},
): TableOf<typeof NEXT_TO_CODE> {
  const { n = 10, coded = [], seed = 1 } = options;
  if (!Number.isInteger(n) || n < 1)
    throw new RoleLensError(`${n} ads to code next.`, { hint: 'Give a whole number from 1 on.' });
  const found = codeAds(store, parseCodebook(model.codebook, 'codebook of the model'), {
    onProgress: silent,
  });
  const reader = new LearnedReader(model, store, found);
  const random = randomSource(seed);
  const choices = openAds(store, coded).map((ad): Choice => {
    const { presence, profile } = reader.read(ad);
    const uncertainty = uncertaintyOf(presence, profile);
    return {
      ad,
      uncertainty,
      words: new Set(store.tokens.subarray(store.adTokens[ad], store.adTokens[ad + 1])),
      draw: random(),
    };
  });
  const picked = pick(choices, n);
  return makeTable(
    NEXT_TO_CODE,
    picked.map(({ ad, uncertainty, novelty }) => {
      const { id, title } = store.ads[ad];
      return { id, title, uncertainty, novelty };
    }),
  );
}

/** One ad of each near-duplicate group in which none is coded yet. */
function openAds({ ads, adTokens }: TokenStore, coded: readonly string[]): number[] {
  const known = new Set(coded);
  const closed = new Set(ads.flatMap(({ id, selection }) => (known.has(id) ? [selection.group] : [])));
  return ads.flatMap(({ selection }, ad) =>
    selection.reason === null && !closed.has(selection.group) && adTokens[ad + 1] > adTokens[ad] ? [ad] : [],
  );
}

/** Mean entropy in bits of whether the ad has each code, and of its profile. */
function uncertaintyOf(presence: Float64Array, profile: Float64Array | null): number {
  const bits = (chance: number): number => (chance > 0 ? -chance * Math.log2(chance) : 0);
  const codes = presence.reduce((sum, chance) => sum + bits(chance) + bits(1 - chance), 0) / presence.length;
  return profile ? (codes + profile.reduce((sum, chance) => sum + bits(chance), 0)) / 2 : codes;
}

/** Greedy: the greatest product of uncertainty and novelty first. */
function pick(choices: readonly Choice[], n: number): (Choice & { novelty: number })[] {
  const picked: (Choice & { novelty: number })[] = [];
  const seen = new Set<number>();
  const left = new Set(choices);
  while (picked.length < n && left.size) {
    let best: (Choice & { novelty: number }) | null = null;
    let from: Choice | null = null;
    for (const choice of left) {
      const novelty = noveltyOf(choice.words, seen);
      const value = choice.uncertainty * novelty;
      const most = best ? best.uncertainty * best.novelty : -1;
      if (value < most || (value === most && best && choice.draw <= best.draw)) continue;
      best = { ...choice, novelty };
      from = choice;
    }
    left.delete(from!);
    picked.push(best!);
    for (const word of best!.words) seen.add(word);
  }
  return picked;
}

function noveltyOf(words: ReadonlySet<number>, seen: ReadonlySet<number>): number {
  let fresh = 0;
  for (const word of words) if (!seen.has(word)) fresh++;
  return words.size ? fresh / words.size : 0;
}
