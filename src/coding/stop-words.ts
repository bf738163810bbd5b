// What words a candidate for a term can have, by the function words of the corpus's languages.
import { mainLanguages, stopWords, type StopWords } from '../language';
import type { TokenStore } from '../text';

/** The function words of the languages that a corpus is in. */
export function stopWordsOf({ ads }: TokenStore): StopWords {
  return stopWords(mainLanguages(ads));
}

/** Whether a word can be the first or last word of a term: no function word, no bare number, no lone letter but for C and R. */
export function canEdgeTerm(word: string, { all }: StopWords): boolean {
  return !all.has(word) && !/^[\d.,%€]+$/.test(word) && (word.length > 1 || word === 'c' || word === 'r');
}

/** Whether a word can stand inside a term; function words can where terms have them inside, as in infrastructure as code. */
export function canJoinTerm(word: string, { all, joining }: StopWords): boolean {
  return joining.has(word) || !all.has(word);
}
