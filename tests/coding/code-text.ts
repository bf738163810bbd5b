// Codes single texts with small codebooks.
import { parseCodebook } from '../../src/codebook';
import { codeAds, type CodeOptions } from '../../src/coding';
import type { CodedAd, Coding } from '../../src/core';
import { tokenize } from '../../src/text';
import { bookWith } from '../codebook/small-book';
import { makeAd } from '../text/make-ad';

/** Codes texts, each as an ad of its own, against codebook YAML. */
export function codeTexts(yaml: string, texts: readonly string[], options?: CodeOptions): Coding {
  const ads = texts.map((text, i) => makeAd(text, { id: String(i + 1) }));
  return codeAds(tokenize(ads), parseCodebook(yaml), options);
}

/** Codes one text against codebook YAML. */
export function codeText(yaml: string, text: string, options?: CodeOptions): CodedAd {
  return codeTexts(yaml, [text], options).ads[0];
}

/** What terms of one technology code find in a text. */
export function quotesOf(terms: string, text: string, language = 'any'): string[] {
  const yaml = bookWith(terms).replace('any:', `${language}:`);
  return codeText(yaml, text).mentions.map(({ quote }) => quote);
}

/** Mentions as `CODE quote`. */
export function namesOf({ mentions }: CodedAd): string[] {
  return mentions.map(({ code, quote }) => `${code} ${quote}`);
}
