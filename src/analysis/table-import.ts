// tableImport: what was read as what, file by file and role by role.
import type { ImportReport } from '../corpus';
import { count, makeTable, optional, schema, share, text, type TableOf } from '../table';

/** The table of {@link tableImport}. */
export const IMPORT = schema('import', 'one row a file × role, those without a column included', {
  file: text('file'),
  rows: count('rows', { unit: 'rows' }),
  role: text('role'),
  columns: text('column'),
  how: text('told'),
  filled: optional(share('filled')),
  examples: text('e.g.'),
});

/**
 * What was read as what: one row a file × role: its columns, how they were told, the share of the rows that have it (missing where there is no column), and
 * up to three values, redacted as the ads are.
 * @example
 * show(tableImport(importReport(ads)));
 */
export function tableImport({ files }: ImportReport): TableOf<typeof IMPORT> {
  const rows = files.flatMap(({ file, rows: n, roles }) =>
    roles.map(({ role, columns, how, filled, examples }) => ({
      file,
      rows: n,
      role,
      columns: columns.join(' + '),
      how,
      filled: columns.length ? filled : null,
      examples: examples.join(' | '),
    })),
  );
  return makeTable(IMPORT, rows);
}
