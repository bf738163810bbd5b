// What a corpus says about the terms of a codebook.
import { describe, expect, it } from 'vitest';
import { parseCodebook, readCodebook } from '../../src/codebook';
import { codeAds, lintCoding } from '../../src/coding';
import { readAds } from '../../src/corpus';
import { tokenize } from '../../src/text';
import { bookOf, codeLine } from '../codebook/small-book';
import { makeAd } from '../text/make-ad';

const BOOK = parseCodebook(
  bookOf([
    codeLine('A', 'technology', 'any: [Python, vector, Cobol, lunch]'),
    codeLine('B', 'technology', 'any: [vector search, python]'),
  ]),
);
const TEXT = 'We use Python and vector search.\n\nWhat we offer\n\nA free lunch.';

describe('linting a coding', () => {
  it('says which terms never fire, always lose, fire in boilerplate only or stand in two codes', () => {
    const remarks = lintCoding(codeAds(tokenize([makeAd(TEXT, { id: '1' })]), BOOK));
    const texts = remarks.map(({ code, text }) => `${code} ${text}`);
    expect(texts).toEqual([
      'A "Python" stands in B (line 4), too: 1 mention here by it, and as many there.',
      'A "vector" fires once and always loses to a longer term: "vector search" (B) 1.',
      'A "Cobol" never fires in these ads.',
      'A "lunch" fires once, in company boilerplate only.',
      'B "python" stands in A (line 3), too: 1 mention here by it, and as many there.',
    ]);
    for (const { line, code } of remarks) expect(line).toBe(code === 'A' ? 3 : 4);
  });

  it('points at a term that makes up more than a fifth of its code', () => {
    const book = parseCodebook(
      bookOf([codeLine('A', 'technology', 'any: [Python, Java, Go, Rust, Perl, Cobol]')]),
    );
    const ads = Array.from({ length: 20 }, (_, i) =>
      makeAd(i < 16 ? 'Python, Java and Go' : 'Rust, Perl and Cobol', { id: String(i) }),
    );
    const remarks = lintCoding(codeAds(tokenize(ads), book)).map(({ text }) => text.split(':')[0]);
    expect(remarks).toEqual([
      '"Python" names 16 of the 60 mentions of A (27 %)',
      '"Java" names 16 of the 60 mentions of A (27 %)',
      '"Go" names 16 of the 60 mentions of A (27 %)',
    ]);
  });

  it('remarks with the line of the term in the bundled codebook', async () => {
    const book = readCodebook('data/codebook/genai-roles.yaml');
    const remarks = lintCoding(codeAds(tokenize(await readAds('data/sample/ads.jsonl')), book));
    const lines = book.source.replace(/\\\\/g, '\\').split('\n');
    expect(remarks.length).toBeGreaterThan(10);
    for (const { line, text } of remarks) {
      const term = /^"(.*?)" (?:fires|never|stands|names)/.exec(text)![1];
      expect(
        lines
          .slice(line - 1, line + 5)
          .join(' ')
          .replace(/\s+/g, ' '),
      ).toContain(term.split(' ')[0]);
    }
  });

  it('refuses a coding of unknown origin', () => {
    const coding = codeAds(tokenize([makeAd(TEXT, { id: '1' })]), BOOK);
    expect(() => lintCoding({ ...coding })).toThrow(/codeAds\(store, book\)/);
  });
});
