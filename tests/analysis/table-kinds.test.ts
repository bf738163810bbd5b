// Mentions by kind of code.
import { beforeAll, describe, expect, it } from 'vitest';
import { tableDistribution, tableKinds } from '../../src/analysis';
import type { Coding } from '../../src/core';
import { inventAd, inventBook, inventCoding, inventedCoding } from '../frames/invented-coding';
import { blockCoding, rowsOf } from './sample';

let coding: Coding;
beforeAll(async () => {
  coding = await inventedCoding();
});

describe('tableKinds', () => {
  it('sums up the mentions of each kind, and counts an ad once', () => {
    const { code, name, mentions, ads } = tableKinds(coding).columns;
    const byCode = rowsOf(tableDistribution(coding));
    expect(code).toEqual(['job_task', 'technology', 'soft_skill']);
    expect(name).toEqual(coding.kinds.map((kind) => kind.name));
    const sums = code.map((kind) =>
      byCode.reduce((sum, row) => sum + (row.kind === kind ? Number(row.mentions) : 0), 0),
    );
    expect(mentions).toEqual(sums);
    expect(ads).toEqual([1, 2, 1]);
  });

  it('has the kinds that the codebook declares, in its order, by group', async () => {
    const kinds = [
      { id: 'shift', unit: 'clause' },
      { id: 'degree', unit: 'term' },
    ] as const;
    const place = (location: string) => () => ({ location });
    const nurses = await blockCoding(
      [
        { ads: 3, codes: ['D1', 'D2'], fields: place('Antwerp') },
        { ads: 1, codes: ['S1'], fields: place('Ghent') },
      ],
      inventBook(kinds, { D1: 'degree', D2: 'degree', S1: 'shift' }),
    );
    const rows = rowsOf(tableKinds(nurses, { by: 'location' }));
    expect(
      rows.map(({ group, code, mentions, ads, prevalence }) => [group, code, mentions, ads, prevalence]),
    ).toEqual([
      ['Antwerp', 'shift', 0, 0, 0],
      ['Antwerp', 'degree', 6, 3, 1],
      ['Ghent', 'shift', 1, 1, 1],
      ['Ghent', 'degree', 0, 0, 0],
    ]);
  });

  it('has no rows, and no shares of nothing, where no ad counts', async () => {
    const none = await inventCoding(
      [inventAd('x', { reason: 'outside query' })],
      [{ id: 'x', mentions: [] }],
    );
    expect(rowsOf(tableKinds(none))).toEqual([]);
  });
});
