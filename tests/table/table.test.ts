// Tables: what a schema lets in, what verbs do, and that a file read back is the table that was written.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  concat,
  count,
  derive,
  fromColumns,
  makeTable,
  number,
  optional,
  orderBy,
  points,
  pValue,
  readTable,
  renamed,
  rowsOf,
  schema,
  schemaJson,
  share,
  text,
  toCsv,
  where,
} from '../../src/table';

const TOOLS = schema('tools', 'one row a tool', {
  name: text('tool'),
  ads: count('ads', { unit: 'ads' }),
  share: share('share of ads'),
  difference: optional(points('difference')),
  p: optional(pValue('p')),
  mean: number('mentions an ad'),
  remark: optional(text('remark')),
});
const SQL = { name: 'SQL', ads: 3, share: 0.25, difference: -0.1, p: 1e-9, mean: 1.5, remark: null };
const R = { ...SQL, name: 'R', ads: 7, share: 1, p: null };

describe('makeTable', () => {
  it('keeps the columns of its schema in their order, also without rows', () => {
    expect(Object.keys(makeTable(TOOLS, []).columns)).toEqual(Object.keys(TOOLS.columns));
    expect(makeTable(TOOLS, [SQL, R]).columns.ads).toEqual([3, 7]);
  });

  it('takes a number that is none for one that was not measured', () => {
    expect(makeTable(TOOLS, [{ ...SQL, p: NaN, difference: Infinity }]).columns).toMatchObject({
      p: [null],
      difference: [null],
    });
  });

  it.each([
    [{ ads: 2.5 }, /"ads" of tools: expected a whole number, found 2\.5/],
    [{ ads: -1 }, /"ads".*from 0 to Infinity/],
    [{ share: 1.027 }, /"share".*from 0 to 1, found 1\.027/],
    [{ share: NaN }, /"share".*not a missing cell/],
    [{ p: 2 }, /"p".*from 0 to 1/],
    [{ difference: -1.5 }, /"difference".*from -1 to 1/],
    [{ name: null }, /"name".*text, not a missing cell/],
    [{ name: 4 }, /"name".*expected text/],
  ])('refuses what the schema does not allow: %j', (cells, message) => {
    expect(() => makeTable(TOOLS, [SQL, { ...SQL, ...cells } as typeof SQL])).toThrow(message);
    expect(() => makeTable(TOOLS, [SQL, { ...SQL, ...cells } as typeof SQL])).toThrow(/^row 2: /);
  });

  it('refuses columns of unequal length', () => {
    const { columns } = makeTable(TOOLS, [SQL]);
    expect(() => fromColumns(TOOLS, { ...columns, p: [] })).toThrow(
      /"p" of tools has 0 rows, but "name" has 1/,
    );
  });
});

describe('verbs', () => {
  const table = makeTable(TOOLS, [R, SQL]);

  it('keep, sort, add and stack rows without touching the table', () => {
    expect(rowsOf(where(table, ({ ads }) => ads > 3))).toEqual([R]);
    expect(orderBy(table, 'ads').columns.name).toEqual(['SQL', 'R']);
    expect(orderBy(table, (a, b) => a.ads - b.ads).columns.name).toEqual(['SQL', 'R']);
    expect(orderBy(table, 'p').columns.p).toEqual([1e-9, null]);
    expect(derive(table, 'twice', count('twice'), ({ ads }) => 2 * ads).columns.twice).toEqual([14, 6]);
    expect(concat(TOOLS, [table, table]).size).toBe(4);
    expect(renamed(table, { name: 'others' }).schema.name).toBe('others');
    expect(rowsOf(table)).toEqual([R, SQL]);
  });
});

describe('a file', () => {
  it('read back by the schema is the table that was written', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('=1+1', "'=1", '-5', '+31 6', '@x', 'a,"b"\r\nc', ' ', "''-", '\t'),
    );
    const row = fc.record({
      name: cell,
      ads: fc.nat(),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      difference: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
      p: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      mean: fc.double({ noDefaultInfinity: true, noNaN: true }),
      remark: fc.option(cell.filter((each) => each !== '')),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const table = makeTable(TOOLS, rows);
        expect(rowsOf(readTable(TOOLS, toCsv(table), 'tools.csv'))).toEqual(rowsOf(table));
      }),
    );
  });

  it('has no negative zero, which a file could not tell', () => {
    expect(makeTable(TOOLS, [{ ...SQL, difference: -0 }]).columns.difference).toEqual([0]);
  });

  it('lets no spreadsheet run a cell', () => {
    const table = makeTable(TOOLS, [{ ...SQL, name: '=HYPERLINK("x")' }]);
    expect(toCsv(table).split('\n')[1]).toMatch(/^"'=HYPERLINK/);
  });

  it('that lacks a column or holds something else is refused with its place', () => {
    const csv = toCsv(makeTable(TOOLS, [SQL, R]));
    expect(() => readTable(TOOLS, csv.replace('mean', 'average'), 'tools.csv')).toThrow(
      /^tools\.csv: The table lacks the column mean\./,
    );
    expect(() => readTable(TOOLS, csv.replace('7,1,', '7,102.7,'), 'tools.csv')).toThrow(
      /row 3, share: expected a number from 0 to 1, found "102\.7"/,
    );
    expect(() => readTable(TOOLS, csv.replace('SQL,3', 'SQL,three'), 'tools.csv')).toThrow(
      /row 2, ads: expected a number/,
    );
  });

  it('has its grain and columns explained beside it', () => {
    expect(JSON.parse(schemaJson(TOOLS))).toMatchObject({
      table: 'tools',
      grain: 'one row a tool',
      columns: expect.arrayContaining([
        { name: 'ads', type: 'count', words: 'ads', unit: 'ads', missing: 'none' },
        { name: 'p', type: 'p', words: 'p', missing: 'an empty cell: not measured' },
      ]) as unknown,
    });
  });
});
