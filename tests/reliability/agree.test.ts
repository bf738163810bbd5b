import { beforeAll, describe, expect, it } from 'vitest';
import {
  agree,
  codeAds,
  gwetAC1,
  readAds,
  readCodebook,
  readCoding,
  tokenize,
  type Ad,
  type Coding,
} from '../../src';

describe('gwetAC1', () => {
  it('stays high where kappa collapses, as in Gwet (2008), table 2', () => {
    expect(
      gwetAC1([
        [118, 5],
        [2, 0],
      ]),
    ).toBeCloseTo(0.9408, 4);
  });

  it('is 1 for full agreement and not a number for an empty table', () => {
    expect(
      gwetAC1([
        [3, 0],
        [0, 4],
      ]),
    ).toBe(1);
    expect(
      gwetAC1([
        [0, 0],
        [0, 0],
      ]),
    ).toBeNaN();
  });
});

describe('agree', () => {
  let ads: Ad[];
  let ours: Coding;
  let first: Coding;
  let second: Coding;

  beforeAll(async () => {
    ads = await readAds('data/sample/ads.jsonl');
    const book = readCodebook('data/codebook/genai-roles.yaml');
    ours = codeAds(tokenize(ads), book);
    const read = (n: number): Promise<Coding> =>
      readCoding(`data/sample/codings/coder-${n}.jsonl`, ads, { book, coder: `coder ${n}` });
    [first, second] = await Promise.all([read(1), read(2)]);
  });

  it('is full for a coding and itself', () => {
    const { profile, codes } = agree(ours, ours);
    expect(profile.agreement).toEqual([1]);
    expect(codes.kappa.every((kappa) => kappa === 1 || kappa === null)).toBe(true);
  });

  it('is the same both ways round, the confusion turned over', () => {
    const [there, back] = [agree(first, ours), agree(ours, first)];
    expect(back.profile).toEqual(there.profile);
    expect(back.codes.kappa).toEqual(there.codes.kappa);
    expect(back.confusion['ML Engineer'][0]).toBe(there.confusion['GenAI Engineer'][1]);
  });

  it('counts only distinct ads that both have coded', () => {
    expect(agree(first, second).ads).toBe(24);
    expect(agree(first, ours).ads).toBe(60);
  });

  it('counts presence as a naive recount does', () => {
    const { codes } = agree(first, ours);
    const coded = first.corpus.flatMap((ad, i) =>
      ad.selection.reason === null && first.ads[i].profile.name !== '(none)' ? [i] : [],
    );
    const naive = codes.code.map(
      (code) => coded.filter((i) => ours.ads[i].mentions.some((m) => m.code === code)).length,
    );
    expect(codes.second).toEqual(naive);
  });

  it('refuses codings of different ads', async () => {
    const others = codeAds(tokenize(ads.slice(0, 5)), readCodebook('data/codebook/genai-roles.yaml'));
    expect(() => agree(ours, others)).toThrow(/different ads/);
  });

  it('finds every quote of the hand codings in its ad', () => {
    for (const { remarks } of [first, second]) expect(remarks.join()).not.toMatch(/quotes/);
  });
});
