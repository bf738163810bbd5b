// The reference export: real ads, where they are at hand.
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAds, selectionFunnel } from '../../src/corpus';

const folder = path.join(__dirname, '../../../shared/corpus/jobfeed');
const there = existsSync(folder);
if (!there) console.log('reference corpus not found: its tests are skipped');

describe.skipIf(!there)('the Jobfeed reference ads', () => {
  const csv = path.join(folder, 'ads.csv');

  it('gives the near-duplicate groups of groups.csv', async () => {
    const ads = await readAds(csv);
    const lines = readFileSync(path.join(folder, 'groups.csv'), 'utf8').trim().split(/\r?\n/).slice(1);
    const expected = new Map(lines.map((line) => line.split(',') as [string, string]));
    let [both, mine, theirs] = [0, 0, 0];
    ads.forEach((a, i) =>
      ads.slice(0, i).forEach((b) => {
        const [here, given] = [
          a.selection.group === b.selection.group,
          expected.get(a.id) === expected.get(b.id),
        ];
        if (here && given) both++;
        if (here) mine++;
        if (given) theirs++;
      }),
    );
    console.log(
      `pairs: precision ${(both / mine).toFixed(4)}, recall ${(both / theirs).toFixed(4)} of ${theirs}`,
    );
    expect(both / mine).toBeGreaterThan(0.95);
    expect(both / theirs).toBeGreaterThan(0.95);
  });

  it('reads both exports as the same ads, with the 12 rows that stand in both marked as repeated', async () => {
    const fromCsv = await readAds(csv);
    const fromXls = await readAds(
      ['jobfeed-export-1.xls', 'jobfeed-export-2.xls'].map((name) => path.join(folder, name)),
    );
    expect([fromCsv.length, fromXls.length]).toEqual([830, 842]);
    const distinct = (ads: typeof fromCsv): number => selectionFunnel(ads).at(-1)!.ads;
    expect(distinct(fromXls)).toBe(distinct(fromCsv));
    const repeats = (ads: typeof fromCsv): number =>
      ads.filter(({ selection }) => selection.reason === 'repeated row').length;
    expect(repeats(fromXls) - repeats(fromCsv)).toBe(12);
    const content = (ad: (typeof fromCsv)[0]): string =>
      JSON.stringify([ad.text, ad.organisation, ad.location, ad.posted]);
    expect([...new Set(fromXls.map(content))].sort()).toEqual([...new Set(fromCsv.map(content))].sort());
  });

  it('leaves no personal data of the contact columns in any ad', async () => {
    const ads = await readAds(csv);
    const whole = ads.map((ad) => JSON.stringify(ad)).join('\n');
    expect(whole).not.toMatch(/Robin Voorbeeld|recruiter@example\.com|\+31 20 000 00 00/);
    expect(ads.filter(({ meta }) => meta.Contactpersoon === '[name]')).toHaveLength(106);
  });

  it('finds Dutch and English, and hardly anything else', async () => {
    const described = (await readAds(csv)).filter(({ description }) => description.length > 300);
    const counted = described.filter(({ language }) => language === 'en' || language === 'nl');
    expect(counted.length / described.length).toBeGreaterThan(0.99);
    expect(described.every(({ posted }) => /^202[2-5]-\d\d-\d\d$/.test(posted ?? ''))).toBe(true);
  });
});
