// The two files of an earlier study, and what is said of faulty ones.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEarlierStudy } from '../../src/analysis';
import { RoleLensError } from '../../src/core';
import { sampleCoding, withFiles } from './sample';

const REFERENCE = join(__dirname, '..', '..', 'data', 'reference');
const PUBLISHED = 'variable,unit,value,count\nduty,ads,Care,40\nduty,ads,Paper,10\n';
const CATEGORIES = 'variable,published,kind,ours\nduty,Care,code,N1 | N2\nduty,Paper,code,N3\n';

/** Reads two files of this content. */
function read(published = PUBLISHED, categories = CATEGORIES): ReturnType<typeof readEarlierStudy> {
  return withFiles({ 'published.csv': published, 'categories.csv': categories }, (path) =>
    readEarlierStudy({ published: path('published.csv'), categories: path('categories.csv') }),
  );
}

describe('readEarlierStudy', () => {
  it('reads counts, and categories of which several of ours are one of theirs', () => {
    const { published, matches } = read();
    expect(published).toEqual([
      { variable: 'duty', unit: 'ads', value: 'Care', count: 40 },
      { variable: 'duty', unit: 'ads', value: 'Paper', count: 10 },
    ]);
    expect(matches[0]).toEqual({ variable: 'duty', published: 'Care', kind: 'code', ours: ['N1', 'N2'] });
  });

  it('reads the files that come with the project, whose codes are all in its codebook', async () => {
    const { coding } = await sampleCoding();
    const { matches } = readEarlierStudy({
      published: join(REFERENCE, 'published-cain-2022.csv'),
      categories: join(REFERENCE, 'cain-2022-categories.csv'),
    });
    const codes = coding.codes.map(({ id }) => id);
    for (const { kind, ours } of matches)
      if (kind === 'code') expect(codes).toEqual(expect.arrayContaining([...ours]));
  });

  it.each([
    [
      'no whole number',
      `${PUBLISHED}duty,ads,Talk,many\n`,
      CATEGORIES,
      /published\.csv, row 4:.*"many" is no whole number/,
    ],
    ['an empty cell', `${PUBLISHED},ads,Talk,3\n`, CATEGORIES, /published\.csv, row 4: variable missing/],
    [
      'a count twice',
      `${PUBLISHED}duty,ads,Care,3\n`,
      CATEGORIES,
      /published\.csv, row 4: "Care" of "duty" stands twice/,
    ],
    [
      'a missing column',
      'variable,value,count\nduty,Care,4\n',
      CATEGORIES,
      /published\.csv:1: There is no column unit/,
    ],
    ['no rows', 'variable,unit,value,count\n', CATEGORIES, /published\.csv: There are no rows/],
    [
      'an unknown category',
      PUBLISHED,
      `${CATEGORIES}duty,Cure,code,N4\n`,
      /categories\.csv, row 4: "Cure" of "duty" is not among/,
    ],
    [
      'a category twice',
      PUBLISHED,
      `${CATEGORIES}duty,Care,code,N4\n`,
      /categories\.csv, row 4: "Care" of "duty" stands twice/,
    ],
    [
      'several faults',
      `${PUBLISHED}duty,ads,A,x\nduty,ads,B,-1\n`,
      CATEGORIES,
      /2 rows are faulty:\n.*row 4.*\n.*row 5/,
    ],
  ])('says file and row of %s', (_, published, categories, message) => {
    expect(() => read(published, categories)).toThrow(message);
    expect(() => read(published, categories)).toThrow(RoleLensError);
  });

  it('says which file there is not', () => {
    expect(() => readEarlierStudy({ published: '/nowhere/counts.csv', categories: 'x' })).toThrow(
      /^\/nowhere\/counts\.csv: The earlier study cannot be read/,
    );
  });
});
