// The packs that RoleLens brings: their keys, their patterns, and what is known of which language.
import { describe, expect, it } from 'vitest';
import {
  knows,
  lacking,
  languageName,
  mainLanguages,
  packs,
  stopWords,
  termLanguages,
  type LanguagePack,
} from '../../src/language';
import { PACK_KEYS } from '../../src/language/check-pack';

const codes = ['da', 'de', 'en', 'es', 'fr', 'it', 'nl', 'no', 'pl', 'pt', 'sv'];

describe('the packs', () => {
  it('are found by listing their folder, by code', () => {
    expect(packs().map(({ code }) => code)).toEqual(codes);
    expect(termLanguages()).toEqual(['any', ...codes]);
  });

  it.each(packs())('have every key of $code in the shape it must have', (pack) => {
    for (const key of PACK_KEYS) expect(() => pack[key]).not.toThrow();
    expect(knows(pack.code, 'common_words')).toBe(true);
  });

  it.each(packs())('repeat no word in a list of $code', ({ common_words: words }) => {
    const list = String(words).trim().split(/\s+/);
    expect(list.filter((word, i) => list.indexOf(word) < i)).toEqual([]);
  });

  it.each(packs())('have bounded patterns only in $code', (pack) => {
    expect(patternsOf(pack).filter(isUnbounded)).toEqual([]);
  });

  it.each(packs())('have stop words of $code, from the package or their own', ({ code }) => {
    expect(stopWords([code]).all.size).toBeGreaterThan(80);
    expect(stopWords([code]).joining.size).toBeGreaterThan(2);
  });
});

describe('what is known of a language', () => {
  it('is said, also where it is lacking', () => {
    expect(lacking('de')).toEqual([]);
    expect(lacking('pl')).toEqual(['lemma forms', 'boilerplate']);
    expect(knows('en', 'lemma forms')).toBe(true);
    expect(knows('pl', 'lemma forms')).toBe(false);
    expect(knows('fi', 'common_words')).toBe(false);
    expect(lacking('fi')).toContain('common_words');
  });

  it('has names for readers', () => {
    expect(['de', 'no', 'fi', 'other'].map(languageName)).toEqual([
      'German',
      'Norwegian',
      'fi',
      'other or too short to tell',
    ]);
  });
});

describe('the main languages of a corpus', () => {
  it('are English and those of at least two ads in a hundred', () => {
    const ads = (counts: Record<string, number>): { language: string }[] =>
      Object.entries(counts).flatMap(([language, n]) => Array.from({ length: n }, () => ({ language })));
    expect(mainLanguages(ads({ nl: 95, de: 4, fr: 1, other: 20 }))).toEqual(['de', 'en', 'nl']);
    expect(mainLanguages([])).toEqual(['en']);
  });
});

function patternsOf({ boilerplate, seniority }: LanguagePack): string[] {
  const { headings = {}, cues = {} } = boilerplate ?? {};
  return [headings, cues, seniority ?? {}].flatMap((kinds) => Object.values(kinds).flat());
}

/** Whether anything may repeat without end; classes and escaped signs aside. */
function isUnbounded(source: string): boolean {
  return /[*+]|\{\d+,\}/.test(source.replace(/\\p\{[^}]*\}|\\./g, 'x').replace(/\[[^\]]*\]/g, 'x'));
}
