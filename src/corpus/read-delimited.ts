// Delimited text: CSV, TSV and their kin, streamed, with any delimiter, quotes, byte order mark and encoding.
import { Readable } from 'node:stream';
import Papa from 'papaparse';
import { RoleLensError, summariseFaults } from '../core';
import { decodeHead, decodeText } from './decode-text';
import type { Source } from './find-sources';
import { guessLayout, namesOf, noHeaderRow, withGroups, type LayoutOptions } from './guess-layout';
import { longestRecord, type RowSink, type Watch } from './read-options';

/** How delimited text is read. */
export interface DelimitedOptions extends LayoutOptions {
  readonly watch: Watch;
}

/**
 * Reads delimited text with a header, which may stand below lines that say what the file is; rows without any content are passed over.
 * @throws RoleLensError when quotes are broken or rows have more cells than the header (all of them in one report),
 * or when a record is longer than 10 MB.
 */
export async function readDelimited(source: Source, sink: RowSink, options: DelimitedOptions): Promise<void> {
  const { watch, headerRow } = options;
  const isWhole = source.size <= source.head.length;
  const { delimiter, header } = guessLayout(decodeHead(source.head), isWhole, options);
  const table = new Table(source.name, header, options, sink);
  const input = Readable.from(bounded(decodeText(source, watch), table), { highWaterMark: 1 });
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(input, {
      delimiter,
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
  if (!table.hasHeader && headerRow !== undefined) throw noHeaderRow(headerRow, source.name);
  watch.laidOut({ headerRow: header + 1, delimiter });
  table.report();
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
  private above: string[] | undefined;
  /** Rows above the header that were passed over. */
  private passed = 0;
  private row = 0;
  private parsed = 0;
  private readonly faults: string[] = [];

  constructor(
    private readonly file: string,
    private readonly headerAt: number,
    private readonly options: LayoutOptions,
    private readonly sink: RowSink,
  ) {}

  get hasHeader(): boolean {
    return this.header !== undefined;
  }

  take(rows: string[][], errors: Papa.ParseError[], parsed: number): void {
    this.parsed = Math.max(this.parsed, parsed);
    const first = this.row + (this.header ? 1 : -this.headerAt + this.passed);
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
      if (this.passed++ < this.headerAt) this.above = cells;
      else this.header = withGroups(namesOf(cells), this.above, this.options.headerScore);
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
