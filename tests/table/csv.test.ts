// Tables as CSV, for programs and spreadsheets.
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../src/table';

describe('toCsv', () => {
  it('gives any text back to a reader, but for the apostrophe before a formula', () => {
    const cell = fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => !/^'*[=+\-@\t\r]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const csv = toCsv({ a: rows.map(([a]) => a), b: rows.map(([, b]) => b) });
        const read = Papa.parse<string[]>(csv, { delimiter: ',', newline: '\n' }).data.slice(0, -1);
        expect(read).toEqual([['a', 'b'], ...rows]);
      }),
    );
  });

  it('quotes commas, quotes and line breaks, and ends lines as RFC 4180 has it', () => {
    expect(toCsv({ x: ['a,b', 'say "x"', 'two\nlines'] })).toBe('x\n"a,b"\n"say ""x"""\n"two\nlines"\n');
  });

  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1'])('guards the text %j against being run', (text) => {
    expect(
      toCsv({ x: [text] })
        .split('\n')[1]
        .replace(/^"/, ''),
    ).toBe(`'${text}`);
  });

  it('leaves numbers alone, also negative ones and those held as text', () => {
    expect(toCsv({ x: [-1.5, 1e-7, '-3.2', null, Number.NaN] })).toBe('x\n-1.5\n1e-7\n-3.2\n\n\n');
  });

  it('refuses columns of different length', () => {
    expect(() => toCsv({ a: [1, 2], b: [1] })).toThrow(/"b" has 1 rows, but "a" has 2/);
  });
});
