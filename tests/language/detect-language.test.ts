// Language detection, measured on sentences that were written for it (sentences.yaml).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { detectLanguage, readAds } from '../../src/corpus';
import { packs } from '../../src/language';

interface Sentences {
  readonly short: readonly [string, string][];
  readonly mixed: readonly { readonly language: string; readonly text: string }[];
  readonly other: readonly string[];
  readonly [code: string]: unknown;
}

const sentences = parse(readFileSync(join(__dirname, 'sentences.yaml'), 'utf8')) as Sentences;
const codes = packs().map(({ code }) => code);

describe('the language of a sentence', () => {
  it.each(codes)('is found in at least 16 of 20 in %s', (code) => {
    const own = sentences[code] as string[];
    const found = own.map(detectLanguage);
    console.log(`${code}: ${found.filter((each) => each === code).length} of ${own.length}`);
    expect(found.filter((each) => each === code).length).toBeGreaterThanOrEqual(16);
    // Danish and Norwegian sentences can be the same.
    expect(found.filter((each) => each !== code && each !== 'other').length).toBeLessThanOrEqual(1);
  });

  it.each(codes)('is found in five sentences of %s together', (code) => {
    const own = sentences[code] as string[];
    for (let i = 0; i < own.length; i += 5) expect(detectLanguage(own.slice(i, i + 5).join('\n'))).toBe(code);
  });

  it('is not guessed wrong from two to four words', () => {
    for (const [code, text] of sentences.short) expect([code, 'other'], text).toContain(detectLanguage(text));
  });

  it('is that of most of an ad in two', () => {
    for (const { language, text } of sentences.mixed) expect(detectLanguage(text), text).toBe(language);
  });

  it('is other where there is no pack, but for near relatives', () => {
    const found = sentences.other.map(detectLanguage);
    expect(found.filter((each) => each !== 'other').length).toBeLessThanOrEqual(2);
  });
});

describe('the languages of the sample', () => {
  let languages: Record<string, number>;
  beforeAll(async () => {
    languages = {};
    for (const { language } of await readAds('data/sample/ads.jsonl'))
      languages[language] = (languages[language] ?? 0) + 1;
  });

  it('are English, Dutch, a little German and French, and five titles without a text', () => {
    expect(languages).toEqual({ en: 99, nl: 79, other: 5, de: 2, fr: 1 });
  });
});
