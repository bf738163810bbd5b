// exportTable: one table to files, in the notations that papers, pages and programs want.
import { RoleLensError } from '../core';
import { isTable, schemaJson, toCsv } from '../table';
import { columnsOfAny, type AnyTable, type TableOptions } from './table-options';
import { toHtml } from './to-html';
import { toLatex } from './to-latex';
import { toMarkdown } from './to-markdown';
import { writeWhole } from './write-whole';

/** Notations of a table, by the extension of their files. */
export type TableFormat = 'tex' | 'md' | 'html' | 'csv';

/** How a table is written to files. */
export interface ExportTableOptions extends TableOptions {
  /** Default all four. */
  readonly formats?: readonly TableFormat[];
}

const WRITERS: Readonly<Record<TableFormat, (table: AnyTable, options: TableOptions) => string>> = {
  tex: toLatex,
  md: toMarkdown,
  html: toHtml,
  csv: (table) => toCsv(columnsOfAny(table)),
};

/**
 * Writes `path.tex`, `path.md`, `path.html` (for reading, as the options say) and `path.csv` (all columns and digits), beside it `path.schema.json`
 * where the table has a schema (what its columns mean), and gives the paths in this order; the folder is made where missing.
 * @throws RoleLensError for an unknown format, a column that is named and missing, and where a file cannot be written.
 * @example
 * await exportTable(tableKinds(coding), 'tables/kinds', { formats: ['tex', 'csv'] });
 */
export async function exportTable(
  table: AnyTable,
  path: string,
  { formats = ['tex', 'md', 'html', 'csv'], ...options }: ExportTableOptions = {},
): Promise<string[]> {
  const unknown = formats.find((format) => !(format in WRITERS));
  if (unknown !== undefined) {
    throw new RoleLensError(`Unknown table format "${unknown}".`, { hint: 'Use tex, md, html or csv.' });
  }
  const texts = formats.map((format) => [`${path}.${format}`, WRITERS[format](table, options)]);
  if (isTable(table) && formats.includes('csv'))
    texts.push([`${path}.schema.json`, schemaJson(table.schema)]);
  for (const [file, text] of texts) await writeWhole(file, text);
  return texts.map(([file]) => file);
}
