// What stays uncoded: shares of clauses and the phrases in them.
import { describe, expect, it } from 'vitest';
import { parseCodebook } from '../../src/codebook';
import { codeAds, uncoded, type UncodedOptions } from '../../src/coding';
import type { Language } from '../../src/core';
import { rowsOf, type Table } from '../../src/table';
import { tokenize } from '../../src/text';
import { bookOf, codeLine } from '../codebook/small-book';
import { makeAd } from '../text/make-ad';

const BOOK = parseCodebook(
  bookOf(
    [codeLine('A', 'technology', 'any: [Python]')],
    '  - {name: Engineer, definition: d, evidence: [{codes: [A], weight: 1}]}\n  - {name: Other, definition: d, base: 0.5}\n',
  ),
);

function columnsOf(
  texts: readonly (readonly [string, Language])[],
  options?: UncodedOptions,
): ReturnType<typeof uncoded> {
  const ads = texts.map(([text, language], i) => ({
    ...makeAd(text, { id: String(i + 1), title: 'The title' }),
    language,
  }));
  return uncoded(codeAds(tokenize(ads), BOOK), options);
}

/** Rows of a table as objects. */
const rows = rowsOf as (table: Table) => Record<string, unknown>[];

const OTHERS: readonly (readonly [string, Language])[] = [
  'Sell fresh bread daily.',
  'Bake fresh bread daily!',
  'Eat fresh bread daily; now.',
].map((text) => [text, 'en']);

describe('the share of uncoded clauses', () => {
  it('leaves titles and boilerplate aside and is given for all ads, profiles and languages', () => {
    const { shares } = columnsOf([
      ['Write Python code. Drink coffee. Write tests.', 'en'],
      ['Bak brood.\nOver ons\nWij bakken brood.', 'nl'],
    ]);
    expect(rows(shares)).toEqual([
      { by: 'all', group: 'All ads', ads: 2, clauses: 4, uncoded: 3, share: 0.75 },
      { by: 'profile', group: 'Engineer', ads: 1, clauses: 3, uncoded: 2, share: 2 / 3 },
      { by: 'profile', group: 'Other', ads: 1, clauses: 1, uncoded: 1, share: 1 },
      { by: 'language', group: 'en', ads: 1, clauses: 3, uncoded: 2, share: 2 / 3 },
      { by: 'language', group: 'nl', ads: 1, clauses: 1, uncoded: 1, share: 1 },
    ]);
  });
});

describe('phrases', () => {
  it('are those of one group rather than the others, the longest form of each, with counts', () => {
    const { phrases } = columnsOf([...OTHERS, ['Write Python. Drink strong coffee.', 'en']], { fewest: 3 });
    expect(rows(phrases)).toEqual([
      expect.objectContaining({
        group: 'Other',
        phrase: 'fresh bread daily',
        count: 3,
        ads: 3,
        elsewhere: 0,
      }),
    ]);
  });

  it('must stand in enough ads, not only often', () => {
    const { phrases } = columnsOf([
      ['Cheap talk. Cheap talk. Cheap talk. Cheap talk.', 'en'],
      ['Python. Silence.', 'en'],
    ]);
    expect(rows(phrases)).toEqual([]);
  });

  it('neither begin nor end with a function word', () => {
    const texts = ['the art of war and', 'the art of war is', 'the art of war or'].map(
      (text): [string, Language] => [text, 'en'],
    );
    expect(columnsOf([...texts, ['Python. Other words.', 'en']]).phrases.columns.phrase).toEqual([
      'art of war',
    ]);
  });

  it('go over no comma or line break', () => {
    const texts = ['fresh, bread', 'fresh\n\nbread', 'fresh; bread'].map((text): [string, Language] => [
      text,
      'en',
    ]);
    expect([...columnsOf([...texts, ['Python. Other.', 'en']]).phrases.columns.phrase].sort()).toEqual([
      'bread',
      'fresh',
    ]);
  });

  it('have the log-likelihood ratio of their counts', () => {
    const { phrases } = columnsOf([...OTHERS, ['Write Python. Drink coffee: daily.', 'en']], { longest: 1 });
    const bread = rows(phrases).find(({ phrase }) => phrase === 'bread')!;
    // 3 of 13 words against 0 of 3, by hand: 2 (3 ln(3 / (13 · 3/16)) + 10 ln(10 / (13 · 13/16)) + 3 ln(3 / (3 · 13/16))).
    const expected =
      2 * (3 * Math.log(3 / ((13 * 3) / 16)) + 10 * Math.log(10 / ((13 * 13) / 16)) + 3 * Math.log(16 / 13));
    expect(bread.g2).toBeCloseTo(expected, 10);
  });

  it('are compared between languages where that is asked for', () => {
    const { phrases } = columnsOf(
      [...OTHERS, ['Bak vers brood.', 'nl'], ['Eet vers brood.', 'nl'], ['Wil vers brood.', 'nl']],
      { by: 'language' },
    );
    expect(rows(phrases).map(({ group, phrase }) => [group, phrase])).toEqual([
      ['en', 'fresh bread daily'],
      ['nl', 'vers brood'],
    ]);
  });
});
