// toHtml: a table for a page or a notebook.
import type { Columns } from '../core';
import { plainTable, type TableOptions } from './table-options';

/**
 * A table as an HTML `table` with head, body and caption, numbers aligned right; all text is escaped. Throws
 * `RoleLensError` where columns differ in length.
 */
export function toHtml(columns: Columns, options: TableOptions = {}): string {
  const { headers, numeric, rows } = plainTable(columns, options);
  const style = (place: number) => ` style="text-align:${numeric[place] ? 'right' : 'left'}"`;
  const head = headers.map((header, place) => `<th scope="col"${style(place)}>${escapeHtml(header)}</th>`);
  const body = rows.map((row) => row.map((cell, place) => `<td${style(place)}>${escapeHtml(cell)}</td>`));
  return [
    '<table class="rolelens">',
    ...(options.caption ? [`<caption>${escapeHtml(options.caption)}</caption>`] : []),
    `<thead><tr>${head.join('')}</tr></thead>`,
    '<tbody>',
    ...body.map((cells) => `<tr>${cells.join('')}</tr>`),
    '</tbody>',
    '</table>',
    '',
  ].join('\n');
}

/** Text that HTML shows as it is, in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
  const marks: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (mark) => marks[mark]);
}
