// What a cell shows when it fails: the message and the cell's own lines, without the ways of our functions and of the kernel.
import { inspect } from 'node:util';
import type { CellBook, CellPlace } from './cell-book';
import type { CellFault } from './messages';

/** An error as Jupyter takes it. */
export interface ErrorReport {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/** More of them help nobody. */
const MOST_FAULTS = 5;
const MOST_PLACES = 5;
const MOST_CAUSES = 3;

/** The cell was stopped by its user. */
export const INTERRUPTED: ErrorReport = {
  ename: 'Interrupted',
  evalue: 'The cell was interrupted.',
  traceback: ['Interrupted'],
};

/** Thrown when a cell does not compile. */
export class CellFaults extends Error {
  constructor(
    readonly code: string,
    readonly faults: readonly CellFault[],
  ) {
    super(faults.map(({ message }) => message).join('\n'));
    this.name = 'TypeScriptError';
  }
}

/** The report of anything thrown by cell number `cell`. */
export function reportError(thrown: unknown, book: CellBook, cell: number): ErrorReport {
  if (thrown instanceof CellFaults) return reportFaults(thrown);
  if (!isError(thrown)) return reportValue(thrown);
  const places = book.places(thrown.stack ?? '').slice(0, MOST_PLACES);
  return {
    ename: thrown.name,
    evalue: messageOf(thrown),
    traceback: [headline(thrown), ...places.map((place) => placeText(place, cell)), ...causesOf(thrown)],
  };
}

function reportFaults({ name, code, faults }: CellFaults): ErrorReport {
  const lines = code.split('\n');
  const shown = faults.slice(0, MOST_FAULTS).map((fault) => faultText(fault, lines[fault.line] ?? ''));
  const more = faults.length - shown.length;
  const { line, character, message } = faults[0];
  const evalue = `${line + 1}:${character + 1} ${message}${faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''}`;
  return { ename: name, evalue, traceback: more > 0 ? [...shown, `… and ${more} more`] : shown };
}

function faultText({ line, character, message }: CellFault, text: string): string {
  const margin = `> ${line + 1} | `;
  // Tabs stay, so that the caret stands below its letter.
  const blank = text.slice(0, character).replace(/[^\t]/g, ' ');
  return `${line + 1}:${character + 1} ${message}\n${margin}${text}\n${' '.repeat(margin.length - 2)}| ${blank}^`;
}

function reportValue(thrown: unknown): ErrorReport {
  const evalue = textOf(thrown);
  return { ename: 'Thrown', evalue, traceback: [`Thrown: ${evalue}`] };
}

function textOf(thrown: unknown): string {
  return typeof thrown === 'string' ? thrown : inspect(thrown);
}

/** Errors of other realms and of sources loaded before an edit count too. */
function isError(thrown: unknown): thrown is Error {
  return thrown instanceof Error || Object.prototype.toString.call(thrown) === '[object Error]';
}

/** Our own messages say all by themselves. */
function headline(error: Error): string {
  return error.name === 'RoleLensError' ? error.message : `${error.name}: ${messageOf(error)}`;
}

/** Node tells the way of a `require` in the message. */
function messageOf({ message }: Error): string {
  return message.replace(/\nRequire stack:[^]*/, '');
}

function placeText({ cell, line, text }: CellPlace, current: number): string {
  return `${cell === current ? '' : `in cell [${cell}]:\n`}> ${line + 1} | ${text}`;
}

/** The causes whose messages are not told yet. */
function causesOf(thrown: Error): string[] {
  const told: string[] = [thrown.message];
  const causes: string[] = [];
  for (let cause = thrown.cause; cause !== undefined && causes.length < MOST_CAUSES;) {
    const text = isError(cause) ? cause.message : textOf(cause);
    if (!told.some((known) => known.includes(text)))
      causes.push(`Caused by ${isError(cause) ? headline(cause) : text}`);
    told.push(text);
    cause = isError(cause) ? cause.cause : undefined;
  }
  return causes;
}
