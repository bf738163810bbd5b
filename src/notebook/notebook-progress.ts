// Progress in a notebook: one bar, updated in place, for work that takes long enough to wonder.
import { type Progress } from '../core';
import { escapeHtml } from '../export';
import { emitDisplay } from './kernel/displays';

/** Work that ends sooner shows no bar at all. */
const PATIENCE_MS = 700;
const REDRAW_MS = 150;

/** Progress that draws in the cell at hand; the bar goes away when the step is done. `now` gives milliseconds. */
export function notebookProgress(now: () => number = Date.now): Progress {
  let step = '';
  let begun = 0;
  let drawn = 0;
  let id: string | null = null;
  let number = 0;
  return (name, done, total) => {
    if (name !== step) {
      step = name;
      begun = now();
      id = null;
    }
    if (done >= total) {
      if (id) emitDisplay({ 'text/html': '', 'text/plain': '' }, { id, update: true });
      step = '';
      return;
    }
    if (now() - begun < PATIENCE_MS || now() - drawn < REDRAW_MS) return;
    drawn = now();
    const update = id !== null;
    id ??= `rolelens-progress-${process.pid}-${++number}`;
    emitDisplay(bar(name, done, total), { id, update });
  };
}

function bar(step: string, done: number, total: number): Record<string, string> {
  const label = escapeHtml(step);
  return {
    'text/html': `<label>${label} <progress value="${done}" max="${total}"></progress> ${Math.floor((100 * done) / total)} %</label>`,
    'text/plain': `${step} ${done}/${total}`,
  };
}
