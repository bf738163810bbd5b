// show: whatever a cell has at hand, as a researcher wants to see it.
import { NothingToShow, type Columns, type Figure } from '../core';
import { escapeHtml } from '../export';
import { toColumns, type Frame } from '../frames';
import { isTable } from '../table';
import type { Bundle } from './bundle';
import { figureBundle, figureBundleWithPicture } from './figure-cell';
import { emitDisplay, inNotebook, waitFor } from './kernel/displays';
import { readableBundle } from './readable';
import { columnsOfRows, tableBundle, type ShowTableOptions } from './table-cell';
import { isViewedAd, viewedAdBundle } from './view-ad';

/**
 * Shows something in the cell's output: a figure (interactive, with a picture for pages that cannot), a frame or table, a concordance, the effect
 * of an edit, an ad from `viewAd`, a list of rows, or Markdown text. All text from ads is escaped. Outside a notebook it prints text.
 *
 * Of a function it shows what that gives; where the ads cannot answer (`NothingToShow`), the reason.
 * @example
 * show(() => figureTrend(trend(coding)));
 */
export function show(x: unknown, options: ShowTableOptions = {}): void {
  const made = typeof x === 'function' ? resultOf(x as () => unknown) : x;
  if (isFigure(made)) showFigure(made);
  else emitDisplay(bundleOf(made, options));
}

/** What a function gives, or why there is nothing to show. */
function resultOf(make: () => unknown): unknown {
  try {
    return make();
  } catch (error) {
    if (error instanceof NothingToShow) return error;
    throw error;
  }
}

let figures = 0;

/** Shows the chart at once and adds the picture when it is drawn, which the kernel waits for. */
function showFigure(figure: Figure): void {
  const id = `rolelens-figure-${process.pid}-${++figures}`;
  emitDisplay(figureBundle(figure), { id });
  // A picture that nobody waits for would start a browser, and keep a script from ending.
  if (!inNotebook()) return;
  waitFor(
    figureBundleWithPicture(figure).then(({ bundle, metadata }) => {
      emitDisplay(bundle, { id, metadata, update: true });
    }),
  );
}

/** The bundle that {@link show} emits for anything but a figure. */
export function bundleOf(x: unknown, options: ShowTableOptions = {}): Bundle {
  if (typeof x === 'string') return { 'text/markdown': x, 'text/plain': x };
  if (x === null || typeof x !== 'object') return { 'text/plain': String(x) };
  if (x instanceof NothingToShow) return reasonBundle(x);
  if (isTable(x)) return tableBundle(x, options);
  if (isFrame(x)) return tableBundle(toColumns(x), options);
  if (isViewedAd(x)) return viewedAdBundle(x);
  const readable = readableBundle(x, options);
  if (readable) return readable;
  if (Array.isArray(x) && x.every((row) => row !== null && typeof row === 'object'))
    return tableBundle(columnsOfRows(x as Record<string, unknown>[]), options);
  if (isColumns(x)) return tableBundle(x, options);
  return tableBundle(columnsOfRows([x as Record<string, unknown>]), options);
}

function reasonBundle({ message }: NothingToShow): Bundle {
  return { 'text/html': `<p><em>${escapeHtml(message)}</em></p>`, 'text/plain': message };
}

function isFigure(x: unknown): x is Figure {
  return typeof x === 'object' && x !== null && 'layout' in x && 'data' in x && 'caption' in x;
}

function isFrame(x: object): x is Frame {
  return 'columns' in x && 'values' in x && 'shape' in x && 'column' in x;
}

function isColumns(x: object): x is Columns {
  const columns = Object.values(x) as unknown[];
  return (
    columns.length > 0 &&
    columns.every(
      (column) => Array.isArray(column) && column.every((cell) => cell === null || typeof cell !== 'object'),
    )
  );
}
