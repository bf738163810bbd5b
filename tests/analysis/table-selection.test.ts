// What became of the ads that were read.
import { describe, expect, it } from 'vitest';
import { tableFunnel, tableSelection } from '../../src/analysis';
import { ads } from '../frames/invented-coding';
import { rowsOf } from './sample';

describe('tableSelection and tableFunnel', () => {
  it('say of each ad whether it is in, and why not', () => {
    const rows = rowsOf(tableSelection(ads));
    expect(rows.map(({ id }) => id)).toEqual(ads.map(({ id }) => id));
    expect(rows[0]).toMatchObject({ included: 'yes', reason: '', file: 'invented.jsonl', row: 1 });
    expect(rows[3]).toMatchObject({ included: 'no', reason: 'outside query' });
  });

  it('lose no ad between the rows read and the distinct ads', () => {
    const { ads: left, removed, reason } = tableFunnel(ads).columns;
    expect([left[0], left.at(-1)]).toEqual([ads.length, 5]);
    expect(removed.reduce((sum, n) => sum + n, 0)).toBe(ads.length - 5);
    expect(reason[0]).toBe('');
  });
});
