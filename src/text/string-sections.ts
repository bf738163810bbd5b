// Strings in sections: a few large pieces, out of which each string is cut without copying it.
import type { SectionReader, SectionWriter } from './store-file';

/** Texts of Latin-1 characters take one byte a unit, others two, as in memory. */
const ENCODINGS = ['latin1', 'utf16le'] as const;
/** Bytes of a piece, unless one string needs more: few enough to stay in the cache until the string is made of them. */
const PIECE = 1 << 21;
const WIDE = /[^\0-\xff]/;

/** Writes strings as sections whose names begin with `name`. */
export function writeStrings(writer: SectionWriter, name: string, strings: readonly string[]): void {
  const lengths = Uint32Array.from(strings, (text) => text.length * 2 + (WIDE.test(text) ? 1 : 0));
  writer.write(`${name}/lengths`, lengths);
  for (const wide of [0, 1] as const) {
    let pieces = 0;
    let piece = Buffer.allocUnsafe(PIECE);
    let used = 0;
    const flush = (): void => {
      if (used) writer.write(pieceName(name, wide, pieces++), piece.subarray(0, used));
      used = 0;
    };
    strings.forEach((text, i) => {
      if ((lengths[i] & 1) !== wide) return;
      const bytes = text.length << wide;
      if (used + bytes > piece.length) flush();
      if (bytes > piece.length) piece = Buffer.allocUnsafe(bytes);
      used += piece.write(text, used, bytes, ENCODINGS[wide]);
    });
    flush();
  }
}

/** Reads and checks what {@link writeStrings} wrote; the strings are cut when the function that it gives is called. */
export function readStrings<T>(reader: SectionReader<T>, name: string): () => string[] {
  const lengths = new Uint32Array(reader.read(`${name}/lengths`).buffer);
  const pieces = [readPieces(reader, name, 0), readPieces(reader, name, 1)];
  return () => {
    const cutters = pieces.map((parts) => new Cutter(parts));
    const strings = new Array<string>(lengths.length);
    for (let i = 0; i < lengths.length; i++) strings[i] = cutters[lengths[i] & 1].next(lengths[i] >>> 1);
    return strings;
  };
}

function readPieces<T>(reader: SectionReader<T>, name: string, wide: 0 | 1): string[] {
  const pieces: string[] = [];
  const bytes = Buffer.allocUnsafeSlow(reader.bytesOf(pieceName(name, wide, 0)) ? PIECE : 0);
  while (reader.bytesOf(pieceName(name, wide, pieces.length)) !== undefined)
    pieces.push(reader.read(pieceName(name, wide, pieces.length), bytes).toString(ENCODINGS[wide]));
  return pieces;
}

/** Cuts strings from their pieces, in order. */
class Cutter {
  private piece = '';
  private pieces = 0;
  private at = 0;

  constructor(private readonly parts: readonly string[]) {}

  next(length: number): string {
    if (length > 0 && this.at === this.piece.length) {
      this.piece = this.parts[this.pieces++];
      this.at = 0;
    }
    return this.piece.slice(this.at, (this.at += length));
  }
}

function pieceName(name: string, wide: 0 | 1, piece: number): string {
  return `${name}/${ENCODINGS[wide]}/${piece}`;
}
