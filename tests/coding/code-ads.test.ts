// The codebook coder, on the bundled sample and on small texts.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseCodebook, readCodebook, type Codebook } from '../../src/codebook';
import { codeAds, codingLines } from '../../src/coding';
import type { Coding, Mention } from '../../src/core';
import { readAds } from '../../src/corpus';
import { boilerplateClauses, clauseRange, tokenize, type TokenStore } from '../../src/text';
import { bookOf, codeLine } from '../codebook/small-book';
import { makeAd } from '../text/make-ad';
import { codeText, codeTexts, namesOf } from './code-text';

let store: TokenStore;
let book: Codebook;
let coding: Coding;
beforeAll(async () => {
  store = tokenize(await readAds('data/sample/ads.jsonl'));
  book = readCodebook('data/codebook/genai-roles.yaml');
  coding = codeAds(store, book);
});

/** Mentions as text that does not depend on the order of codes. */
const keysOf = ({ ads }: Coding): string[] =>
  ads.flatMap(({ mentions }) => mentions.map((mention) => JSON.stringify(mention)).sort());

/** A codebook whose codes stand in another order. */
function reordered(order: readonly number[]): Codebook {
  return { ...book, codes: order.map((i) => book.codes[i]) };
}

describe('the coding of the sample', () => {
  it('has the quote of every mention at its offsets, and the evidence inside', () => {
    let checked = 0;
    coding.ads.forEach(({ mentions }, i) => {
      const { text, id } = store.ads[i];
      for (const { ad, start, end, quote, evidence } of mentions) {
        expect(ad).toBe(id);
        expect(text.slice(start, end)).toBe(quote);
        expect(quote).not.toBe('');
        expect(text.slice(evidence!.start, evidence!.end)).toBe(evidence!.quote);
        expect(evidence!.start >= start && evidence!.end <= end).toBe(true);
        checked++;
      }
    });
    console.log(`mentions checked: ${checked} in ${store.ads.length} ads`);
    expect(checked).toBeGreaterThan(store.ads.length * 5);
  });

  it('mentions a technology by its name and a task or skill by whole clauses', () => {
    const bounds = store.ads.map(() => ({ starts: new Set<number>(), ends: new Set<number>() }));
    store.ads.forEach((_, ad) => {
      for (let clause = store.adClauses[ad]; clause < store.adClauses[ad + 1]; clause++) {
        const { start, end } = clauseRange(store, clause);
        bounds[ad].starts.add(start);
        bounds[ad].ends.add(end);
      }
    });
    coding.ads.forEach(({ mentions }, ad) => {
      for (const { kind, start, end, evidence } of mentions)
        if (kind === 'technology') expect([start, end]).toEqual([evidence!.start, evidence!.end]);
        else expect([bounds[ad].starts.has(start), bounds[ad].ends.has(end)]).toEqual([true, true]);
    });
  });

  it('names a term of the code for every mention', () => {
    const terms = new Map(book.codes.map((code) => [code.id, new Set(code.terms.map(({ text }) => text))]));
    for (const { mentions } of coding.ads)
      for (const { code, term } of mentions) expect(terms.get(code)!.has(term)).toBe(true);
  });

  it('mentions no code twice in one place', () => {
    for (const { mentions } of coding.ads) {
      const places = mentions.map(({ code, start }) => `${code} ${start}`);
      expect(new Set(places).size).toBe(places.length);
    }
  });

  it('is the same, byte for byte, when made again', () => {
    const again = codeAds(tokenize(store.ads), readCodebook('data/codebook/genai-roles.yaml'));
    expect([...codingLines(again)].join('\n') === [...codingLines(coding)].join('\n')).toBe(true);
    expect(again.corpusHash).toBe(coding.corpusHash);
  });

  it('has the same mentions and profiles whatever the order of the codes', () => {
    const expected = keysOf(coding);
    const profiles = coding.ads.map(({ profile }) => profile);
    const order = fc.shuffledSubarray(
      book.codes.map((_, i) => i),
      { minLength: book.codes.length },
    );
    fc.assert(
      fc.property(order, (permutation) => {
        const other = codeAds(store, reordered(permutation));
        expect(keysOf(other)).toEqual(expected);
        expect(other.ads.map(({ profile }) => profile)).toEqual(profiles);
      }),
      { numRuns: 5 },
    );
  });

  it('gives each ad the profile with the highest score, the first of equals', () => {
    for (const { profile } of coding.ads) {
      const names = book.profiles.map(({ name }) => name);
      const best = names.reduce((a, b) => (profile.scores[b] > profile.scores[a] ? b : a));
      expect(profile.name).toBe(best);
    }
  });

  it('has scores that are the base and the sum of what the evidence adds', () => {
    for (const { profile } of coding.ads)
      for (const { name, base } of book.profiles) {
        const sum = profile.evidence
          .filter((reason) => reason.profile === name)
          .reduce((total, { adds }) => total + adds, base);
        expect(profile.scores[name]).toBeCloseTo(sum, 5);
      }
  });

  it('finds all three profiles', () => {
    expect(new Set(coding.ads.map(({ profile }) => profile.name)).size).toBe(3);
  });

  it('loses by dropping boilerplate the mentions in boilerplate clauses and no others', () => {
    const marks = boilerplateClauses(store);
    const dropped = codeAds(store, book, { boilerplate: 'drop' });
    const isBoilerplate = (ad: number, { evidence }: Mention): boolean => {
      for (let clause = store.adClauses[ad]; clause < store.adClauses[ad + 1]; clause++) {
        const { start, end } = clauseRange(store, clause);
        if (evidence!.start >= start && evidence!.start < end) return marks[clause] !== 0;
      }
      throw new Error('The evidence stands in no clause.');
    };
    let lost = 0;
    coding.ads.forEach(({ mentions }, ad) => {
      const kept = mentions.filter((mention) => !isBoilerplate(ad, mention));
      lost += mentions.length - kept.length;
      expect(dropped.ads[ad].mentions).toEqual(kept);
    });
    expect(lost).toBeGreaterThan(0);
  });
});

