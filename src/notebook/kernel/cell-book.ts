// The cells that ran: their code, and where in it a place of their JavaScript comes from.
import { SourceMap, type SourceMapPayload } from 'node:module';
import type { CellMaps, Spot } from './messages';

/** A place in a cell. */
export interface CellPlace extends Spot {
  /** The cell's number, as in `[3]`. */
  readonly cell: number;
  /** The text of that line. */
  readonly text: string;
}

/** tslab puts one line before a cell, to make it a module. */
const LINES_BEFORE = 1;
const FRAME = /cell \[(\d+)\]:(\d+):(\d+)/g;

/** The file name under which Node knows a cell. */
export function cellFile(cell: number): string {
  return `cell [${cell}]`;
}

/** Remembers cells by their number. */
export class CellBook {
  private readonly cells = new Map<number, { readonly lines: readonly string[]; readonly maps: CellMaps }>();

  /** Keeps a cell; `maps` lead from its JavaScript back to `code`. */
  add(cell: number, code: string, maps: CellMaps): void {
    this.cells.set(cell, { lines: code.split('\n'), maps });
  }

  /** The places in cells that a stack passes through, innermost first, one a line of a cell. */
  places(stack: string): CellPlace[] {
    const places = new Map<string, CellPlace>();
    for (const [, cell, line, column] of stack.matchAll(FRAME)) {
      const place = this.place(Number(cell), { line: Number(line) - 1, character: Number(column) - 1 });
      const key = `${place?.cell} ${place?.line}`;
      if (place && !places.has(key)) places.set(key, place);
    }
    return [...places.values()];
  }

  private place(cell: number, spot: Spot): CellPlace | null {
    const known = this.cells.get(cell);
    let found: Spot | null = spot;
    for (const map of known?.maps ?? []) found = found && original(map, found);
    if (!known || !found) return null;
    const line = found.line - LINES_BEFORE;
    const text = known.lines[line];
    return text === undefined ? null : { cell, line, character: found.character, text };
  }
}

function original(map: string, { line, character }: Spot): Spot | null {
  const entry = new SourceMap(JSON.parse(map) as SourceMapPayload).findEntry(line, character);
  if (!('originalLine' in entry)) return null;
  return { line: entry.originalLine, character: entry.originalColumn };
}
