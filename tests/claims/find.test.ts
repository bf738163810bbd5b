// Numbers, ranks and comparisons in sentences.
import { describe, expect, it } from 'vitest';
import { findComparison, findRank } from '../../src/claims/find-comparisons';
import { findNumbers } from '../../src/claims/find-numbers';

const numbers = (text: string): string[] => findNumbers(text).map(({ value, unit }) => `${value} ${unit}`);

describe('findNumbers', () => {
  it.each([
    ['with a count of **1972** mentions', ['1972 mentions']],
    ['with a count of **743**.', ['743 mentions']],
    ['1,972 mentions in 95 % of the ads', ['1972 mentions', '95 percent']],
    ['At **751** mentions, there is a clear demand', ['751 mentions']],
    ['69 distinct ads, 3.6 mentions an ad', ['69 ads', '3.6 mentions per ad']],
    ['519 GenAI Engineer ads and 181 postings', ['519 ads', '181 ads']],
    ['41 percent', ['41 percent']],
    ['a difference of −51 pp', ['-51 points']],
    ['p = 0.031', ['0.031 p']],
  ])('reads the unit of each number in "%s"', (text, expected) => {
    expect(numbers(text)).toEqual(expected);
  });

  it.each(['1. Core Job Tasks:', 'the CAIN22 paper', 'see Table 5', 'in 2025', 'GPT-4o and Python 3'])(
    'takes nothing from "%s"',
    (text) => {
      expect(numbers(text)).toEqual([]);
    },
  );

  it('knows the level of an interval and its ends for what they are', () => {
    const found = findNumbers('81 % of ads, 95 % interval 75–87 %');
    expect(found.map(({ value, limit }) => [value, limit])).toEqual([
      [81, false],
      [75, true],
      [87, true],
    ]);
  });

  it('keeps the digits that a number is given with', () => {
    expect(findNumbers('0.50 mentions an ad')[0]).toMatchObject({ value: 0.5, decimals: 2 });
  });
});

describe('findRank', () => {
  it.each([
    ['This is the most prominent task', 1],
    ['the most frequently mentioned technology category', 1],
    ['this is the second most important task', 2],
    ['A close second, with 734 mentions', 2],
    ['This was the most sought-after soft skill', 1],
    ['the least common technology', -1],
  ])('reads "%s" as rank %i', (text, rank) => {
    expect(findRank(text)?.rank).toBe(rank);
  });

  it.each(['one of the most important skills', 'a strong need', 'a second look at the data'])(
    'sees no rank in "%s"',
    (text) => {
      expect(findRank(text)).toBeNull();
    },
  );
});

describe('findComparison', () => {
  it.each([
    ['it is significantly less emphasized than in the GenAI Engineer role', 'less', true],
    ['this is more prominent than for the GenAI Engineer', 'more', false],
    ['equally important for both roles', 'equal', false],
    ['far less of a focus compared to the GenAI Engineer role', 'less', true],
    ['ML Engineer ads name SQL more often', 'more', false],
    ['no difference between the two', 'equal', false],
  ])('reads "%s"', (text, direction, strong) => {
    expect(findComparison(text)).toMatchObject({ direction, strong });
  });

  it.each(['a foundational skill', 'the context is more likely to be traditional'])(
    'sees none in "%s"',
    (text) => {
      expect(findComparison(text)).toBeNull();
    },
  );
});
