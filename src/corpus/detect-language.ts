// Language: which language an ad is written in, by the commonest small words of each pack and by letters that tell it.
import type { Language } from '../core';
import { fromPacks, OTHER, wordsOf, type LanguagePack } from '../language';

const lookedAt = 1500;
const fewestHits = 2;
const leastShare = 0.08;
/** A word that ends or is spelled as words of a language do says less than one of its small words. */
const lettersCount = 0.5;

/** Languages by number, and for words and groups of letters the numbers of those that have them. */
interface Tally {
  readonly codes: readonly string[];
  readonly words: ReadonlyMap<string, readonly number[]>;
  readonly letters: RegExp | null;
  readonly groups: ReadonlyMap<string, readonly number[]>;
}

const tallyOf = fromPacks((packs: readonly LanguagePack[]): Tally => {
  const known = packs.filter((pack) => pack.common_words !== undefined);
  const groups = byWord(known.map((pack) => wordsOf(pack.telling_letters)));
  const longestFirst = [...groups.keys()].sort((a, b) => b.length - a.length);
  return {
    codes: known.map(({ code }) => code),
    words: byWord(known.map((pack) => wordsOf(pack.common_words))),
    letters: longestFirst.length ? new RegExp(longestFirst.join('|'), 'gu') : null,
    groups,
  };
});

function byWord(lists: readonly (readonly string[])[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  lists.forEach((words, list) => {
    for (const word of new Set(words)) found.set(word, [...(found.get(word) ?? []), list]);
  });
  return found;
}

/**
 * The language that most of a text's first 1500 characters are in, of those that have a pack; `other` for other languages, and
 * for texts too short to tell (fewer than two small words).
 */
export function detectLanguage(text: string): Language {
  const { codes, words: tally, letters, groups } = tallyOf();
  const words =
    text
      .slice(0, lookedAt)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const hits = new Float64Array(codes.length);
  const smallWords = new Uint16Array(codes.length);
  for (const word of words) {
    const found = tally.get(word);
    // A word of several languages says less about each of them.
    if (found)
      for (const list of found) {
        hits[list] += 1 / found.length;
        smallWords[list]++;
      }
    else if (letters)
      for (const group of word.match(letters) ?? []) {
        const those = groups.get(group)!;
        for (const list of those) hits[list] += lettersCount / those.length;
      }
  }
  const best = hits.indexOf(Math.max(...hits));
  if (!smallWords[best]) return OTHER;
  return hits[best] >= Math.max(fewestHits, leastShare * words.length) ? codes[best] : OTHER;
}
