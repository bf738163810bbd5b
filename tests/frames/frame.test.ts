// Columns through Danfo and back.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { RoleLensError } from '../../src/core';
import { toColumns, toFrame } from '../../src/frames';

/** A table goes in and must come out as it was. */
function expectKept(columns: Record<string, (string | number | null)[]>): void {
  const frame = toFrame(columns);
  expect(frame.columns).toEqual(Object.keys(columns));
  expect(frame.shape).toEqual([Object.values(columns)[0].length, Object.keys(columns).length]);
  expect(toColumns(frame)).toEqual(columns);
}

describe('toFrame and toColumns', () => {
  it('keep decimals that come after many whole numbers', () => {
    expectKept({ n: [...Array.from({ length: 40 }, (_, i) => i), 0.1 + 0.2, 1 / 3] });
  });

  it('keep leading zeros, text that looks like numbers, and empty text', () => {
    expectKept({ id: ['007', '1e3', '', ' 12 ', 'NaN', 'true', 'undefined'] });
  });

  it('keep missing cells at the start, in between and in a whole column', () => {
    expectKept({ n: [null, 3, null, 0.5], text: [null, 'b', null, ''], nothing: [null, null, null, null] });
  });

  it('keep whole numbers beyond 32 bits and small shares exactly', () => {
    expectKept({
      n: [2 ** 31, 2 ** 40, Number.MAX_SAFE_INTEGER],
      share: [1e-12, 1 / 830, 0.42592592592592593],
    });
  });

  it('keep a column that mixes text and numbers', () => {
    expectKept({ mixed: [1, 'b', null, 2.5] });
  });

  it.each(['sum', 'count', 'index', 'shape', 'columns', 'values', 'constructor'])(
    'refuse a column named %s, which would break the frame, instead of breaking',
    (name) => {
      expect(() => toFrame({ code: ['A'], [name]: [1] })).toThrow(
        expect.objectContaining({
          constructor: RoleLensError,
          message: expect.stringContaining(`"${name}"`),
        }),
      );
    },
  );

  it('keep the column names of a table without rows', () => {
    const frame = toFrame({ code: [], mentions: [] });
    expect(frame.columns).toEqual(['code', 'mentions']);
    expect(toColumns(frame)).toEqual({ code: [], mentions: [] });
  });

  it('leave the columns that were handed in untouched when the frame is changed', () => {
    const given = { n: [3, 1, 2] };
    const frame = toFrame(given);
    frame.sortValues('n', { inplace: true });
    expect(given).toEqual({ n: [3, 1, 2] });
    expect(toColumns(frame).n).toEqual([1, 2, 3]);
  });

  it('give a frame that Danfo can group', () => {
    const grouped = toFrame({ code: ['A', 'B', 'A'], mentions: [1, 2, 0.5] })
      .groupby(['code'])
      .col(['mentions'])
      .sum();
    expect(toColumns(grouped).mentions_sum).toEqual([1.5, 2]);
  });

  it('keep any table of numbers, texts and missing cells', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 30 }), (rows) => {
        expectKept({ first: rows.map(([a]) => a), second: rows.map(([, b]) => b) });
      }),
      { numRuns: 60 },
    );
  });
});
