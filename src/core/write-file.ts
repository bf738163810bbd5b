// The one writer of files: what it wrote is whole and on the disk, or the old file is as it was.
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { threadId } from 'node:worker_threads';
import { messageOf, RoleLensError } from './error';

/** What is written: a text (as UTF-8), bytes, or parts of either one after another. */
export type FileContent = string | Uint8Array | Iterable<string | Uint8Array>;

const { O_CREAT, O_EXCL, O_RDWR } = constants;
let written = 0;

/**
 * Writes a file under a temporary name beside it, has it put on the disk, compares its length with what was to be written, and renames it: a reader
 * never sees half of it, and where the disk is full the old file stays and nothing else is left. Missing folders are made; links are followed;
 * devices and pipes are written as they are. An error of the content's own passes through.
 * @throws RoleLensError where the file cannot be written.
 */
export function writeFileWhole(file: string, content: FileContent): void {
  replaceFile(file, (fd) => {
    let length = 0;
    for (const part of partsOf(content)) length += writeBytes(fd, part);
    return length;
  });
}

/**
 * As {@link writeFileWhole}, for what is written in another order than it stands: `fill` writes into the open file and gives the length that the file
 * must have then.
 * @throws RoleLensError where the file cannot be written.
 */
export function replaceFile(file: string, fill: (fd: number) => number): void {
  try {
    const target = realTarget(file);
    const old = statSync(target, { throwIfNoEntry: false });
    if (old && !old.isFile() && !old.isDirectory()) return fillDevice(target, fill);
    mkdirSync(dirname(target), { recursive: true });
    const name = `.${basename(target).slice(0, 100)}.${process.pid}-${threadId}-${written++}.partial`;
    replace(target, join(dirname(target), name), old, fill);
  } catch (cause) {
    if (cause instanceof RoleLensError) throw cause;
    if (!isSystemFault(cause)) throw cause;
    throw unwritable(file, cause);
  }
}

/** Writes all bytes at a place (default: where the file stands) and gives their number; a system may take fewer at a time without an error. */
export function writeBytes(fd: number, part: string | Uint8Array, position: number | null = null): number {
  const bytes = typeof part === 'string' ? Buffer.from(part) : part;
  for (let done = 0; done < bytes.length;) {
    const taken = writeSync(fd, bytes, done, bytes.length - done, position === null ? null : position + done);
    if (taken === 0) throw new WriteFault('the system takes no more bytes');
    done += taken;
  }
  return bytes.length;
}

/** Has a folder's list of names put on the disk, where the system can. */
export function syncFolder(folder: string): void {
  let fd: number | undefined;
  try {
    fd = openSync(folder, 'r');
    fsyncSync(fd);
  } catch {
    // Windows and some file systems have no such thing.
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** The error for a file that could not be written. */
export function unwritable(file: string, cause: unknown): RoleLensError {
  return new RoleLensError(`The file could not be written (${messageOf(cause)}).`, {
    file,
    hint: 'Choose a folder that exists or can be made, that you may write to, and that has room.',
    cause,
  });
}

/** A write that went wrong without the system saying so. */
export class WriteFault extends Error {}

function isSystemFault(cause: unknown): boolean {
  return cause instanceof WriteFault || (cause instanceof Error && 'code' in cause);
}

function partsOf(content: FileContent): Iterable<string | Uint8Array> {
  return typeof content === 'string' || content instanceof Uint8Array ? [content] : content;
}

/** What a link leads to is replaced, not the link. */
function realTarget(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return resolve(file);
  }
}

function replace(
  target: string,
  partial: string,
  old: Stats | undefined,
  fill: (fd: number) => number,
): void {
  try {
    const fd = openSync(partial, O_CREAT | O_EXCL | O_RDWR, 0o666);
    try {
      fillWhole(fd, fill);
      if (old) takeOver(fd, old);
    } finally {
      closeSync(fd);
    }
    renameSync(partial, target);
  } catch (cause) {
    discard(partial);
    throw cause;
  }
  syncFolder(dirname(target));
}

function fillWhole(fd: number, fill: (fd: number) => number): void {
  const expected = fill(fd);
  fsyncSync(fd);
  const { size } = fstatSync(fd);
  if (size !== expected) throw new WriteFault(`${size} of ${expected} bytes reached the disk`);
}

/** Who may read and write the old file may so the new one. */
function takeOver(fd: number, { mode, uid, gid }: Stats): void {
  try {
    fchmodSync(fd, mode & 0o7777);
    fchownSync(fd, uid, gid);
  } catch {
    // Not everybody may give files away, and not every file system knows of owners.
  }
}

function fillDevice(target: string, fill: (fd: number) => number): void {
  const fd = openSync(target, 'w');
  try {
    fill(fd);
  } finally {
    closeSync(fd);
  }
}

function discard(partial: string): void {
  try {
    rmSync(partial, { force: true });
  } catch {
    // Below a file there is nothing to remove.
  }
}
