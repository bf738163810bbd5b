// Files that are made to hurt a reader: an archive that unpacks to more than a gigabyte, and an endless line.
import { closeSync, openSync, writeSync } from 'node:fs';
import { constants, crc32, deflateRawSync } from 'node:zlib';

interface Entry {
  readonly name: string;
  readonly packed: Buffer;
  /** Size that the archive says it unpacks to. */
  readonly size: number;
  readonly crc: number;
}

function plainEntry(name: string, text: string): Entry {
  const content = Buffer.from(text);
  return { name, packed: deflateRawSync(content), size: content.length, crc: crc32(content) };
}

/** Blanks by the gigabyte: one flushed block, repeated, and an empty last one. */
function bombEntry(name: string, bytes: number, claimed: number): Entry {
  const block = 16 * 1024 * 1024;
  const packed = deflateRawSync(Buffer.alloc(block, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  const repeated = Array.from({ length: Math.ceil(bytes / block) }, () => packed);
  return { name, packed: Buffer.concat([...repeated, Buffer.from([3, 0])]), size: claimed, crc: 0 };
}

function zip(entries: readonly Entry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, packed, size, crc } of entries) {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size, 18);
    fields.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, tail, Buffer.from(name)]));
    bodies.push(body);
    offset += body.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, index, Buffer.from('PK\x05\x06'), end]);
}

const WORKBOOK =
  '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets><sheet name="a" sheetId="1"/></sheets></workbook>';

/** A workbook whose sheet unpacks to `bytes` blanks; it claims `claimed` bytes. */
export function bombWorkbook(bytes: number, claimed: number): Buffer {
  return zip([
    plainEntry('[Content_Types].xml', '<Types/>'),
    plainEntry('xl/workbook.xml', WORKBOOK),
    bombEntry('xl/worksheets/sheet1.xml', bytes, claimed),
  ]);
}

/** An archive that is no workbook. */
export function otherArchive(): Buffer {
  return zip([plainEntry('ads.csv', 'title,description\na,b\n')]);
}

/** Writes one line of so many megabytes. */
export function writeLongLine(file: string, megabytes: number): void {
  const handle = openSync(file, 'w');
  try {
    writeSync(handle, '{"id": "1", "title": "long", "description": "');
    for (let i = 0; i < megabytes; i++) writeSync(handle, 'word '.repeat(200_000));
    writeSync(handle, '"}\n');
  } finally {
    closeSync(handle);
  }
}

/** YAML whose aliases unfold to ten to the ninth entries. */
export function aliasBomb(): string {
  const levels = Array.from({ length: 9 }, (_, i) => {
    const entry = i ? `*a${i - 1}` : 'x';
    return `a${i}: &a${i} [${Array<string>(10).fill(entry).join(', ')}]`;
  });
  return `${levels.join('\n')}\ncodebook: *a8\n`;
}
