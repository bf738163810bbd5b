// Which words are names of the organisations that posted the ads: they are not to be learned.
import type { TokenStore } from '../text';
import { plain } from './ad-view';

/** A word of an organisation's name is its own where at least this share of the ads with the word are its ads. */
const OWN = 0.5;

/** Words of organisations' names that stand mostly in the ads of organisations that are called so. */
export function namesOfOrganisations(
  { ads, adTokens, tokens, vocabulary }: TokenStore,
  chosen: readonly { readonly ad: number }[],
): Set<string> {
  const anywhere = new Map<string, number>();
  const own = new Map<string, number>();
  for (const { ad } of chosen) {
    const called = new Set(ads[ad].organisation.toLowerCase().split(/[^\p{L}\p{N}]+/u));
    const words = new Set<string>();
    for (let i = adTokens[ad]; i < adTokens[ad + 1]; i++) words.add(plain(vocabulary.word(tokens[i])));
    for (const word of words) {
      anywhere.set(word, (anywhere.get(word) ?? 0) + 1);
      if (called.has(word)) own.set(word, (own.get(word) ?? 0) + 1);
    }
  }
  return new Set([...own].flatMap(([word, n]) => (n >= OWN * anywhere.get(word)! ? [word] : [])));
}
