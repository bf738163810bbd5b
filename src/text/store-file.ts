// The file of a saved store: a preamble, sections of raw bytes, and a header that tells what stands where.
//
//   0   16 bytes   'RoleLens store' and zeros
//   16  uint32     format (FORMAT)
//   20  uint32     bytes of the header
//   24  float64    where the header begins: behind the sections, at the end of the file
//   32  32 bytes   SHA-256 of the 32 bytes before and the header
//   64  sections, one after another, then the header (JSON)
//
// The header holds a CRC-32 of each section. All numbers are little-endian.
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import { messageOf, replaceFile, RoleLensError, writeBytes } from '../core';

/** Raised whenever the layout of the file or of a section changes. */
const FORMAT = 1;
const MAGIC = 'RoleLens store';
const PREAMBLE = 64;
const SIGNED = 32;
/** Bytes read or written at a time: few enough to be still in the cache when they are checked. */
const STEP = 1 << 20;

/** One section: its bytes and their CRC-32. */
interface Section {
  readonly offset: number;
  readonly bytes: number;
  readonly crc: number;
}

interface Header<T> {
  readonly sections: Readonly<Record<string, Section>>;
  /** What the store says of itself. */
  readonly about: T;
}

/** Writes sections one after another. */
export class SectionWriter {
  private at = PREAMBLE;
  private readonly sections: Record<string, Section> = {};

  constructor(private readonly fd: number) {}

  /** Bytes that the file has so far, the preamble counted. */
  get length(): number {
    return this.at;
  }

  /** Writes the bytes of a typed array as a section. */
  write(name: string, { buffer, byteOffset, byteLength }: NodeJS.TypedArray): void {
    const offset = this.at;
    let crc = 0;
    for (let done = 0; done < byteLength; done += STEP) {
      const part = new Uint8Array(buffer, byteOffset + done, Math.min(STEP, byteLength - done));
      crc = crc32(part, crc);
      writeBytes(this.fd, part, this.at);
      this.at += part.length;
    }
    this.sections[name] = { offset, bytes: byteLength, crc };
  }

  /** Writes the header and signs it. */
  finish(about: unknown): void {
    const header = Buffer.from(JSON.stringify({ sections: this.sections, about }));
    const preamble = Buffer.alloc(PREAMBLE);
    preamble.write(MAGIC, 'latin1');
    preamble.writeUInt32LE(FORMAT, 16);
    preamble.writeUInt32LE(header.length, 20);
    preamble.writeDoubleLE(this.at, 24);
    signature(preamble, header).copy(preamble, SIGNED);
    this.at += writeBytes(this.fd, header, this.at);
    writeBytes(this.fd, preamble, 0);
  }
}

/** Reads sections by name and checks each. */
export class SectionReader<T> {
  /** What the writer was given to say of the whole. */
  readonly about: T;
  private readonly sections: Header<T>['sections'];

  constructor(
    private readonly fd: number,
    private readonly file: string,
  ) {
    const header = readHeader<T>(fd, file);
    this.about = header.about;
    this.sections = header.sections;
  }

  /** Number of bytes of a section; `undefined` where there is none. */
  bytesOf(name: string): number | undefined {
    return this.sections[name]?.bytes;
  }

  /** Reads a section into the first bytes of `target`, else into a buffer of its own. */
  read(name: string, target?: Buffer): Buffer {
    const { offset, bytes, crc } = this.sections[name];
    const into = target && target.length >= bytes ? target : Buffer.allocUnsafeSlow(bytes);
    let found = 0;
    for (let done = 0; done < bytes; done += STEP) {
      const part = into.subarray(done, Math.min(bytes, done + STEP));
      if (!readAll(this.fd, part, offset + done)) throw unfit(this.file, `its part '${name}' ends too early`);
      found = crc32(part, found);
    }
    if (found !== crc) throw unfit(this.file, `its part '${name}' was altered (its check sum differs)`);
    return into.subarray(0, bytes);
  }
}

/** Writes a file under a temporary name beside it and renames it when it is whole. Throws `RoleLensError`. */
export function writeSections(file: string, write: (writer: SectionWriter) => void): void {
  if (endianness() !== 'LE')
    throw new RoleLensError('Stores are saved on little-endian machines only.', { file });
  try {
    replaceFile(file, (fd) => {
      const writer = new SectionWriter(fd);
      write(writer);
      return writer.length;
    });
  } catch (cause) {
    if (cause instanceof RoleLensError) throw cause;
    throw new RoleLensError(`The store could not be written (${messageOf(cause)}).`, {
      file,
      hint: 'Tokenise the ads again, and save that.',
      cause,
    });
  }
}

/** Opens a file of sections for `read`. Throws `RoleLensError` where it is none, was cut or altered, or is of another format. */
export function readSections<T, R>(file: string, read: (reader: SectionReader<T>) => R): R {
  if (endianness() !== 'LE')
    throw new RoleLensError('Stores are read on little-endian machines only.', { file });
  try {
    return withFile(file, (fd) => read(new SectionReader<T>(fd, file)));
  } catch (cause) {
    if (cause instanceof RoleLensError) throw cause;
    throw new RoleLensError(`The store could not be read (${messageOf(cause)}).`, {
      file,
      hint: 'Give the name of a file written by store.save(file).',
      cause,
    });
  }
}

/** The error for a file that cannot be used: what was expected, what was found, how to mend it. */
export function unfit(file: string, found: string): RoleLensError {
  return new RoleLensError(`Expected a whole store as store.save(file) writes it; ${found}.`, {
    file,
    hint: 'Tokenise the ads again and save the store anew.',
  });
}

function readHeader<T>(fd: number, file: string): Header<T> {
  const preamble = Buffer.alloc(PREAMBLE);
  const { size } = fstatSync(fd);
  if (!readAll(fd, preamble, 0) || preamble.toString('latin1', 0, MAGIC.length) !== MAGIC)
    throw unfit(file, 'this file does not begin as one');
  const format = preamble.readUInt32LE(16);
  if (format !== FORMAT)
    throw unfit(file, `this file has format ${format}, not ${FORMAT}: another version made it`);
  const length = preamble.readUInt32LE(20);
  const offset = preamble.readDoubleLE(24);
  if (offset + length !== size)
    throw unfit(file, `this file has ${size} bytes, not ${offset + length}: it was cut or altered`);
  const header = Buffer.alloc(length);
  if (!readAll(fd, header, offset) || !signature(preamble, header).equals(preamble.subarray(SIGNED)))
    throw unfit(file, 'its header was altered (its SHA-256 differs)');
  return JSON.parse(header.toString()) as Header<T>;
}

function signature(preamble: Buffer, header: Buffer): Buffer {
  return createHash('sha256').update(preamble.subarray(0, SIGNED)).update(header).digest();
}

function withFile<R>(file: string, use: (fd: number) => R): R {
  const fd = openSync(file, 'r');
  try {
    return use(fd);
  } finally {
    closeSync(fd);
  }
}

/** Fills `bytes`; false where the file ends before. */
function readAll(fd: number, bytes: Uint8Array, position: number): boolean {
  for (let done = 0; done < bytes.length;) {
    const read = readSync(fd, bytes, done, bytes.length - done, position + done);
    if (read === 0) return false;
    done += read;
  }
  return true;
}
