// A language of one's own: one file in a folder, and nothing else.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { lintCodebook, parseCodebook } from '../../src/codebook';
import { readAds } from '../../src/corpus';
import { codeAds } from '../../src/coding';
import { knows, languageName, lacking, usePacks } from '../../src/language';
import { boilerplateClauses, BOILERPLATE_KINDS, tokenize } from '../../src/text';
import { bookWith } from '../codebook/small-book';
import { quotesOf } from '../coding/code-text';
import { jsonl } from '../corpus/files';

/** Esperanto's little sister: invented, so that no library can know it. */
const VELIAN = `code: xv
name: Velian
common_words: zul vek ondra til mesk
stemmer: porter
lemmas:
  endings: [ova]
  participle: {prefix: ha, infinitives: [im], endings: [o]}
stop_words: zul vek ondra til mesk
joining_words: til
negations: nezk
clause_connectives: {ondra: 4}
boilerplate:
  headings:
    benefits: [vek zul davat]
    work: [mesk krelat]
  cues:
    application: [skrivat zul]
months: [primo, sekon, ters, kvar, kvin, sesn, septo, okto, novo, deko, unko, dozo]
columns:
  title: [Krelnom]
  description: [Kreltext]
  posted: [Kreldag]
`;

function folder(files: Record<string, string>): string {
  const path = mkdtempSync(join(tmpdir(), 'packs-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

describe('a pack in a folder of its own', () => {
  it.each([
    [
      'an unknown key',
      { 'xw.yaml': 'code: xw\nname: W\nstopwords: a\n' },
      /xw\.yaml:3.*"stopwords" is no key/s,
    ],
    ['another code', { 'xw.yaml': 'code: xy\nname: W\n' }, /xw\.yaml:1.*"xy"/s],
    ['no name', { 'xw.yaml': 'code: xw\n' }, /no name/],
    ['eleven months', { 'xw.yaml': 'code: xw\nname: W\nmonths: [a, b]\n' }, /xw\.yaml:3.*list of twelve/s],
    [
      'a faulty pattern',
      { 'xw.yaml': 'code: xw\nname: W\nseniority: {lead: ["("]}\n' },
      /regular expression/,
    ],
    ['broken YAML', { 'xw.yaml': 'code: xw\nname: W\nmonths: [a\n' }, /not valid YAML/],
  ])('with %s is refused, with its place', (_, files, message) => {
    expect(() => usePacks(folder(files as unknown as Record<string, string>))).toThrow(message);
    expect(knows('xw', 'columns')).toBe(false);
  });

  it('is refused where there is no folder', () => {
    expect(() => usePacks('/nowhere/packs')).toThrow(/cannot be read/);
  });

  describe('once it is used', () => {
    beforeAll(() => void usePacks(folder({ 'xv.yaml': VELIAN })));

    const text = 'Zul krelat vek ondra klient. Mesk bravim til krel zul vek.';

    it('makes columns, dates and detection know the language', async () => {
      const [ad] = await readAds(
        jsonl('xv.jsonl', { Krelnom: 'Bravist', Kreltext: text, Kreldag: '13 novo 2023' }),
      );
      expect(ad).toMatchObject({ title: 'Bravist', language: 'xv', posted: '2023-09-13' });
    });

    it('makes lemmas meet their forms, and leaves other languages as they were', () => {
      expect(quotesOf('~bravim', 'bravim bravims bravimova habravo bravura', 'xv')).toEqual([
        'bravim',
        'bravims',
        'bravimova',
        'habravo',
      ]);
      expect(quotesOf('~bouwen', 'bouwt gebouwd', 'nl')).toEqual(['bouwt', 'gebouwd']);
    });

    it('makes negations and boilerplate work', async () => {
      const lines = ['Zul vek ondra til mesk.', 'Vek zul davat', '- Java', 'Mesk krelat', '- nezk Java'];
      const ads = await readAds(jsonl('xv2.jsonl', { Krelnom: 'Bravist', Kreltext: lines.join('\n') }));
      const store = tokenize(ads);
      const kinds = Array.from(boilerplateClauses(store), (kind) => BOILERPLATE_KINDS[kind]);
      expect(kinds).toEqual(['', '', 'benefits', 'benefits', '', '']);
      const book = parseCodebook(bookWith('{term: Java, unless_negated: true}'));
      expect(codeAds(store, book).ads[0].mentions).toHaveLength(1);
    });

    it('says what the pack has and lacks', () => {
      expect(languageName('xv')).toBe('Velian');
      expect(lacking('xv')).toEqual(['seniority', 'contact_words']);
    });
  });
});

describe('a codebook', () => {
  it('with terms in an unknown language gets one error that names the line and the languages', () => {
    const yaml = bookWith('Python').replace('any:', 'xq:');
    expect(() => parseCodebook(yaml, 'book.yaml')).toThrow(/book\.yaml:9.*"xq".*any, .*de, en.*xq\.yaml/s);
    expect(() => parseCodebook(yaml.replace('xq:', 'english:'), 'book.yaml')).toThrow(
      /9.*"english".*any, .*en/s,
    );
    const book = bookWith('Python').replace('codes:', 'languages: [en, xq]\ncodes:');
    expect(() => parseCodebook(book)).toThrow(/"xq"/);
  });

  it('has the languages of its terms where it names none', () => {
    expect(parseCodebook(bookWith('Python').replace('any:', 'de:')).languages).toEqual(['de']);
    expect(parseCodebook(bookWith('Python')).languages).toEqual(['en']);
  });

  it('is remarked on where a lemma stands in a language without a stemmer', () => {
    const remarks = lintCodebook(parseCodebook(bookWith('~rozwijać, projekt*').replace('any:', 'pl:')));
    expect(remarks.filter(({ text }) => text.includes('~'))).toEqual([
      { line: 9, code: 'A', text: expect.stringMatching(/"~rozwijać" in Polish.*itself/) as string },
    ]);
    const german = lintCodebook(parseCodebook(bookWith('~pflegen').replace('any:', 'de:')));
    expect(german.filter(({ text }) => text.includes('~'))).toEqual([]);
  });
});
