// writeLines: many lines to a file, without ever holding them all in memory.
import { writeFileWhole, writeStandardOutput } from '../core';

const CHUNK = 1 << 20;

/**
 * Writes lines (a line break is added to each) under a temporary name and renames the file when all are on the disk, so that a reader
 * never sees half of it. `-` writes to standard output. Throws `RoleLensError` where they cannot be written.
 */
export async function writeLines(file: string, lines: Iterable<string>): Promise<void> {
  if (file === '-') return writeStandardOutput(chunks(lines));
  return Promise.resolve().then(() => writeFileWhole(file, chunks(lines)));
}

function* chunks(lines: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk) yield chunk;
}
