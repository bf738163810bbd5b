// Explanations: why a mention is there, why a near miss is not.
import { describe, expect, it } from 'vitest';
import { parseCodebook } from '../../src/codebook';
import { codeAds, explain, type CodeOptions, type Explanation } from '../../src/coding';
import { tokenize } from '../../src/text';
import { bookOf, codeLine } from '../codebook/small-book';
import { makeAd } from '../text/make-ad';

const BOOK = parseCodebook(
  bookOf(
    [
      codeLine(
        'A',
        'technology',
        `any: [Python, vector, {term: Go, case: exact, not_before: [to market], not_after: [ready to]}, {term: Make, near: [zapier, "n8n*"], within: 3},
      {term: Copilot, not_near: [studio], within: 2}, {term: Java, unless_negated: true}]`,
      ),
      codeLine('B', 'technology', 'any: [vector search]'),
      codeLine('T', 'job_task', 'en: [~build ... models, large models]'),
    ],
    '  - {name: Engineer, definition: d, evidence: [{note: tools, codes: [A], weight: 1}]}\n  - {name: Other, definition: d, base: 0.5}\n',
  ),
);

function explained(text: string, options?: CodeOptions): Explanation {
  return explain(codeAds(tokenize([makeAd(text, { id: '1', title: 'Job' })]), BOOK, options), '1');
}

/** Near misses as \`CODE hit: why\`. */
const misses = (text: string, options?: CodeOptions): string[] =>
  explained(text, options).misses.map(({ code, hit, why }) => `${code} ${hit}: ${why}`);

describe('a mention', () => {
  it('comes with its term and words, and with other terms that fit in its clause', () => {
    const { mentions } = explained('We build very large models.');
    expect(mentions).toEqual([
      expect.objectContaining({
        code: 'T',
        quote: 'We build very large models',
        term: '~build ... models',
        hit: 'build very large models',
        also: ['large models: "large models"'],
      }),
    ]);
  });
});

describe('a near miss', () => {
  it.each([
    ['Time to go home', 'A go: letter case: "go" is not written as in the term'],
    ['Our Go to market plan', 'A Go: directly before "to market"'],
    ['We are ready to Go', 'A Go: directly after "ready to"'],
    ['Make and other things', 'A Make: not near any of zapier, n8n* (within 3 words)'],
    ['Copilot with Studio', 'A Copilot: near "Studio" (within 2 words)'],
    ['There is no Java here', 'A Java: negated, within the three words before: "There is no"'],
    ['Our vector search', 'A vector: lost to the longer "vector search" (B)'],
  ])('in "%s" says why', (text, why) => {
    expect(misses(text)).toEqual([why]);
  });

  it('is none where the conditions hold', () => {
    expect(misses('Go and Python, Make with zapier, Copilot, Java, vector.')).toEqual([]);
  });

  it('says when it stands in boilerplate that the coding leaves out', () => {
    const text = 'About us\nWe like Python.';
    expect(misses(text, { boilerplate: 'drop' })).toEqual([
      'A Python: in company boilerplate, which this coding leaves out',
    ]);
    expect(misses(text)).toEqual([]);
  });
});

describe('an explanation', () => {
  it('gives the scores and the evidence of the profile', () => {
    const { profile, lines } = explained('Python and Java.');
    expect(profile).toEqual({
      name: 'Engineer',
      scores: { Engineer: 2, Other: 0.5 },
      evidence: [{ profile: 'Engineer', what: 'tools', found: 2, adds: 2 }],
    });
    expect(lines).toEqual([
      'Profile Engineer: Engineer 2, Other 0.5.',
      '  Engineer +2: tools (found 2 ×)',
      '2 mentions:',
      '  A A: "Python" by Python',
      '  A A: "Java" by Java',
      '0 near misses:',
    ]);
  });

  it('of an ad that is not there is refused', () => {
    const coding = codeAds(tokenize([makeAd('x', { id: '1' })]), BOOK);
    expect(() => explain(coding, '2')).toThrow(/no ad "2".*begin with 1/);
  });

  it('of a foreign coding has no near misses', () => {
    const coding = codeAds(tokenize([makeAd('Python, go', { id: '1' })]), BOOK);
    expect(explain({ ...coding }, '1')).toMatchObject({ misses: [], mentions: [{ term: 'Python' }] });
  });
});
