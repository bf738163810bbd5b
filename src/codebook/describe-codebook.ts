// A codebook as a table, for reading.
import { count, makeTable, schema, text, type TableOf } from '../table';
import type { Codebook } from './codebook';

/** The table of {@link tableCodes}. */
export const CODES = schema('codes', 'one row a code', {
  code: text('code'),
  name: text('name'),
  kind: text('kind'),
  unit: text('unit'),
  terms: count('terms', { unit: 'terms' }),
  definition: text('definition'),
  examples: text('examples'),
});

/**
 * The codes of a codebook, for its table in a paper's appendix: one row a code: `code` (its id), `name`, `kind` (the kind's id), `unit` (`term` or
 * `clause`), `terms` (their number), `definition`, `examples` (joined by `; `).
 * @example
 * show(tableCodes(book), { columns: ['code', 'name', 'definition'] });
 */
export function tableCodes({ codes }: Codebook): TableOf<typeof CODES> {
  return makeTable(
    CODES,
    codes.map(({ id, name, kind, unit, terms, definition, examples }) => ({
      code: id,
      name,
      kind,
      unit,
      terms: terms.length,
      definition: definition.replace(/\s+/g, ' '),
      examples: examples.join('; '),
    })),
  );
}
