// The effect of an edit: what it won and lost, and why.
import { describe, expect, it } from 'vitest';
import { editCodebook, parseCodebook, type CodebookEditor } from '../../src/codebook';
import {
  codeAds,
  compareCodings,
  recode,
  tableEffect,
  type Effect,
  type EffectOptions,
} from '../../src/coding';
import type { Ad, Coding } from '../../src/core';
import { rowsOf, type Table } from '../../src/table';
import { tokenize } from '../../src/text';
import { bookOf, codeLine } from '../codebook/small-book';
import { makeAd } from '../text/make-ad';

const PROFILES = `  - {name: Engineer, definition: d, evidence: [{note: tools, codes: [A], weight: 1}]}
  - {name: Other, definition: d, base: 1.5}
`;
const BOOK = parseCodebook(
  bookOf(
    [
      codeLine('A', 'technology', 'any: [Python, vector, Cobol]'),
      codeLine('B', 'technology', 'any: [Redis]'),
      codeLine('T', 'job_task', 'en: [~build ... models]'),
    ],
    PROFILES,
  ),
);
const TEXTS = [
  'We use Python and vector search. You build models.',
  'Only Python here; no Redis. A vector store.',
  'We sell bread.',
];
const ads: readonly Ad[] = [
  ...TEXTS.map((text, i) => makeAd(text, { id: String(i + 1), title: `Ad ${i + 1}` })),
  { ...makeAd(TEXTS[0], { id: '4' }), selection: { reason: 'near-duplicate', group: '1' } },
];
const before = codeAds(tokenize(ads), BOOK);
const after = (edit: (b: CodebookEditor) => unknown): Coding => recode(before, editCodebook(BOOK, edit));
const effectOf = (edit: (b: CodebookEditor) => unknown, options?: EffectOptions): Effect =>
  tableEffect(before, after(edit), options);

/** Rows of a table as objects. */
const rows = rowsOf as (table: Table) => Record<string, unknown>[];

describe('the effect by code', () => {
  it('counts mentions and ads won and lost, in distinct ads', () => {
    const { codes } = effectOf((b) => b.code('A').add('vector search').add('bread').drop('Python'));
    expect(rows(codes)).toEqual([
      {
        code: 'A',
        name: 'A',
        mentions_before: 4,
        mentions_after: 3,
        won: 2,
        lost: 3,
        ads_before: 2,
        ads_after: 3,
        ads_won: 1,
        ads_lost: 0,
      },
    ]);
  });

  it('counts repeated ads too where postings are asked for', () => {
    const { codes } = effectOf((b) => b.code('A').drop('Python'), { over: 'postings' });
    expect(rows(codes)[0]).toMatchObject({ mentions_before: 6, lost: 3 });
  });

  it('takes a code with another id for the same code', () => {
    expect(rows(effectOf((b) => b.renameCode('A', 'TOOLS')).codes)).toEqual([]);
  });

  it('shows codes that only one codebook has', () => {
    const { codes } = effectOf((b) =>
      b.removeCode('B').splitCode('A', { id: 'N', name: 'New', definition: 'n' }, ['Python']),
    );
    expect(rows(codes).map(({ code, won, lost }) => [code, won, lost])).toEqual([
      ['A', 0, 2],
      ['B', 0, 1],
      ['N', 2, 0],
    ]);
  });

  it('is empty for an edit that changes no mention', () => {
    const effect = effectOf((b) => b.code('A').rename('Tools').add('Fortran'));
    expect(rows(effect.codes)).toEqual([]);
    expect(effect.sentences).toEqual([]);
    expect(effect.summary).toEqual([
      '0 mentions won, 0 lost in 3 distinct ads.',
      'No ad changed its profile.',
    ]);
  });
});

describe('the effect by term', () => {
  it('says what matched, what was mentioned, and what lost to which longer term', () => {
    const { terms } = effectOf((b) => b.code('B').add('vector search').add('Fortran').drop('Redis'));
    expect(rows(terms)).toEqual([
      expect.objectContaining({
        code: 'A',
        term: 'vector',
        change: '',
        matches_before: 2,
        matches_after: 2,
        mentions_before: 2,
        mentions_after: 1,
        lost_before: 0,
        lost_after: 1,
        lost_to: 'vector search (B): 1',
      }),
      expect.objectContaining({
        code: 'B',
        term: 'vector search',
        change: 'new',
        matches_after: 1,
        mentions_after: 1,
      }),
      expect.objectContaining({
        code: 'B',
        term: 'Fortran',
        change: 'new',
        matches_after: 0,
        mentions_after: 0,
      }),
      expect.objectContaining({
        code: 'B',
        term: 'Redis',
        change: 'gone',
        matches_before: 1,
        matches_after: 0,
        mentions_before: 1,
      }),
    ]);
  });

  it('names the terms that match nowhere, with their lines', () => {
    const { silent } = effectOf((b) => b.code('B').add('Fortran'));
    expect(rows(silent)).toEqual([
      { code: 'A', term: 'Cobol', line: 3 },
      { code: 'B', term: 'Fortran', line: 4 },
    ]);
  });
});

