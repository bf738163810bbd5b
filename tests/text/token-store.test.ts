// The token store: the corpus once, in typed arrays.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ad } from '../../src/core';
import { readAds } from '../../src/corpus';
import { clauseRange, tokenize, type TokenStore } from '../../src/text';
import { makeAd } from './make-ad';

/** Every clause must hold tokens of one ad, and the clauses all tokens once, in order. */
function expectSound({ ads, ...store }: TokenStore): void {
  const { adTokens, adClauses, clauseTokens, starts, ends, tokens } = store;
  expect([adTokens.length, adClauses.length]).toEqual([ads.length + 1, ads.length + 1]);
  expect([adTokens[0], adTokens[ads.length]]).toEqual([0, tokens.length]);
  expect(adClauses[ads.length]).toBe(clauseTokens.length - 1);
  expect(clauseTokens[clauseTokens.length - 1]).toBe(tokens.length);
  ads.forEach(({ text }, ad) => {
    if (adTokens[ad + 1] > adTokens[ad]) expect(clauseTokens[adClauses[ad]]).toBe(adTokens[ad]);
    else expect(adClauses[ad + 1]).toBe(adClauses[ad]);
    for (let clause = adClauses[ad]; clause < adClauses[ad + 1]; clause++)
      if (clauseTokens[clause] >= clauseTokens[clause + 1] || clauseTokens[clause + 1] > adTokens[ad + 1])
        throw new Error(`Clause ${clause} is empty or crosses the end of ad ${ad}.`);
    for (let token = adTokens[ad]; token < adTokens[ad + 1]; token++)
      if (starts[token] >= ends[token] || ends[token] > text.length)
        throw new Error(`Token ${token} lies outside ad ${ad}.`);
  });
}

describe('tokenize', () => {
  let ads: readonly Ad[];
  beforeAll(async () => void (ads = await readAds('data/sample/ads.jsonl')));

  it('covers all tokens of the sample with clauses, once, and never across ads', () => {
    const store = tokenize(ads);
    expect(store.tokens.length).toBeGreaterThan(10_000);
    expectSound(store);
  });

  it('does so for any texts, empty ones among them', () => {
    const text = fc.array(
      fc.constantFrom('build', 'and', 'Models', ',', '.', '\n', '• ', 'to', '🚀', 'R&D', ' - '),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (texts) =>
        expectSound(tokenize(texts.map((words, i) => makeAd(words.join(' '), { id: String(i) })))),
      ),
    );
  });

  it('has the text itself at the offsets of a token', () => {
    const store = tokenize([makeAd('We use C++ and .NET')]);
    const words = Array.from(store.starts, (start, i) => store.ads[0].text.slice(start, store.ends[i]));
    expect(words).toEqual(['We', 'use', 'C++', 'and', '.NET']);
    expect(Array.from(store.tokens, (id) => store.vocabulary.word(id))).toEqual([
      'we',
      'use',
      'c++',
      'and',
      '.net',
    ]);
  });

  it('gives a clause from its first to its last word, without the full stop', () => {
    const store = tokenize([makeAd('• You build models.')]);
    const { start, end } = clauseRange(store, 0);
    expect(store.ads[0].text.slice(start, end)).toBe('You build models');
  });

  it('takes an empty corpus and ads without a word', () => {
    expect(tokenize([]).tokens).toHaveLength(0);
    const store = tokenize([makeAd(''), makeAd('…', { id: '2' }), makeAd('word', { id: '3' })]);
    expect(Array.from(store.adTokens)).toEqual([0, 0, 0, 1]);
    expect(Array.from(store.adClauses)).toEqual([0, 0, 0, 1]);
  });

  it('names the corpus by a hash that changes with any text', () => {
    const [first] = ads;
    expect(tokenize([first]).hash).toBe(tokenize([first]).hash);
    expect(tokenize([{ ...first, text: `${first.text}.` }]).hash).not.toBe(tokenize([first]).hash);
  });

  it('tells how far it is, up to the end', () => {
    const told: number[] = [];
    tokenize(ads, { onProgress: (_, done, total) => told.push(done / total) });
    expect(told.at(-1)).toBe(1);
  });
});
