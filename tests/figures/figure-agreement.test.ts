// Figures of agreement: what they show, and that Plotly takes them.
import { beforeAll, describe, expect, it } from 'vitest';
import { NothingToShow } from '../../src/core';
import { figureAgreement, figureConfusion } from '../../src/figures';
import { agree, type Agreement } from '../../src/reliability';
import { inventAd, inventCoding, type Said } from '../reliability/invent-codings';

let agreement: Agreement;
let ids: string[];

beforeAll(async () => {
  const ads = Array.from({ length: 24 }, (_, i) => inventAd(`${i}`, 'alpha beta'));
  ids = ads.map(({ id }) => id);
  const said = (profile: (i: number) => string, has: (i: number) => boolean): Record<string, Said> =>
    Object.fromEntries(ids.map((id, i) => [id, [profile(i), has(i) ? [['TECH1', 'alpha'], ['TASK1', 'beta']] : []]])); // prettier-ignore
  agreement = agree([
    await inventCoding('anna <b>', ads, said((i) => (i < 12 ? 'X' : 'Y'), (i) => i % 2 === 0)), // prettier-ignore
    await inventCoding('ben', ads, said((i) => (i < 9 ? 'X' : 'Y'), (i) => i % 3 === 0)), // prettier-ignore
  ]);
});

describe('figureAgreement', () => {
  it('draws kappa and AC1 of each code, the values and intervals as computed', () => {
    const { table, data, caption } = figureAgreement(agreement);
    expect(data).toHaveLength(2);
    const kappas = table.value.filter((_, i) => String(table.series[i]).includes('κ'));
    expect(kappas).toEqual(agreement.codes.columns.kappa);
    const lows = table.low.filter((_, i) => String(table.series[i]).includes('AC1'));
    expect(lows).toEqual(agreement.codes.columns.ac1_low);
    expect(caption).toContain('n = 24 ads');
  });

  it('draws the codes of one kind', () => {
    const { table, caption, name } = figureAgreement(agreement, { kind: 'technology' });
    expect(new Set(table.code)).toEqual(new Set(['TECH1']));
    expect(name).toBe('technology_agreement');
    expect(caption).toContain('on whether an ad has each code: Technology (n = 24 ads)');
  });

  it('says so where kappa was not asked for', async () => {
    expect(() => figureAgreement({ ...agreement, codes: { ...agreement.codes, columns: {} } })).toThrow(
      /no kappa and AC1/,
    );
  });
});

describe('figureConfusion', () => {
  it('shows ads and the share of the row', () => {
    const { table } = figureConfusion(agreement);
    expect(table.ads).toEqual([9, 3, 0, 12]);
    expect(table.text).toEqual(['9 (75%)', '3 (25%)', '0 (0%)', '12 (100%)']);
  });

  it('escapes names of coders', () => {
    expect(JSON.stringify(figureConfusion(agreement).layout)).not.toContain('anna <b>');
  });

  it('says so where there is no such pair', () => {
    expect(() => figureConfusion(agreement, { pair: 3 })).toThrow(/no confusion matrix 3; it has 1/);
  });

  it('has nothing to show where the coders gave no profiles', async () => {
    const ads = [inventAd('1', 'alpha'), inventAd('2', 'beta')];
    const without = { 1: ['', [['TECH1', 'alpha']]], 2: ['', []] } as Record<string, Said>;
    const coders = [await inventCoding('anna', ads, without), await inventCoding('ben', ads, without)];
    expect(() => figureConfusion(agree(coders))).toThrow(new NothingToShow('the coders gave no profiles'));
  });
});