describe('profiles', () => {
  it('that flip come with the evidence that tipped them', () => {
    const { flips } = effectOf((b) => b.code('A').drop('vector'));
    expect(rows(flips)).toEqual([
      {
        id: '1',
        title: 'Ad 1',
        from: 'Engineer',
        to: 'Other',
        because: 'Engineer: tools −1; Engineer 2 → 1, Other 1.5 → 1.5',
      },
      {
        id: '2',
        title: 'Ad 2',
        from: 'Engineer',
        to: 'Other',
        because: 'Engineer: tools −1; Engineer 2 → 1, Other 1.5 → 1.5',
      },
    ]);
  });

  it('flip by a weight alone, without a mention won or lost', () => {
    const effect = effectOf((b) => b.profile('Engineer').weight('tools', 0.1));
    expect(effect.summary).toEqual([
      '0 mentions won, 0 lost in 3 distinct ads.',
      '2 ads changed the profile.',
    ]);
  });
});

describe('sentences', () => {
  it('won and lost stand in their sentence with the words marked', () => {
    const { sentences } = effectOf((b) => b.code('B').add('store').drop('Redis'));
    expect(sentences.map(({ change, code, left, hit, right }) => [change, code, left, hit, right])).toEqual([
      ['won', 'B', 'A vector ', 'store', '.'],
      ['lost', 'B', 'no ', 'Redis', '.'],
    ]);
    for (const { id, start, end, hit } of sentences)
      expect(ads.find((ad) => ad.id === id)!.text.slice(start, end)).toBe(hit);
  });

  it('show the words that fired, not the whole clause', () => {
    const { sentences } = effectOf((b) => b.code('T').drop('~build ... models'));
    expect(sentences.map(({ left, hit, right }) => left + '|' + hit + '|' + right)).toEqual([
      'You |build models|.',
    ]);
  });

  it('are limited, every term in turn', () => {
    const { sentences } = effectOf((b) => b.code('A').drop('Python').drop('vector'), { sentences: 2 });
    expect(sentences.map(({ term }) => term).sort()).toEqual(['Python', 'vector']);
  });
});

describe('agreement with a reference', () => {
  it('is 1 with the coding itself and falls where mentions are lost', () => {
    const { agreement } = effectOf((b) => b.code('B').drop('Redis'), { reference: [before] });
    expect(rows(agreement!)).toEqual([
      // Of three ads one has B in the reference and none after: kappa 0.
      { reference: 'codebook', code: 'B', kappa_before: 1, kappa_after: 0 },
      expect.objectContaining({ code: 'mean of all codes', kappa_before: 1 }),
      { reference: 'codebook', code: 'profile', kappa_before: 1, kappa_after: 1 },
    ]);
    expect(agreement!.columns.kappa_after[1]).toBeCloseTo(2 / 3, 10);
  });

  it('is left out where no reference is given', () => {
    expect(effectOf((b) => b.code('B').drop('Redis')).agreement).toBeNull();
  });
});

describe('comparing codings', () => {
  it('of any make compares code and words, whatever the term', () => {
    const foreign: Coding = { ...after((b) => b.code('A').reword('Python', 'Python*')) };
    expect(compareCodings(before, foreign)).toMatchObject({ won: [], lost: [], flips: [] });
    const gone: Coding = { ...after((b) => b.code('A').drop('Python')) };
    const { won, lost } = compareCodings(before, gone);
    expect([won.length, lost.length]).toEqual([0, 2]);
    expect(tableEffect(before, gone).summary[0]).toBe('0 mentions won, 2 lost in 3 distinct ads.');
  });

  it('takes back what it gave when the two are swapped', () => {
    const now = after((b) => b.code('A').add('bread').drop('Python'));
    const [there, back] = [compareCodings(before, now), compareCodings(now, before)];
    expect(back.won).toEqual(there.lost);
    expect(back.lost).toEqual(there.won);
  });

  it('of different ads is refused', () => {
    const other = codeAds(tokenize(ads.slice(0, 2)), BOOK);
    expect(() => compareCodings(before, other)).toThrow(/different ads: 4 and 2/);
  });
});
