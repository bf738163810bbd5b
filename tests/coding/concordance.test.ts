// Concordances: the places of a query in their context.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseCodebook, readCodebook } from '../../src/codebook';
import { codeAds, concordance, type Concordance, type ConcordanceOptions } from '../../src/coding';
import type { Coding } from '../../src/core';
import { readAds } from '../../src/corpus';
import { tokenize } from '../../src/text';
import { bookOf, codeLine } from '../codebook/small-book';
import { makeAd } from '../text/make-ad';

const BOOK = parseCodebook(
  bookOf(
    [
      codeLine(
        'A',
        'technology',
        "any: [Python, vector, {term: Go, case: exact, not_before: ['to market']}]",
      ),
      codeLine('B', 'technology', 'any: [vector search]'),
      codeLine('T', 'job_task', 'en: [~build ... models]'),
    ],
    '  - {name: Engineer, definition: d, evidence: [{codes: [A], weight: 1}]}\n  - {name: Other, definition: d, base: 0.5}\n',
  ),
);
const TEXTS = [
  'We like Python a lot. Vector search in Go, a go to market plan, Go to market!',
  'Zebra Python, then apples. They built very large models of vector art.',
  'Bread. The word python is in here as well; buildings, models.',
];
const coding = codeAds(tokenize(TEXTS.map((text, i) => makeAd(text, { id: String(i + 1) }))), BOOK);
const hits = (query: Parameters<typeof concordance>[1], options?: ConcordanceOptions): string[] =>
  concordance(coding, query, options).lines.map(({ id, hit }) => `${id} ${hit}`);

describe('a query', () => {
  it('that is the id of a code gives its mentions', () => {
    expect(concordance(coding, 'A').by).toBe('code');
    expect(hits('A')).toEqual(['1 Python', '1 Go', '2 Python', '2 vector', '3 python']);
  });

  it('that is a term gives the places where it fits with its conditions', () => {
    expect(concordance(coding, 'Go').by).toBe('term');
    expect(hits('Go')).toEqual(['1 Go']);
  });

  it('that is a term also gives the places that a longer term took, with the codes there', () => {
    const { lines } = concordance(coding, 'vector');
    expect(lines.map(({ hit, codes }) => [hit, codes])).toEqual([
      ['Vector', ['B']],
      ['vector', ['A']],
    ]);
  });

  it('that is anything else is a pattern of the term language', () => {
    expect(concordance(coding, 'go').by).toBe('pattern');
    expect(hits('go')).toEqual(['1 Go', '1 go', '1 Go']);
    expect(hits('~build ... models')).toEqual(['2 built very large models']);
    expect(hits('~build')).toEqual(['2 built', '3 buildings'].slice(0, 1));
    expect(hits('(apple*|bread)')).toEqual(['2 apples', '3 Bread']);
    expect(hits('/p.thon/')).toEqual(['1 Python', '2 Python', '3 python']);
  });

  it('may have conditions', () => {
    expect(hits({ term: 'python', near: ['zebra'], within: 2 })).toEqual(['2 Python']);
    expect(hits({ term: 'Python', case: 'exact' })).toEqual(['1 Python', '2 Python']);
  });

  it('may be told what it is', () => {
    expect(hits('Go', { by: 'pattern' })).toEqual(['1 Go', '1 go', '1 Go']);
    expect(hits('T', { by: 'pattern' })).toEqual([]);
  });

  it.each([
    ['a malformed pattern', () => concordance(coding, '(a'), /Close the bracket/],
    ['an unknown code', () => concordance(coding, 'X', { by: 'code' }), /no code "X"/],
    ['an unknown term', () => concordance(coding, 'X', { by: 'term' }), /no term "X"/],
    ['an unknown profile', () => concordance(coding, 'A', { profile: 'X' }), /Engineer, Other/],
  ])('of %s is refused', (_, run, message) => {
    expect(run).toThrow(message);
  });
});

