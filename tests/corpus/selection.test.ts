// Selection: query, near-duplicates, marks, funnel.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nearDuplicateGroups,
  parseQuery,
  readAds,
  rowsPerFile,
  selectAds,
  selectionFunnel,
} from '../../src/corpus';
import { jsonl } from './files';

describe('parseQuery', () => {
  it.each([
    ['engineer', 'ML Engineer', true],
    ['engineer', 'engineering', false],
    ['engineer*', 'engineering', true],
    ['(developer OR engineer) AND (AI OR "machine learning")', 'Engineer for machine-learning', true],
    ['(developer OR engineer) AND (AI OR "machine learning")', 'Engineer who is learning a machine', false],
    ['a OR b AND c', 'a', true],
    ['(a OR b) AND c', 'a', false],
    ['machine learning', 'learning by machine', true],
    ['engineer NOT intern*', 'Engineer, internship', false],
    ['NOT NOT a', 'a', true],
    ['end-to-end', 'from end to end', true],
    ['C', 'C++ and C#', false],
    ['C++', 'C++, Java', true],
    ['.NET', 'ASP of .NET 8', true],
    ['d*p', 'deep', true],
    ['"gen* AI"', 'Generative AI', true],
    ['"OR"', 'this or that', true],
  ])('%s on %j is %s', (query, text, meets) => expect(parseQuery(query)(text)).toBe(meets));

  it.each([
    ['', /query:1: The query is empty/],
    ['(a OR b', /query:1: The parenthesis that opens here is never closed/],
    ['a OR b)', /query:7: Found “\)” with no opening/],
    ['a AND', /query:6: Expected a word, found the end/],
    ['a OR AND b', /query:6: Expected a word, found “AND”/],
    ['say "x', /query:5: The quote that opens here/],
    ['a or b', /query:3: .*OR in capitals/],
    ['a *', /query:3: Expected a word/],
  ])('says what is wrong with %j and where', (query, message) =>
    expect(() => parseQuery(query)).toThrow(message),
  );
});

/** Single-link groups by comparing all pairs of shingle sets as text: slow and simple. */
function bruteForce(texts: readonly string[], threshold: number): number[] {
  const sets = texts.map((text) => {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    if (words.length < 5) return new Set(words.length ? [words.join(' ')] : []);
    return new Set(words.slice(4).map((_, i) => words.slice(i, i + 5).join(' ')));
  });
  const group = texts.map((_, i) => i);
  for (let i = 0; i < texts.length; i++) {
    for (let j = 0; j < i; j++) {
      const shared = [...sets[i]].filter((shingle) => sets[j].has(shingle)).length;
      const union = sets[i].size + sets[j].size - shared;
      if (union && shared / union < threshold) continue;
      const [from, to] = [Math.max(group[i], group[j]), Math.min(group[i], group[j])];
      for (let k = 0; k < texts.length; k++) if (group[k] === from) group[k] = to;
    }
  }
  return group;
}

