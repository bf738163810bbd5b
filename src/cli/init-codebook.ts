// firstCodebook: the codebook that a new study begins with, its terms in the languages of the ads.
import type { Language } from '../core';
import { ANY } from '../language';

/** `      en: [a, b]`, the terms of one language. */
const TERMS = /^ {6}([a-z]{2}|any): \[.*\]$/;

/** The starter codebook with the terms of these languages only; without any of the starter's languages its first one stays. */
export function firstCodebook(
  starter: string,
  languages: readonly Language[],
  { schema }: { readonly schema: string },
): string {
  const lines = starter.split('\n');
  const offered = new Set(lines.flatMap((line) => TERMS.exec(line)?.[1] ?? []));
  offered.delete(ANY);
  const found = languages.filter((language) => offered.has(language));
  const wanted = found.length ? found : [...offered].slice(0, 1);
  const kept = lines.filter((line) => {
    const language = TERMS.exec(line)?.[1];
    return language === undefined || language === ANY || wanted.includes(language);
  });
  return kept
    .join('\n')
    .replace(/^languages: \[.*?\]/m, `languages: [${wanted.join(', ')}]`)
    .replace(/(\$schema=)\S+/, `$1${schema}`);
}
