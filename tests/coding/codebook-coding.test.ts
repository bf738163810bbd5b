// Codings that came from a codebook: what they were made from goes with them, and with nothing that is made of them.
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseCodebook } from '../../src/codebook';
import { codeAds, hasCoded, isCodebookCoding, lintCoding, recode, uncoded } from '../../src/coding';
import type { Coding } from '../../src/core';
import { tokenize } from '../../src/text';
import { bookOf, codeLine } from '../codebook/small-book';
import { makeAd } from '../text/make-ad';

const BOOK = parseCodebook(bookOf([codeLine('A', 'technology', 'any: [Python]')]));
const store = tokenize([makeAd('We use Python.', { id: '1' }), makeAd('We sell bread.', { id: '2' })]);
const coding = codeAds(store, BOOK);

describe('a coding from a codebook', () => {
  it('is told from others by its origin, as is what was coded again', () => {
    expect(isCodebookCoding(coding)).toBe(true);
    expect(coding.origin).toMatchObject({ store, book: BOOK, boilerplate: 'keep' });
    expect(isCodebookCoding(recode(coding, BOOK))).toBe(true);
  });

  it('shows its origin in no file, print or copy', () => {
    expect(Object.keys(coding)).not.toContain('origin');
    expect(JSON.stringify(coding)).not.toContain('"matcher"');
    expect(inspect(coding, { depth: 1 })).not.toContain('origin');
    expect(isCodebookCoding({ ...coding })).toBe(false);
    expect(Object.isFrozen(coding)).toBe(true);
  });

  it('is asked for by name where nothing can be done without one', () => {
    const foreign: Coding = { ...coding, coder: 'anna' };
    expect(() => lintCoding(foreign)).toThrow(/can be linted; this one is by "anna".*codeAds\(store, book\)/);
  });

  it('has coded every ad, also those in which nothing was found', () => {
    const bare = codeAds(store, parseCodebook(BOOK.source.replace(/profiles:[^]*$/, '')));
    expect(bare.profiles).toEqual(['(none)']);
    expect([0, 1].map((ad) => hasCoded(bare, ad))).toEqual([true, true]);
    expect([0, 1].map((ad) => hasCoded({ ...bare }, ad))).toEqual([true, false]);
  });

  it('says of a codebook without profiles what stays uncoded by language alone', () => {
    const { shares, phrases } = uncoded(
      codeAds(store, parseCodebook(BOOK.source.replace(/profiles:[^]*$/, ''))),
      {
        fewest: 1,
      },
    );
    expect(shares.columns.by).toEqual(['all', 'language']);
    expect(phrases.columns.group[0]).toBe('en');
  });
});
