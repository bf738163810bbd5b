// toHtml: a table for a page or a notebook.
import { plainTable, type AnyTable, type TableOptions } from './table-options';

/**
 * A table as an HTML `table` with head, body, caption and notes at its foot, numbers aligned right; all text is escaped. Use it for a page of your
 * own; `exportTable` writes files.
 * @throws RoleLensError where columns differ in length or one that is named is missing.
 * @example
 * const html = toHtml(tableKinds(coding), { caption: 'Mentions by kind of code.' });
 */
export function toHtml(table: AnyTable, options: TableOptions = {}): string {
  const { headers, numeric, rows, notes } = plainTable(table, options);
  const style = (place: number) => ` style="text-align:${numeric[place] ? 'right' : 'left'}"`;
  const head = headers.map((header, place) => `<th scope="col"${style(place)}>${escapeHtml(header)}</th>`);
  const body = rows.map((row) =>
    row.map(({ main, tail }, place) => `<td${style(place)}>${escapeHtml(main + tail)}</td>`),
  );
  const foot = notes.map((note) => `<tr><td colspan="${headers.length}">${escapeHtml(note)}</td></tr>`);
  return [
    '<table class="rolelens">',
    ...(options.caption ? [`<caption>${escapeHtml(options.caption)}</caption>`] : []),
    `<thead><tr>${head.join('')}</tr></thead>`,
    '<tbody>',
    ...body.map((cells) => `<tr>${cells.join('')}</tr>`),
    '</tbody>',
    ...(foot.length ? [`<tfoot>${foot.join('')}</tfoot>`] : []),
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