describe('nearDuplicateGroups', () => {
  it('finds what comparing all pairs finds', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'data', 'Model', 'é', '7');
    const part = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
    const corpus = fc.array(part, { minLength: 2, maxLength: 5 }).chain((parts) =>
      fc.array(
        fc.array(fc.constantFrom(...parts, ''), { maxLength: 5 }).map((chosen) => chosen.join(', ')),
        { maxLength: 25 },
      ),
    );
    fc.assert(
      fc.property(corpus, fc.constantFrom(0.2, 0.5, 0.8, 1), (texts, threshold) => {
        expect([...nearDuplicateGroups(texts, threshold)]).toEqual(bruteForce(texts, threshold));
      }),
      { numRuns: 300 },
    );
  });

  it('takes case and punctuation as nothing, and the threshold as reached', () => {
    expect([
      ...nearDuplicateGroups([
        'One, two: three four FIVE.',
        'one two three four five',
        'one two three four six',
      ]),
    ]).toEqual([0, 0, 2]);
    // 1 of 2 shingles shared.
    expect([...nearDuplicateGroups(['a b c d e', 'a b c d e f'], 0.5)]).toEqual([0, 0]);
    expect([...nearDuplicateGroups(['a b c d e', 'a b c d e f'], 0.51)]).toEqual([0, 1]);
  });

  it('refuses a threshold that is no similarity', () => {
    for (const threshold of [0, -1, 1.1, NaN])
      expect(() => nearDuplicateGroups(['a'], threshold)).toThrow(/above 0 and at most 1/);
  });

  it('groups 20 000 ads, of which it cannot compare all pairs', () => {
    let seed = 7;
    const random = (): number => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
    const bases = Array.from({ length: 2000 }, () =>
      Array.from({ length: 200 }, () => `w${Math.floor(random() * 3000)}`),
    );
    // Each ad is one of 2000 with one word changed: 190 or so of 196 shingles stay.
    const texts = Array.from({ length: 20_000 }, (_, i) =>
      bases[i % 2000].map((word, k) => (k === i % 190 ? `x${i}` : word)).join(' '),
    );
    expect(new Set(nearDuplicateGroups(texts)).size).toBe(2000);
  });
});

describe('selection', () => {
  const long = 'we build models that read the letters of our clients and answer them every day of the week';
  const rows = [
    { id: 'a', title: 'AI Engineer', description: long, city: 'Ede' },
    { id: 'b', title: 'AI Engineer', description: `${long} Delft`, city: 'Delft' },
    { id: 'c', title: 'AI Engineer', description: `${long} Delft`, city: 'Delft' },
    { id: 'd', title: 'AI Engineer', description: '<p> </p>', city: 'Ede' },
    { id: 'e', title: 'Cook', description: long, city: 'Ede' },
    { id: 'f', title: 'AI Engineer', description: 'quite another text about something else', city: 'Ede' },
  ];
  const marks = (ads: Awaited<ReturnType<typeof readAds>>): unknown[] =>
    ads.map(({ id, selection }) => [id, selection.reason, selection.group]);

  it('marks each ad with the first reason that holds and the ad that stands for it', async () => {
    expect(marks(await readAds(jsonl('s.jsonl', ...rows), { query: 'engineer' }))).toEqual([
      ['a', null, 'a'],
      ['b', 'near-duplicate', 'a'],
      ['c', 'repeated row', 'a'],
      ['d', 'no description', 'd'],
      ['e', 'outside query', 'e'],
      ['f', null, 'f'],
    ]);
  });

  it('leaves near-duplicates alone when told to, and marks anew without reading again', async () => {
    const ads = await readAds(jsonl('s.jsonl', ...rows), { query: 'engineer' });
    const again = selectAds(ads, { nearDuplicates: false });
    expect(marks(again)).toEqual([
      ['a', null, 'a'],
      ['b', null, 'b'],
      ['c', 'repeated row', 'b'],
      ['d', 'no description', 'd'],
      ['e', null, 'e'],
      ['f', null, 'f'],
    ]);
    expect(ads[4].selection.reason).toBe('outside query');
    expect(selectAds(again, { query: 'engineer' })).toEqual(ads);
  });

  it('counts the ads that each step leaves, down to the distinct ones', async () => {
    const path = jsonl('s.jsonl', ...rows);
    const ads = await readAds(path, { query: 'engineer' });
    expect(selectionFunnel(ads).map(({ step, ads: left, removed }) => [step, left, removed])).toEqual([
      ['rows read', 6, 0],
      ['inside the query', 5, 1],
      ['with a description', 4, 1],
      ['not repeated', 3, 1],
      ['distinct ads', 2, 1],
    ]);
    expect(selectionFunnel(ads).at(-1)!.ads).toBe(ads.filter(({ selection }) => !selection.reason).length);
    expect(rowsPerFile(ads)).toEqual([{ file: path, rows: 6 }]);
  });

  it('says what is wrong with a query before it counts', async () => {
    await expect(readAds(jsonl('s.jsonl', ...rows), { query: '(a' })).rejects.toThrow(/query:1/);
  });
});
