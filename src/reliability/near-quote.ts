// nearQuote: what a coder probably meant to copy.
import { nearSpellings } from '../core';

const WORD = /[\p{L}\p{N}]+/gu;
/** Share of the words that must be the same. */
const LEAST_SHARED = 0.6;

/**
 * The stretch of the text that shares most words with a quote that is not in it, or `null` where none shares 60 % of them; for remarks. A quote of one word is
 * compared by its spelling.
 */
export function nearQuote(quote: string, text: string): string | null {
  const wanted = quote.toLowerCase().match(WORD) ?? [];
  if (!wanted.length) return null;
  const words = [...text.matchAll(WORD)].map((match) => ({
    word: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
  if (wanted.length === 1) return nearWord(wanted[0], text);
  const size = Math.min(wanted.length, words.length);
  const best = bestWindow(
    wanted,
    words.map(({ word }) => word),
    size,
  );
  if (best.shared / wanted.length < LEAST_SHARED) return null;
  return text.slice(words[best.at].start, words[best.at + size - 1].end);
}

function nearWord(word: string, text: string): string | null {
  return nearSpellings(word, text.match(WORD) ?? [], 1)[0] ?? null;
}

/** Slides a window over the words, counting those that it shares with the wanted ones. */
function bestWindow(
  wanted: readonly string[],
  words: readonly string[],
  size: number,
): { at: number; shared: number } {
  const missing = new Map<string, number>();
  for (const word of wanted) missing.set(word, (missing.get(word) ?? 0) + 1);
  let [shared, best] = [0, { at: 0, shared: -1 }];
  words.forEach((word, i) => {
    shared += take(missing, word, -1);
    if (i >= size) shared -= take(missing, words[i - size], 1);
    if (i >= size - 1 && shared > best.shared) best = { at: i - size + 1, shared };
  });
  return best;
}

/** Takes a word from what is missing (−1) or puts it back (1); 1 where that changes what is shared. */
function take(missing: Map<string, number>, word: string, by: 1 | -1): number {
  const left = missing.get(word);
  if (left === undefined) return 0;
  missing.set(word, left + by);
  return by < 0 ? Number(left > 0) : Number(left >= 0);
}
