// toMarkdown: a table for a README, an issue or a summary.
import type { Columns } from '../core';
import { plainTable, type TableOptions } from './table-options';

/**
 * A table as a GitHub Markdown table, numbers aligned right, the caption as a line above; text is escaped, so that it
 * shows literally. Throws `RoleLensError` where columns differ in length.
 */
export function toMarkdown(columns: Columns, options: TableOptions = {}): string {
  const { headers, numeric, rows } = plainTable(columns, options);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = line(numeric.map((right) => (right ? '---:' : '---')));
  const body = rows.map((row) => line(row.map(escapeMarkdown)));
  const table = [line(headers.map(escapeMarkdown)), rule, ...body].join('\n');
  return `${options.caption ? `${escapeMarkdown(options.caption)}\n\n` : ''}${table}\n`;
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
