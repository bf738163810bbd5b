// The one error class: every message says what was wrong, where, and how to mend it.

/** Where a fault stands: a file, and inside it a 1-based line and column or a data row. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly row?: number;
}

/** What an error carries besides its message. */
export interface ErrorDetails extends Place {
  /** What the reader can do about it, as an imperative sentence. */
  readonly hint?: string;
  /** The third-party failure behind it. */
  readonly cause?: unknown;
}

/**
 * Bad input or bad usage: what was expected, what was found, and how to mend it. Catch it where a program of your own should go on; the commands
 * print it without a stack and exit with 2. `message` reads `file:line:column: what was expected and found. How to mend it.`
 * @example
 * const read = await readAds('not-there.xls').catch((error: unknown) => error);
 * if (read instanceof RoleLensError) show(read.message);
 */
export class RoleLensError extends Error {
  readonly place: Place;
  readonly hint?: string;

  constructor(problem: string, details: ErrorDetails = {}) {
    const { hint, cause, ...place } = details;
    super([describePlace(place), problem, hint].filter(Boolean).join(' '), { cause });
    this.name = 'RoleLensError';
    this.place = place;
    this.hint = hint;
  }
}

/** A place as text: `file:line:column:` or `file, row n:`; empty when nothing is known. */
export function describePlace({ file, line, column, row }: Place): string {
  if (row !== undefined) return `${file ? `${file}, ` : ''}row ${row}:`;
  const parts = [file, line, column].filter((part) => part !== undefined);
  return parts.length ? `${parts.join(':')}:` : '';
}

/**
 * Folds many small faults into one report: their number and the first few, so that a file with ten thousand
 * bad rows gives a message and not ten thousand lines.
 */
export function summariseFaults(faults: readonly string[], most = 5): string {
  const shown = faults.slice(0, most).map((fault) => `  - ${fault}`);
  if (faults.length > most) shown.push(`  … and ${faults.length - most} more`);
  return shown.join('\n');
}

/**
 * The message of anything thrown. Use it in a `catch`: what was thrown need not be an error.
 * @example
 * const message = messageOf(new RoleLensError('No ad is left.', { hint: 'Widen the query.' })); // No ad is left. Widen the query.
 */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
