// Negations: which words negate in an ad, by the language that it is in.
import { COMMON, packOf, packs, stopWords, wordsOf } from '../language';
import { adOfToken, type TokenStore } from '../text';

/**
 * Tells negations in the ads of one corpus: those of the ad's language, and those of others but for what is a function word in the ad's language or
 * in English (sin negates in Spanish, and means "his or her" in Swedish): an ad often has a paragraph in a second language.
 */
export class Negations {
  private readonly byLanguage = new Map<string, ReadonlySet<number>>();

  constructor(private readonly store: TokenStore) {}

  /** Vocabulary ids of the words that negate in the ad with this token. */
  around(token: number): ReadonlySet<number> {
    const { language } = this.store.ads[adOfToken(this.store, token)];
    let ids = this.byLanguage.get(language);
    if (!ids) this.byLanguage.set(language, (ids = this.idsOf(language)));
    return ids;
  }

  private idsOf(language: string): ReadonlySet<number> {
    const { all } = stopWords([COMMON, language]);
    const own = [COMMON, language].flatMap((code) => wordsOf(packOf(code)?.negations));
    const others = packs().flatMap(({ negations }) => wordsOf(negations).filter((word) => !all.has(word)));
    const ids = [...own, ...others].map((word) => this.store.vocabulary.idOf(word));
    return new Set(ids.filter((id) => id >= 0));
  }
}
