// Tables for a notebook cell: HTML with aligned numbers, a caption and a row limit; Markdown-like text beside it.
import type { Cell, Columns } from '../core';
import { escapeHtml, toHtml, toMarkdown, type TableOptions } from '../export';
import { columnsOf, fromColumns, isTable, type Table } from '../table';
import type { Bundle } from './bundle';

/** How a table is shown. */
export interface ShowTableOptions extends TableOptions {
  /** Rows shown at the most; default 40. What is left out is said below the table. */
  readonly rows?: number;
}

const MOST_ROWS = 40;
const MOST_LETTERS = 160;

/** A table as a bundle of HTML and plain text; long cells are cut, and all text is escaped. */
export function tableBundle(
  table: Table | Columns,
  { rows = MOST_ROWS, ...options }: ShowTableOptions = {},
): Bundle {
  const columns = columnsOf(table);
  const names = Object.keys(columns);
  const total = names.length ? columns[names[0]].length : 0;
  const first: Columns = Object.fromEntries(
    names.map((name) => [name, columns[name].slice(0, rows).map(shorten)]),
  );
  const shown = isTable(table) ? fromColumns(table.schema, first as Table['columns'], table.legend) : first;
  const more = total > rows ? `${total - rows} more rows of ${total}` : '';
  return {
    'text/html': toHtml(shown, options) + (more ? `<p><em>${escapeHtml(more)}</em></p>` : ''),
    'text/plain': toMarkdown(shown, options) + (more ? `\n${more}` : ''),
  };
}

function shorten(cell: Cell): Cell {
  return typeof cell === 'string' && cell.length > MOST_LETTERS ? `${cell.slice(0, MOST_LETTERS)}…` : cell;
}

/** Rows as columns, for lists of plain objects such as the selection funnel; a column a key, in order of appearance. */
export function columnsOfRows(rows: readonly Readonly<Record<string, unknown>>[]): Columns {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => cellOf(row[name]))]));
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string') return value;
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : JSON.stringify(value);
}
