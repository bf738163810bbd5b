// JSON Lines: one ad as an object a line, streamed, so that a file may be larger than memory.
import { RoleLensError, messageOf, summariseFaults } from '../core';
import { decodeText } from './decode-text';
import type { Source } from './find-sources';
import { escapeZeros, longestRecord, type RowSink, type Watch } from './read-options';

/**
 * Reads a JSON Lines source row by row; blank lines are passed over.
 * @throws RoleLensError when lines are no JSON or no objects (all of them in one report), or longer than 10 MB.
 */
export async function readJsonLines(source: Source, sink: RowSink, watch: Watch): Promise<void> {
  const faults = new Faults(source.name);
  for await (const [text, line] of textLines(source, watch)) {
    if (!text.trim()) continue;
    const value = faults.parse(text, line);
    if (value) sink(Object.keys(value), Object.values(value), line);
  }
  faults.report();
}

/** The lines of a source with their 1-based numbers. @throws RoleLensError for a line of more than 10 MB. */
async function* textLines(source: Source, watch: Watch): AsyncGenerator<[string, number]> {
  let line = 1;
  let rest = '';
  for await (const chunk of decodeText(source, watch)) {
    const text = rest + chunk;
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      yield [checkLength(text.slice(start, end), source.name, line), line++];
      start = end + 1;
    }
    rest = checkLength(text.slice(start), source.name, line);
  }
  if (rest) yield [rest, line];
}

function checkLength(text: string, file: string, line: number): string {
  if (text.length <= longestRecord) return text;
  throw new RoleLensError('The line is longer than 10 MB; expected one ad a line.', {
    file,
    line,
    hint: 'Check that the line breaks between the ads are there.',
  });
}

/** Collects broken lines, the first few as text, the others as a count. */
class Faults {
  private readonly found: string[] = [];
  private firstLine = 0;

  constructor(private readonly file: string) {}

  parse(text: string, line: number): Record<string, unknown> | undefined {
    try {
      const value: unknown = JSON.parse(escapeZeros(text));
      if (value && typeof value === 'object' && !Array.isArray(value))
        return value as Record<string, unknown>;
      this.add(line, `expected an object with the ad's fields, found ${describe(value)}`);
    } catch (error) {
      this.add(line, `no valid JSON: ${messageOf(error).slice(0, 120)}`);
    }
    return undefined;
  }

  report(): void {
    if (!this.found.length) return;
    const hint = 'Each line has to be one JSON object, such as {"title": "…", "description": "…"}.';
    const [only] = this.found;
    const many = `${this.found.length} lines are broken, the first of them here:\n${summariseFaults(this.found)}\n`;
    const problem = this.found.length === 1 ? `${only.replace(/^line \d+: /, '')}.` : many;
    throw new RoleLensError(problem, { file: this.file, line: this.firstLine, hint });
  }

  private add(line: number, fault: string): void {
    this.firstLine ||= line;
    this.found.push(`line ${line}: ${fault}`);
  }
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return value === null ? 'null' : `a ${typeof value}`;
}