describe('codeAds', () => {
  it('mentions a clause once per code, for the longest evidence in it', () => {
    const yaml = bookOf([codeLine('TASK', 'job_task', 'any: [train, train models, tune]')]);
    const { mentions } = codeText(yaml, 'You tune and train models. You train people.');
    expect(mentions.map(({ quote, term }) => [quote, term])).toEqual([
      ['You tune and train models', 'train models'],
      ['You train people', 'train'],
    ]);
  });

  it('mentions a clause under each code that has evidence in it', () => {
    const yaml = bookOf([
      codeLine('TASK', 'job_task', 'any: [train]'),
      codeLine('SKILL', 'soft_skill', 'any: [together]'),
    ]);
    expect(namesOf(codeText(yaml, 'train models together'))).toEqual([
      'TASK train models together',
      'SKILL train models together',
    ]);
  });

  it('mentions a tool each time that it is named', () => {
    expect(
      namesOf(codeText(bookOf([codeLine('A', 'technology', 'any: [python]')]), 'Python, python and Python')),
    ).toHaveLength(3);
  });

  it('takes an empty corpus, ads without text, and terms that no ad has', () => {
    const yaml = bookOf([codeLine('A', 'technology', 'any: [python, "~build ... zz*"]')]);
    expect(codeTexts(yaml, []).ads).toEqual([]);
    const { ads } = codeTexts(yaml, ['', '…', 'cobol']);
    expect(ads.map(({ mentions, profile }) => [mentions.length, profile.name])).toEqual(
      Array(3).fill([0, 'Any']),
    );
  });

  it('does not let a phrase run from one ad into the next', () => {
    const yaml = bookOf([codeLine('A', 'technology', 'any: [vector store, {term: go, near: [python]}]')]);
    expect(codeTexts(yaml, ['use vector', 'store go', 'python']).mentions.ad).toHaveLength(0);
  });

  it('gives a coding that nobody can change, dated but with no date in its lines', () => {
    expect(Object.isFrozen(coding)).toBe(true);
    expect(Date.parse(coding.created!)).not.toBeNaN();
    expect([...codingLines(coding)].join('')).not.toContain(coding.created);
  });

  it('tells how far it is, up to the end', () => {
    const told: number[] = [];
    codeAds(store, book, { onProgress: (_, done, total) => told.push(done / total) });
    expect(told.at(-1)).toBe(1);
  });
});

describe('texts of codebook words', () => {
  const WORDS = [
    'vector',
    'store',
    'Store',
    'data',
    'science',
    'c++',
    'c',
    'llm',
    "llm's",
    'of',
    'GPT-4',
    'stores',
  ];
  const SIGNS = [' ', ' ', ' ', '-', ', ', '. ', '\n\n', '/', ': ', ' • '];
  const PLAIN = [
    'vector store',
    'store',
    'data science',
    'c++',
    'llm',
    'gpt 4',
    'science of data',
    'store vector store',
  ];
  const text = fc
    .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...SIGNS)), { maxLength: 40 })
    .map((parts) => parts.flat().join(''));

  it('have every quote at its offsets', () => {
    const terms = book.codes
      .flatMap((code) => code.terms.map((term) => term.text))
      .filter((term) => /^[\w ]+$/.test(term));
    const words = fc.array(
      fc.oneof(fc.constantFrom(...terms), fc.constantFrom('.', ',', '\n', 'and', 'é', '🚀', 'the')),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 3 }), (texts) => {
        const ads = texts.map((parts, i) => makeAd(parts.join(' '), { id: String(i) }));
        for (const [i, { mentions }] of codeAds(tokenize(ads), book).ads.entries())
          for (const { start, end, quote } of mentions) {
            expect(start >= 0 && start < end && end <= ads[i].text.length).toBe(true);
            expect(ads[i].text.slice(start, end)).toBe(quote);
          }
      }),
      { numRuns: 25 },
    );
  });

  /** Where a phrase stands, found with strings alone: words joined by blanks, hyphens or slashes, whole words only. */
  function naive(phrase: string, where: string): string[] {
    const separator = '[\\s/-]+';
    const word = (each: string): string => `${each.replace(/[+]/g, '\\+')}(?:'s)?`;
    const source = phrase.split(' ').map(word).join(separator);
    const regex = new RegExp(`(?<![\\w+])(?=(${source})(?![\\w+']))`, 'gi');
    return [...where.matchAll(regex)]
      .filter(([, quote]) => !/\n\s*\n/.test(quote))
      .map((match) => `${match.index} ${match[1]}`);
  }

  it('give what a naive search for the same phrases gives', () => {
    const parsed = parseCodebook(
      bookOf(
        PLAIN.map((term, i) =>
          codeLine(`A${i}`, 'technology', `any: [{term: "${term}", inside_longer: true}]`),
        ),
      ),
    );
    let found = 0;
    fc.assert(
      fc.property(text, (any) => {
        const { mentions } = codeAds(tokenize([makeAd(any)]), parsed).ads[0];
        PLAIN.forEach((term, i) => {
          const mine = mentions
            .filter(({ code }) => code === `A${i}`)
            .map(({ start, quote }) => `${start} ${quote}`);
          found += mine.length;
          expect(mine).toEqual(naive(term, any));
        });
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(100);
  });
});
