// writeLines: many lines to a file, without ever holding them all in memory.
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { messageOf, RoleLensError } from '../core';

const CHUNK = 1 << 20;

/**
 * Writes lines (a line break is added to each) under a temporary name and renames the file when all are written, so that a reader
 * never sees half of it. `-` writes to standard output. Throws `RoleLensError` where the file cannot be written.
 */
export async function writeLines(file: string, lines: Iterable<string>): Promise<void> {
  if (file === '-') return toStandardOutput(lines);
  const partial = `${file}.${process.pid}.partial`;
  const discard = (): void => {
    try {
      rmSync(partial, { force: true });
    } catch {
      // Below a file there is nothing to remove.
    }
  };
  process.once('exit', discard);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeAll(partial, lines);
    renameSync(partial, file);
  } catch (cause) {
    discard();
    if (cause instanceof RoleLensError) throw cause;
    throw new RoleLensError(`The file could not be written (${messageOf(cause)}).`, {
      file,
      hint: 'Choose a folder that exists or can be made, that you may write to, and that has room.',
      cause,
    });
  } finally {
    process.removeListener('exit', discard);
  }
}

function writeAll(file: string, lines: Iterable<string>): void {
  const handle = openSync(file, 'w');
  try {
    for (const chunk of chunks(lines)) writeSync(handle, chunk);
  } finally {
    closeSync(handle);
  }
}

async function toStandardOutput(lines: Iterable<string>): Promise<void> {
  for (const chunk of chunks(lines)) if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
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
