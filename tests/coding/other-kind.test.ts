// Mentions recorded under another kind than their code's: remarked on, and in no count by code.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseCodebook } from '../../src/codebook';
import { codeAds, compareCodings, concordance, readCoding, tableEffect } from '../../src/coding';
import { isOwnKind, type Coding } from '../../src/core';
import { tokenize } from '../../src/text';
import { bookOf, codeLine } from '../codebook/small-book';
import { makeAd } from '../text/make-ad';

const BOOK = parseCodebook(
  bookOf([codeLine('A', 'technology', 'any: [Python]'), codeLine('B', 'job_task', 'any: [bread]')]),
);
const ads = [makeAd('We use Python.', { id: '1' }), makeAd('Python and bread.', { id: '2' })];
const mention = (kind?: string): object => ({ code: 'A', quote: 'Python', term: 'Python', kind });

describe('a mention under another kind', () => {
  let coding: Coding;
  const own = codeAds(tokenize(ads), BOOK);
  beforeAll(async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'rolelens-')), 'coder.jsonl');
    const lines = [
      { id: 1, profile: 'Any', mentions: [mention('job_task')] },
      { id: 2, profile: 'Any', mentions: [mention('technology'), mention('hobby')] },
    ];
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
    coding = await readCoding(file, ads, { book: BOOK, coder: 'anna' });
  });

  it('keeps what was recorded, and is remarked on', () => {
    expect(coding.kinds.map(({ id }) => id)).toEqual(['job_task', 'technology']);
    expect(coding.recordedKinds).toEqual(['job_task', 'technology', 'hobby']);
    expect(coding.ads.flatMap(({ mentions }) => mentions.map(({ kind }) => kind))).toEqual([
      'job_task',
      'technology',
      'hobby',
    ]);
    expect(coding.remarks.join()).toContain('2 of 3 mentions are recorded under another kind');
    const isOwn = isOwnKind(coding);
    const { code, kind } = coding.mentions;
    expect([...code].map((each, i) => isOwn(each, kind[i]))).toEqual([false, true, false]);
  });

  it('is in no count of its code, of its term or of what a coder won and lost', () => {
    const { codes, terms } = tableEffect(coding, own);
    const at = codes.columns.code.indexOf('A');
    expect(codes.columns).toMatchObject({ mentions_before: expect.arrayContaining([1]) as unknown });
    expect([codes.columns.mentions_before[at], codes.columns.ads_before[at]]).toEqual([1, 1]);
    expect([codes.columns.won[at], codes.columns.lost[at], codes.columns.ads_won[at]]).toEqual([1, 0, 1]);
    expect(terms.columns.mentions_before[terms.columns.term.indexOf('Python')]).toBe(1);
    expect(compareCodings(coding, coding)).toMatchObject({ won: [], lost: [] });
  });

  it('is no place of its code in a concordance', () => {
    expect(concordance(coding, 'A', { by: 'code' }).lines.map(({ id }) => id)).toEqual(['2']);
  });
});
