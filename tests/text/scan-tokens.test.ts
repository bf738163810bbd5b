// The tokeniser: what a word is, and what stands between words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Gap, scanTokens, Shape } from '../../src/text';

interface Token {
  readonly text: string;
  readonly word: string;
  readonly shape: Shape;
  readonly gap: Gap;
}

function scan(text: string): Token[] {
  const tokens: Token[] = [];
  scanTokens(text, (start, end, wordEnd, shape, gap) =>
    tokens.push({ text: text.slice(start, end), word: text.slice(start, wordEnd), shape, gap }),
  );
  return tokens;
}

const wordsOf = (text: string): string[] => scan(text).map(({ word }) => word);
/** What stands before the second token. */
const gapIn = (text: string): Gap => scan(text)[1].gap;

describe('words with signs in them', () => {
  it.each([
    ['C++, C# and F#', ['C++', 'C#', 'and', 'F#']],
    ['C/C++', ['C', 'C++']],
    ['C#/.NET', ['C#', '.NET']],
    ['.NET, (.net) or ASP.NET.', ['.NET', '.net', 'or', 'ASP.NET']],
    ['Node.js. Vue.js!', ['Node.js', 'Vue.js']],
    ['see booking.com.', ['see', 'booking.com']],
    ['R&D at AT&T', ['R&D', 'at', 'AT&T']],
    ["don't and don’t", ["don't", 'and', 'don’t']],
    ['3.5 years', ['3.5', 'years']],
  ])('keeps the words of %j whole', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it.each([
    ['GPT-4o', ['GPT', '4o']],
    ['GPT-3.5', ['GPT', '3.5']],
    ['CI/CD', ['CI', 'CD']],
    ['AI-modellen', ['AI', 'modellen']],
    ['end-to-end', ['end', 'to', 'end']],
    ['feature_store', ['feature', 'store']],
    ['data\u00a0science', ['data', 'science']],
    ['vector\u202fstore', ['vector', 'store']],
  ])('divides %j without interrupting a phrase', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
    expect(
      scan(text)
        .slice(1)
        .every(({ gap }) => gap === Gap.None),
    ).toBe(true);
  });

  it.each([
    ["LLM's", 'LLM'],
    ['LLM’s', 'LLM'],
    ["LLM'S", 'LLM'],
    ["foto's", 'foto'],
  ])("leaves the 's of %j out of the word but inside the token", (text, word) => {
    expect(scan(text)).toMatchObject([{ text, word }]);
  });

  it('leaves the apostrophe of a plural possessive outside', () => {
    expect(scan('LLMs’ output').map(({ text }) => text)).toEqual(['LLMs', 'output']);
  });

  it('keeps Dutch letters, and accents that are characters of their own', () => {
    expect(wordsOf('geïnteresseerd één coördinatie')).toEqual(['geïnteresseerd', 'één', 'coördinatie']);
    expect(wordsOf('cafe\u0301 belle\u0308')).toEqual(['cafe\u0301', 'belle\u0308']);
  });

  it('cuts a run of 500 letters into short words', () => {
    const tokens = scan('x'.repeat(500));
    expect(tokens.map(({ text }) => text).join('')).toBe('x'.repeat(500));
    expect(Math.max(...tokens.map(({ text }) => text.length))).toBeLessThanOrEqual(64);
  });

  it('finds no word in an empty text or in signs alone', () => {
    expect(scan('')).toEqual([]);
    expect(scan(' … !? -- *** 🚀 ⚙️ ')).toEqual([]);
  });

  it('makes no word of the marks that dress an emoji or a key cap', () => {
    expect(wordsOf('✔️ one ⚙️ two 1\ufe0f\u20e3 three')).toEqual(['one', 'two', '1', 'three']);
  });

  it('never splits a surrogate pair', () => {
    for (const { text } of scan('a😀b 𝒜bc 👩‍💻 dev')) expect(text).not.toMatch(/[\ud800-\udfff]/);
  });
});

describe('what stands between words', () => {
  it.each([
    ['one, two', Gap.Soft],
    ['one: two', Gap.Soft],
    ['one (two', Gap.Soft],
    ['one – two', Gap.Soft],
    ['one - two', Gap.Soft],
    ['one "two', Gap.Phrase],
    ['one; two', Gap.Hard],
    ['one. two', Gap.Hard],
    ['one? two', Gap.Hard],
    ['one\n\ntwo', Gap.Hard],
    ['one\nTwo', Gap.Hard],
    ['one • two', Gap.Hard],
    ['one 🚀 two', Gap.Hard],
    ['one | two', Gap.Hard],
  ])('tells what divides %j', (text, gap) => {
    expect(gapIn(text)).toBe(gap);
  });

  it('takes a single line break before a lower-case letter for a wrapped line', () => {
    expect(gapIn('vector\nstore')).toBe(Gap.None);
    expect(gapIn('vector,\nstore')).toBe(Gap.Soft);
  });

  it('ends a sentence where the blank after the full stop is missing', () => {
    const tokens = scan('improve the workflow.You will');
    expect(tokens.map(({ word }) => word)).toEqual(['improve', 'the', 'workflow', 'You', 'will']);
    expect(tokens[3].gap).toBe(Gap.Hard);
  });

  it('does not end a sentence inside "e.g. Python" or after a lone letter', () => {
    const gaps = scan('tools, e.g. Python or R. Every day').map(({ gap }) => gap);
    expect(gaps.slice(1)).not.toContain(Gap.Hard);
  });

  it('begins every text with a hard break', () => {
    expect(scan('one')[0].gap).toBe(Gap.Hard);
  });
});

describe('letter case', () => {
  it.each([
    ['go', Shape.Lower],
    ['Go', Shape.Title],
    ['GO', Shape.Upper],
    ['R', Shape.Upper],
    ['LLMs', Shape.Mixed],
    ["API's", Shape.Upper],
    ['GPT4', Shape.Upper],
    ['4o', Shape.Lower],
    ['Élan', Shape.Title],
  ])('of %j is told', (text, shape) => {
    expect(scan(text)[0].shape).toBe(shape);
  });
});

describe('any text', () => {
  const text = fc.string({
    unit: fc.oneof(fc.constantFrom(..."aZé9.,-/'&+# \n•’("), fc.string({ unit: 'binary', maxLength: 1 })),
  });

  it('gives tokens in order that do not overlap and hold a letter, mark or digit', () => {
    fc.assert(
      fc.property(text, (any) => {
        let last = 0;
        scanTokens(any, (start, end, wordEnd) => {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(wordEnd).toBeGreaterThan(start);
          expect(end).toBeGreaterThanOrEqual(wordEnd);
          expect(end).toBeLessThanOrEqual(any.length);
          expect(any.slice(start, wordEnd)).toMatch(/[\p{L}\p{M}\p{N}]/u);
          last = end;
        });
      }),
      { numRuns: 500 },
    );
  });

  it('loses no letter of the basic plane', () => {
    fc.assert(
      fc.property(text, (any) => {
        const left = [...any];
        scanTokens(any, (start, end) =>
          left.fill(' ', [...any.slice(0, start)].length, [...any.slice(0, end)].length),
        );
        expect(left.filter((c) => c.length === 1).join('')).not.toMatch(/[\p{L}\p{Nd}]/u);
      }),
      { numRuns: 500 },
    );
  });
});
