// The sample: who is in it, how many of each stratum, and that it can be drawn again.
import { beforeAll, describe, expect, it } from 'vitest';
import { NO_PROFILE, type Coding } from '../../src/core';
import { sampleForCoding } from '../../src/reliability';
import { codedSample } from './hand-coding';

let coding: Coding;
beforeAll(async () => {
  ({ coding } = await codedSample());
});

const sum = (cells: readonly unknown[]): number => (cells as number[]).reduce((total, n) => total + n, 0);

describe('sampleForCoding', () => {
  it('takes distinct ads with a description, one a near-duplicate group', () => {
    const { ads } = sampleForCoding(coding, { n: 100 });
    expect(ads).toHaveLength(100);
    expect(ads.every(({ selection, text }) => selection.reason === null && text)).toBe(true);
    expect(new Set(ads.map(({ selection }) => selection.group)).size).toBe(100);
  });

  it('gives each stratum its share, to less than one ad', () => {
    const { strata: table, ads } = sampleForCoding(coding, { n: 60 });
    const strata = table.columns;
    const total = sum(strata.ads);
    expect(sum(strata.sampled)).toBe(60);
    strata.ads.forEach((size, i) =>
      expect(Math.abs(Number(strata.sampled[i]) - (60 * Number(size)) / total)).toBeLessThan(1),
    );
    const index = new Map(coding.corpus.map(({ id }, i) => [id, i]));
    strata.profile.forEach((profile, i) => {
      const drawn = ads.filter(
        ({ id, language }) =>
          language === strata.language[i] && coding.profiles[coding.adProfile[index.get(id)!]] === profile,
      );
      expect(drawn).toHaveLength(Number(strata.sampled[i]));
    });
  });

  it('gives strata as many ads each on request, small ones all that they have', () => {
    const sample = sampleForCoding(coding, { n: 40, strata: ['language'], allocation: 'equal' });
    const strata = sample.strata.columns;
    const size = Object.fromEntries(strata.language.map((name, i) => [name, strata.ads[i]]));
    const sampled = Object.fromEntries(strata.language.map((name, i) => [name, Number(strata.sampled[i])]));
    expect(sampled.de).toBe(size.de);
    expect(sampled.fr).toBe(size.fr);
    expect(Math.abs(sampled.en - sampled.nl)).toBeLessThanOrEqual(1);
    expect(sum(strata.sampled)).toBe(40);
  });

  it('takes all ads where all are asked for, with weight 1', () => {
    const all = sum(sampleForCoding(coding, { n: 1 }).strata.columns.ads);
    const strata = sampleForCoding(coding, { n: all }).strata.columns;
    expect(strata.sampled).toEqual(strata.ads);
    expect(new Set(strata.weight)).toEqual(new Set([1]));
  });

  it('draws the same ads in the same order for the same seed, others for another', () => {
    const draw = (seed: number): string[] => sampleForCoding(coding, { n: 30, seed }).ads.map(({ id }) => id);
    expect(draw(5)).toEqual(draw(5));
    expect(draw(5)).not.toEqual(draw(6));
  });

  it('shuffles, so that the order does not follow the strata', () => {
    const { ads } = sampleForCoding(coding, { n: 60 });
    const changes = ads.filter(({ language }, i) => i && language !== ads[i - 1].language).length;
    expect(changes).toBeGreaterThan(10);
  });

  it('draws by columns of the file, and without strata', () => {
    const byColumn = sampleForCoding(coding, { n: 20, strata: ['seniority', 'year'] });
    expect(Object.keys(byColumn.strata.columns)).toEqual(['seniority', 'year', 'ads', 'sampled', 'weight']);
    expect(sampleForCoding(coding, { n: 20, strata: [] }).strata.columns.sampled).toEqual([20]);
  });

  it('draws by language alone where the coding has no profiles, and refuses to draw by them', () => {
    const bare = { ...coding, profiles: [NO_PROFILE], adProfile: new Int32Array(coding.corpus.length) };
    expect(Object.keys(sampleForCoding(bare, { n: 20 }).strata.columns)[0]).toBe('language');
    expect(() => sampleForCoding(bare, { n: 20, strata: ['profile'] })).toThrow(
      /no ad a profile to draw strata by/,
    );
  });

  it.each([
    [{ n: 0 }, /A sample of 0 from \d+ distinct ads/],
    [{ n: 2.5 }, /whole number/],
    [{ n: 5000 }, /A sample of 5000/],
    [{ n: 5, strata: ['senority'] }, /no column "senority".*Did you mean "seniority"/],
  ])('refuses %o', (options, message) => {
    expect(() => sampleForCoding(coding, options)).toThrow(message);
  });
});
