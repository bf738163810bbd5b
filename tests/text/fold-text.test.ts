// Words in another form than codebooks have them, and addresses.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, tokenize } from '../../src/text';
import { makeAd } from './make-ad';

/** Words of a text as the vocabulary has them, with what stands at their offsets. */
function wordsOf(text: string): [word: string, quote: string][] {
  const { tokens, starts, ends, vocabulary, ads } = tokenize([makeAd(text)]);
  return Array.from(tokens, (id, i) => [vocabulary.word(id), ads[0].text.slice(starts[i], ends[i])]);
}

describe('words in another form', () => {
  it.each([
    ['Air\ufb02ow', 'airflow'],
    ['o\ufb03ce', 'office'],
    ['Ｐｙｔｈｏｎ', 'python'],
    ['ＧＰＴ４', 'gpt4'],
    ['\ud835\udde3\ud835\ude06\ud835\ude01\ud835\uddf5\ud835\uddfc\ud835\uddfb', 'python'],
    ['A.I', 'ai'],
    ['(No)SQL', 'nosql'],
    ['C♯', 'c#'],
    ['.NET8', '.net8'],
  ])('reads %s as %s and has it at its offsets', (quote, word) => {
    expect(wordsOf(`We use ${quote} daily`)).toEqual([
      ['we', 'We'],
      ['use', 'use'],
      [word, quote],
      ['daily', 'daily'],
    ]);
  });

  it.each(['CI∕CD', 'CI⁄CD', 'CI／CD', 'CI\u2011CD'])('divides %s as CI/CD', (text) => {
    expect(wordsOf(text).map(([word]) => word)).toEqual(['ci', 'cd']);
  });

  it('leaves brackets that offer two words alone', () => {
    expect(wordsOf('(mede)werker en ontwikkelaar(s)').map(([word]) => word)).toEqual([
      'mede',
      'werker',
      'en',
      'ontwikkelaar',
      's',
    ]);
  });
});

describe('addresses', () => {
  it.each([
    'https://www.python.org/docs/java',
    'www.snowflake.com/careers',
    'http://shop.example',
    'java@python.example',
    'github.com/bakery/rust-oven',
  ])('have no words: %s', (address) => {
    expect(wordsOf(`See ${address}, or (${address}).`).map(([word]) => word)).toEqual(['see', 'or']);
  });

  it.each(['Node.js/Express', 'ASP.NET/Blazor', 'and/or', 'Python/Java'])('are not %s', (text) => {
    expect(wordsOf(text)).toHaveLength(2);
  });

  it('are found in linear time', () => {
    expect(
      wordsOf(`${'a.'.repeat(50_000)} ${'x-'.repeat(50_000)}@ ${'https://'.repeat(20_000)}`).length,
    ).toBeGreaterThan(1);
  });
});

it('keeps every offset inside the text and in order, whatever the text', () => {
  const piece = fc.constantFrom(
    'A.I.',
    '\ufb02',
    '(No)',
    'SQL',
    '@',
    '.com/',
    'www.',
    ' ',
    '\ud835',
    'é',
    'x',
    '.',
    '://',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const folded = foldText(text);
      if (!folded) return;
      expect([folded.starts.length, folded.ends.length]).toEqual([folded.text.length, folded.text.length]);
      const { starts, ends } = tokenize([makeAd(text)]);
      for (let i = 0; i < starts.length; i++) {
        expect(starts[i]).toBeLessThan(ends[i]);
        expect(starts[i]).toBeGreaterThanOrEqual(i ? ends[i - 1] : 0);
        expect(ends[i]).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});
