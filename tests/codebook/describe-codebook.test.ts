import { expect, it } from 'vitest';
import { readCodebook, tableCodes } from '../../src/codebook';
import { isTable, rowsOf } from '../../src/table';

it('lists every code of a codebook once, in order, under a schema', () => {
  const book = readCodebook('data/codebook/genai-roles.yaml');
  const table = tableCodes(book);
  expect(isTable(table)).toBe(true);
  expect(rowsOf(table).map(({ code, terms }) => [code, terms])).toEqual(
    book.codes.map(({ id, terms }) => [id, terms.length]),
  );
  expect(table.columns.definition.filter((text) => !text || /\n/.test(text))).toEqual([]);
});
