// toMarkdown: a table for a README, an issue or a summary.
import { plainTable, type AnyTable, type TableOptions } from './table-options';

/**
 * A table as a GitHub Markdown table, numbers aligned right, the caption as a line above, notes below; text is escaped, so that it shows literally.
 * @throws RoleLensError where columns differ in length or one that is named is missing.
 * @example
 * console.log(toMarkdown(tableKinds(coding), { columns: ['name', 'mentions'] }));
 */
export function toMarkdown(table: AnyTable, options: TableOptions = {}): string {
  const { headers, numeric, rows, notes } = plainTable(table, options);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = line(numeric.map((right) => (right ? '---:' : '---')));
  const body = rows.map((row) => line(row.map(({ main, tail }) => escapeMarkdown(main + tail))));
  const written = [line(headers.map(escapeMarkdown)), rule, ...body].join('\n');
  return `${options.caption ? `${escapeMarkdown(options.caption)}\n\n` : ''}${written}\n${notes.map((note) => `\n${escapeMarkdown(note)}\n`).join('')}`;
}

/** Text that Markdown shows as it is: marks escaped, on one line. */
export function escapeMarkdown(text: string): string {
  const oneLine = text.replace(/\s*[\r\n]+\s*/g, ' ');
  return oneLine
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/&(?=[#\w])/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