describe('the lines', () => {
  it('show so many words on either side', () => {
    const [, line] = concordance(coding, 'Python', { window: 2 }).lines;
    expect([line.left, line.hit, line.right]).toEqual(['Zebra ', 'Python', ', then apples']);
    expect(concordance(coding, 'Python', { window: 0 }).lines[1]).toMatchObject({ left: '', right: '' });
  });

  it('are sorted by the words to the left, nearest first, or to the right', () => {
    expect(concordance(coding, 'Python', { sort: 'left' }).lines.map(({ id }) => id)).toEqual([
      '1',
      '3',
      '2',
    ]);
    expect(concordance(coding, 'Python', { sort: 'right' }).lines.map(({ id }) => id)).toEqual([
      '1',
      '3',
      '2',
    ]);
  });

  it('are of one profile where that is asked for', () => {
    const { profile } = concordance(coding, 'bread').lines[0];
    expect(profile).toBe('Engineer');
    expect(concordance(coding, 'bread', { profile: 'Other' }).total).toBe(0);
  });

  it('are a sample, the same for the same seed, of the total that is told', () => {
    const { total, lines } = concordance(coding, '(a|in|of|the|we)', { sample: 2 });
    expect(total).toBeGreaterThan(4);
    expect(lines).toHaveLength(2);
    expect(concordance(coding, '(a|in|of|the|we)', { sample: 2 }).lines).toEqual(lines);
    const seeds = [1, 2, 3, 4, 5, 6].map((seed) =>
      JSON.stringify(concordance(coding, '(a|in|of|the|we)', { sample: 2, seed }).lines),
    );
    expect(new Set(seeds).size).toBeGreaterThan(1);
  });
});

describe('in the sample', () => {
  let sample: Coding;
  beforeAll(async () => {
    sample = codeAds(
      tokenize(await readAds('data/sample/ads.jsonl')),
      readCodebook('data/codebook/genai-roles.yaml'),
    );
  });

  /** What a line promises: its parts are one stretch of the ad's text. */
  function expectInText({ lines }: Concordance): void {
    for (const { id, left, hit, right, start, end } of lines) {
      const { text } = sample.corpus.find((ad) => ad.id === id)!;
      expect(text.slice(start - left.length, end + right.length)).toBe(left + hit + right);
      expect(text.slice(start, end)).toBe(hit);
    }
  }

  it('every line is a stretch of the ad, whatever is asked', () => {
    const queries = fc.constantFrom(
      'TECH1',
      'TASK3',
      'Python',
      'RAG',
      '~build',
      'data',
      '(ai|ml) ... engineer',
      '*ing',
      'experience with',
    );
    fc.assert(
      fc.property(queries, fc.nat(12), (query, window) =>
        expectInText(concordance(sample, query, { window, sample: 50 })),
      ),
      { numRuns: 30 },
    );
  });

  it('a word is found as often as a scan of all tokens finds it', () => {
    const store = tokenize(sample.corpus);
    for (const word of ['data', 'python', 'the', 'chatbot']) {
      let count = 0;
      sample.corpus.forEach(({ selection }, ad) => {
        if (selection.reason !== null) return;
        for (let at = store.adTokens[ad]; at < store.adTokens[ad + 1]; at++)
          if (store.vocabulary.word(store.tokens[at]) === word) count++;
      });
      expect(count).toBeGreaterThan(0);
      expect(concordance(sample, word, { by: 'pattern' }).total).toBe(count);
    }
  });

  it('a code has as many lines as mentions in distinct ads', () => {
    const mentions = sample.ads
      .filter((_, i) => sample.corpus[i].selection.reason === null)
      .flatMap((ad) => ad.mentions);
    for (const code of ['TECH5', 'TASK2', 'SKILL4'])
      expect(concordance(sample, code).total).toBe(
        mentions.filter((mention) => mention.code === code).length,
      );
  });

  it('needs no coding of ours', () => {
    expect(concordance({ ...sample }, '~build ... agent*').lines).toEqual(
      concordance(sample, '~build ... agent*').lines,
    );
  });
});
