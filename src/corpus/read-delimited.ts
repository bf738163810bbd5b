// Delimited text: CSV, TSV and their kin, streamed, with any delimiter, quotes, byte order mark and encoding.
import { Readable } from 'node:stream';
import Papa from 'papaparse';
import { RoleLensError, summariseFaults } from '../core';
import { decodeHead, decodeText, type BytesRead } from './decode-text';
import type { Source } from './find-sources';
import { longestRecord, type RowSink } from './read-options';

/**
 * Reads delimited text with a header line; rows without any content are passed over.
 * @throws RoleLensError when quotes are broken or rows have more cells than the header (all of them in one report),
 * or when a record is longer than 10 MB.
 */
export async function readDelimited(source: Source, sink: RowSink, bytesRead?: BytesRead): Promise<void> {
  const table = new Table(source.name, sink);
  const input = Readable.from(bounded(decodeText(source, bytesRead), table), { highWaterMark: 1 });
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(input, {
      delimiter: guessDelimiter(decodeHead(source.head)),
      chunk: ({ data, errors, meta }, parser) => {
        try {
          table.take(data, errors, meta.cursor);
        } catch (error) {
          // Before the parser is stopped: stopping completes it, and a fault would pass for the end of the file.
          reject(error instanceof Error ? error : new Error(String(error)));
          parser.abort();
        }
      },
      complete: () => resolve(),
      error: reject,
    });
  });
  table.report();
}

// The header tells better than the rows, whose texts are full of commas and semicolons.
function guessDelimiter(head: string): string {
  const told = /^sep=(.)\r?\n/.exec(head);
  if (told) return told[1];
  let header = head.trimStart().replace(/"(?:[^"]|"")*"/g, '');
  header = header.slice(0, header.search(/[\r\n]|$/));
  const counts = [',', ';', '\t', '|'].map((delimiter) => header.split(delimiter).length);
  return [',', ';', '\t', '|'][counts.indexOf(Math.max(...counts))];
}

// The parser keeps an unfinished record and looks again at every chunk; a bound keeps an open quote from eating the file.
async function* bounded(chunks: AsyncIterable<string>, table: Table): AsyncGenerator<string> {
  let given = 0;
  for await (const chunk of chunks) {
    table.checkRecord(given);
    given += chunk.length;
    yield chunk;
  }
}

/** The rows so far: the header, the faults, and where the parser stands. */
class Table {
  private header: string[] | undefined;
  private row = 0;
  private parsed = 0;
  private readonly faults: string[] = [];

  constructor(
    private readonly file: string,
    private readonly sink: RowSink,
  ) {}

  take(rows: string[][], errors: Papa.ParseError[], parsed: number): void {
    this.parsed = Math.max(this.parsed, parsed);
    const first = this.row + (this.header ? 1 : 0);
    for (const { type, row, message } of errors) {
      if (type === 'Quotes') this.faults.push(`row ${first + (row ?? 0)}: ${message}`);
    }
    for (const cells of rows) this.takeRow(cells);
  }

  checkRecord(given: number): void {
    if (given - this.parsed <= longestRecord) return;
    throw new RoleLensError('The record is longer than 10 MB; expected one ad a row.', {
      file: this.file,
      line: this.row + 2,
      hint: 'Look for a quote (") that is opened and never closed.',
    });
  }

  report(): void {
    if (!this.faults.length) return;
    throw new RoleLensError(`${this.faults.length} rows are broken:\n${summariseFaults(this.faults)}\n`, {
      file: this.file,
      hint: 'Quote cells that hold the delimiter or a line break, and double the quotes inside them.',
    });
  }

  private takeRow(cells: string[]): void {
    if (!this.header) {
      if (cells.some((cell) => cell.trim() && cell !== 'sep='))
        this.header = cells.map((cell) => cell.trim());
      return;
    }
    this.row++;
    if (!cells.some((cell) => cell.trim())) return;
    if (cells.length > this.header.length && cells.slice(this.header.length).some((cell) => cell.trim())) {
      this.faults.push(`row ${this.row}: ${cells.length} cells under ${this.header.length} columns`);
    } else this.sink(this.header, cells.map(ownCopy), this.row);
  }
}

// A cell is a slice of its chunk and would keep the whole chunk in memory.
function ownCopy(cell: string): string {
  return cell.length < 13 ? cell : Buffer.from(cell).toString();
}
