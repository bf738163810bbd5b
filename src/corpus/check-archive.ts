// Archive check: what an .xlsx file (a zip) really unpacks to, before a spreadsheet reader is let loose on it.
import * as yauzl from 'yauzl';
import { RoleLensError, messageOf } from '../core';

const mostBytes = 512 * 1024 * 1024;
const mostEntries = 10_000;

/**
 * Unpacks a workbook into nothing and counts.
 * @throws RoleLensError when it unpacks to more than 512 MB, is broken, or is a zip archive but no workbook.
 */
export async function checkArchive(bytes: Buffer, file: string): Promise<void> {
  const hint = 'Save the workbook again as .xlsx, or export it as .csv.';
  try {
    const names = await unpackedNames(bytes);
    if (names.includes('xl/workbook.xml') || names.includes('xl/workbook.bin')) return;
  } catch (cause) {
    const problem =
      cause instanceof TooLarge ? cause.message : `The workbook is broken: ${messageOf(cause)}.`;
    throw new RoleLensError(problem, { file, hint, cause });
  }
  throw new RoleLensError('Expected a workbook (.xlsx), found another kind of zip archive.', {
    file,
    hint: 'Unpack it and give the files in it.',
  });
}

class TooLarge extends Error {}

function unpackedNames(bytes: Buffer): Promise<string[]> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const names: string[] = [];
      let total = 0;
      const next = (): void => zip.readEntry();
      zip.on('error', reject);
      zip.on('end', () => resolve(names));
      zip.on('entry', (entry: yauzl.Entry) => {
        names.push(entry.fileName);
        if (names.length > mostEntries)
          return reject(new TooLarge(`It holds more than ${mostEntries} files.`));
        countEntry(zip, entry, mostBytes - total).then((size) => {
          total += size;
          next();
        }, reject);
      });
      next();
    });
  });
}

// Declared sizes can lie, so the entry is unpacked for real; it stops as soon as the room is used up.
function countEntry(zip: yauzl.ZipFile, entry: yauzl.Entry, room: number): Promise<number> {
  return new Promise((resolve, reject) => {
    if (entry.fileName.endsWith('/')) return resolve(0);
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      let size = 0;
      stream.on('error', reject);
      stream.on('end', () => resolve(size));
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= room) return;
        stream.destroy();
        reject(new TooLarge('The workbook unpacks to more than 512 MB.'));
      });
    });
  });
}
