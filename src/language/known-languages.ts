// What is known of which language, and what languages are called.
import type { PackPart } from './language-pack';
import { packOf, packs } from './load-packs';

/** The language of texts that are too short to tell or in a language without a pack. */
export const OTHER = 'other';
/** The key of terms of no particular language. */
export const ANY = 'any';
/** The language whose grammar the lemmas of such terms use, and whose words stand in ads of every language. */
export const COMMON = 'en';

/** Languages that a codebook's terms can be in: `any`, then every pack's code. */
export function termLanguages(): string[] {
  return [ANY, ...packs().map(({ code }) => code)];
}

/** The language whose grammar a term's lemmas use. */
export function lemmaLanguage(language: string): string {
  return language === ANY ? COMMON : language;
}

/** English name of a language, e.g. `German` for `de`; what `other` means; the code itself where there is no pack. */
export function languageName(code: string): string {
  return code === OTHER ? 'other or too short to tell' : (packOf(code)?.name ?? code);
}

const PARTS: readonly PackPart[] = [
  'common_words',
  'lemma forms',
  'stop_words',
  'joining_words',
  'negations',
  'clause_connectives',
  'boilerplate',
  'seniority',
  'contact_words',
  'months',
  'columns',
];

/** Whether RoleLens knows this of a language; never for a language without a pack. `lemma forms` needs a stemmer or a grammar. */
export function knows(code: string, part: PackPart): boolean {
  const pack = packOf(code);
  if (!pack) return false;
  if (part === 'lemma forms') return Boolean(pack.stemmer ?? pack.grammar);
  if (part === 'stop_words') return Boolean(pack.stop_words ?? pack.stopword);
  return pack[part] !== undefined;
}

/** What RoleLens does not know of a language: everything for one without a pack. */
export function lacking(code: string): PackPart[] {
  return PARTS.filter((part) => !knows(code, part));
}

/** Share of the ads from which on a corpus counts as being in a language, too. */
const ENOUGH = 0.02;

/** Languages with a pack that at least 2 % of the ads are in, and English, whose words stand in ads of every language; sorted. */
export function mainLanguages(ads: readonly { readonly language: string }[]): string[] {
  const counts = new Map<string, number>();
  for (const { language } of ads) counts.set(language, (counts.get(language) ?? 0) + 1);
  const found = [...counts].filter(([, n]) => n >= ENOUGH * ads.length).map(([code]) => code);
  return [...new Set([COMMON, ...found])].filter((code) => packOf(code)).sort();
}
