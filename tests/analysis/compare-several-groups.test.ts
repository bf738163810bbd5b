// Every pair of several groups as one family of tests.
import { describe, expect, it } from 'vitest';
import { compareGroups } from '../../src/analysis';
import type { Coding } from '../../src/core';
import { adjustP, chiSquareTest } from '../../src/statistics';
import { inventBook } from '../frames/invented-coding';
import { blockCoding, rowsOf, rowWhere, type Block } from './sample';

const SIZES: Readonly<Record<string, readonly [number, number, number]>> = {
  north: [40, 10, 20],
  east: [30, 20, 20],
  south: [22, 28, 20],
  west: [10, 40, 20],
};

/** Four regions of 50 ads, of which some have B1; all have B2, and nobody B3; B4 is in 20 of each. */
function regions(): Promise<Coding> {
  const fields = (region: string) => () => ({ meta: { region } });
  const blocks = Object.entries(SIZES).flatMap(([region, [some, others, both]]): Block[] => [
    { ads: some - both / 2, codes: ['B1', 'B2'], fields: fields(region) },
    { ads: both / 2, codes: ['B1', 'B2', 'B4'], fields: fields(region) },
    { ads: others - both / 2, codes: ['B2'], fields: fields(region) },
    { ads: both / 2, codes: ['B2', 'B4'], fields: fields(region) },
  ]);
  const codes = { B1: 'benefit', B2: 'benefit', B3: 'benefit', B4: 'benefit' };
  return blockCoding(blocks, inventBook([{ id: 'benefit', unit: 'clause' }], codes));
}

const OPTIONS = { by: 'region', groups: ['east', 'north', 'south', 'west'], replicates: 20 } as const;

describe('compareGroups of several groups', () => {
  it('compares each of four groups with each other, told apart by their names', async () => {
    const table = compareGroups(await regions(), OPTIONS);
    const pairs = [...new Set(rowsOf(table).map(({ group_a, group_b }) => `${group_a}–${group_b}`))];
    expect(pairs).toEqual([
      'east–north',
      'east–south',
      'east–west',
      'north–south',
      'north–west',
      'south–west',
    ]);
    expect(table.size).toBe(6 * 4);
    const { p } = chiSquareTest([[40, 10], [10, 40]]); // prettier-ignore
    expect(rowWhere(table, { group_a: 'north', group_b: 'west', code: 'B1' })).toMatchObject({
      by: 'region',
      ads_a: 40,
      ads_b: 10,
      p,
      verdict: 'more in north',
    });
  });

  it.each([
    ['bh', 'Benjamini–Hochberg'],
    ['holm', 'Holm'],
  ] as const)('adjusts p over the tests of all pairs by %s, and says over how many', async (adjust, name) => {
    const rows = rowsOf(compareGroups(await regions(), { ...OPTIONS, adjust }));
    const tested = rows.filter(({ code }) => code === 'B1' || code === 'B4');
    const adjusted = adjustP(
      tested.map(({ p }) => p as number),
      adjust,
    );
    expect(tested.map(({ p_adjusted }) => p_adjusted)).toEqual(adjusted);
    for (const row of rows) expect(row).toMatchObject({ tests: 12, adjustment: name });
    const untested = rows.filter(({ code }) => code === 'B2' || code === 'B3');
    expect(untested).toHaveLength(12);
    for (const row of untested)
      expect(row).toMatchObject({ p: null, p_adjusted: null, verdict: 'not tested', test: 'none' });
  });

  it('is stricter by Holm than by Benjamini and Hochberg', async () => {
    const coding = await regions();
    const found = (adjust: 'bh' | 'holm'): number =>
      rowsOf(compareGroups(coding, { ...OPTIONS, adjust })).filter(({ verdict }) =>
        String(verdict).startsWith('more in'),
      ).length;
    expect(found('holm')).toBe(3);
    expect(found('bh')).toBe(4);
  });

  it('agrees with the comparison of two of them but for the adjustment', async () => {
    const coding = await regions();
    const groups = ['south', 'west'];
    const two = rowWhere(compareGroups(coding, { ...OPTIONS, groups }), { code: 'B1' });
    const all = rowWhere(compareGroups(coding, OPTIONS), {
      group_a: 'south',
      group_b: 'west',
      code: 'B1',
    });
    expect(two).toMatchObject({ p: all.p, difference: all.difference, tests: 2 });
    expect(all.p_adjusted as number).not.toBe(two.p_adjusted);
  });
});
