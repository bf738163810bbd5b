// Terms of a code as the YAML has them: finding, adding, taking out, and carrying conditions to another code.
import { isDeepStrictEqual } from 'node:util';
import { RoleLensError, spellingHint } from '../core';
import { lemmaLanguage, termLanguages } from '../language';
import type { TermLanguage } from './codebook';
import type { RawCode, RawConditions, RawTerm, RawTerms } from './raw-codebook';

/** Where a term stands. */
export interface TermPlace {
  readonly language: TermLanguage;
  readonly index: number;
  readonly entry: RawTerm;
}

/** The term as written, without its conditions. */
export function textOf(entry: RawTerm): string {
  return typeof entry === 'string' ? entry : entry.term;
}

/** All entries with this text, in any letter case where none has exactly this one. Throws when there is none. */
export function findTerms(code: RawCode, text: string): TermPlace[] {
  const places = termLanguages().flatMap((language) =>
    (code.terms?.[language] ?? []).map((entry, index) => ({ language, index, entry })),
  );
  const exact = places.filter(({ entry }) => textOf(entry) === text);
  const found = exact.length
    ? exact
    : places.filter(({ entry }) => textOf(entry).toLowerCase() === text.toLowerCase());
  if (!found.length)
    throw new RoleLensError(`The code ${code.id} has no term "${text}".`, {
      hint: spellingHint(
        text,
        places.map(({ entry }) => textOf(entry)),
        'terms',
      ),
    });
  return found;
}

/** Adds an entry at the end of a language's list. Throws when the same entry is there already. */
export function addTerm(code: RawCode, entry: RawTerm, language: TermLanguage): void {
  if (!termLanguages().includes(language))
    throw new RoleLensError(`No term can be added in "${String(language)}".`, {
      hint: `Languages are ${termLanguages().join(', ')}.`,
    });
  const there = languageOf(code, entry, language);
  if (there)
    throw new RoleLensError(
      `The code ${code.id} has the term "${textOf(entry)}" already (under "${there}").`,
      {
        hint: 'Reword or drop that one instead.',
      },
    );
  const terms: RawTerms = { ...code.terms };
  terms[language] = [...(terms[language] ?? []), entry];
  setTerms(code, terms);
}

/** The language under which a code has the same entry already, for a lemma one of the same morphology. */
export function languageOf(code: RawCode, entry: RawTerm, language: TermLanguage): TermLanguage | undefined {
  const isLemma = textOf(entry).includes('~');
  return termLanguages().find(
    (each) =>
      (!isLemma || lemmaLanguage(each) === lemmaLanguage(language)) &&
      code.terms?.[each]?.some((other) => isSameEntry(other, entry)),
  );
}

/** Takes entries out of a code; a list that gets empty goes too. */
export function removeTerms(code: RawCode, places: readonly TermPlace[]): void {
  const gone = new Set(places.map(({ entry }) => entry));
  const terms: RawTerms = {};
  for (const language of termLanguages()) {
    const list = code.terms?.[language];
    const left = list?.filter(
      (entry) =>
        !places.some(
          (place) => place.language === language && gone.has(entry) && list[place.index] === entry,
        ),
    );
    if (left && (left.length || !list?.length)) terms[language] = left;
  }
  setTerms(code, terms);
}

/** Sets the lists in the order of the languages, `any` first. */
function setTerms(code: RawCode, terms: RawTerms): void {
  code.terms = Object.fromEntries(
    termLanguages().flatMap((each) => (terms[each] ? [[each, terms[each]]] : [])),
  );
}

function isSameEntry(a: RawTerm, b: RawTerm): boolean {
  const plain = (entry: RawTerm): object => ({
    ...(typeof entry === 'string' ? {} : entry),
    term: textOf(entry).toLowerCase(),
  });
  return isDeepStrictEqual(plain(a), plain(b));
}

const NEUTRAL: RawConditions = { case: 'any', within: 10, unless_negated: false, inside_longer: false };

/**
 * An entry as it must be written in another code to mean the same there: what the old code's defaults gave it is written out, what the new
 * code's defaults would add is set back where it can be.
 */
export function carriedEntry(entry: RawTerm, from: RawConditions = {}, to: RawConditions = {}): RawTerm {
  if (isDeepStrictEqual(from, to)) return entry;
  const own: RawConditions = typeof entry === 'string' ? {} : entry;
  const wanted: RawConditions = { ...from, ...own };
  const back = Object.fromEntries(
    Object.keys(to).flatMap((key) => (key in NEUTRAL ? [[key, NEUTRAL[key as keyof RawConditions]]] : [])),
  );
  const needed = Object.entries({ ...back, ...wanted }).filter(
    ([key, value]) => key !== 'term' && !isDeepStrictEqual(value, to[key as keyof RawConditions]),
  );
  return needed.length ? { term: textOf(entry), ...Object.fromEntries(needed) } : textOf(entry);
}
