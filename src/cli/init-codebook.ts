// firstCodebook: the codebook that a new study begins with, its terms in the languages of the ads.
import type { Language } from '../core';

/** `      en: [a, b]`, the terms of one language. */
const TERMS = /^ {6}([a-z]{2}|any): \[(.*)\]$/;

/**
 * The starter codebook with the terms of these languages only. Languages that codebooks have no lists for go to the terms of no particular language;
 * without any of the starter's languages its first one stays.
 */
export function firstCodebook(
  starter: string,
  languages: readonly Language[],
  { known, schema }: { readonly known: readonly string[]; readonly schema: string },
): string {
  const lines = starter.split('\n');
  const offered = [...new Set(lines.flatMap((line) => TERMS.exec(line)?.[1] ?? []))].filter(
    (language) => language !== 'any',
  );
  const found = languages.filter((language) => offered.includes(language));
  const wanted: readonly string[] = found.length ? found : offered.slice(0, 1);
  const listed = wanted.filter((language) => known.includes(language));
  const text = withTerms(lines, wanted, listed).join('\n');
  return text
    .replace(
      /^languages: \[.*?\]/m,
      `languages: [${(listed.length ? listed : offered.slice(0, 1)).join(', ')}]`,
    )
    .replace(/(\$schema=)\S+/, `$1${schema}`);
}

function withTerms(lines: readonly string[], wanted: readonly string[], listed: readonly string[]): string[] {
  const done: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (!TERMS.test(lines[i])) {
      done.push(lines[i]);
      continue;
    }
    const lists = new Map<string, string>();
    for (; i < lines.length && TERMS.test(lines[i]); i++) {
      const [, language, terms] = TERMS.exec(lines[i])!;
      const key =
        language === 'any' || (wanted.includes(language) && !listed.includes(language)) ? 'any' : language;
      if (key === 'any' || listed.includes(key))
        lists.set(key, [lists.get(key), terms].filter(Boolean).join(', '));
    }
    i--;
    done.push(...[...lists].map(([language, terms]) => `      ${language}: [${terms}]`));
  }
  return done;
}
