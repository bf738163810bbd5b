// One process at a time: a lock in the file system.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { RoleLensError } from '../../core';

const PAUSE_MS = 200;
const PATIENCE_MS = 15 * 60_000;

/** Does `work` while no other process does any under the same lock file; the lock of a process that died counts for nothing. */
export function withLock<T>(file: string, work: () => T): T {
  mkdirSync(dirname(file), { recursive: true });
  for (let waited = 0; !take(file); waited += PAUSE_MS) {
    if (waited > PATIENCE_MS)
      throw new RoleLensError('Another process has held this lock for a quarter of an hour.', {
        file,
        hint: 'End it, or remove the file if there is none.',
      });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
  try {
    return work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!isHeld(file)) rmSync(file, { force: true });
    return false;
  }
}

function isHeld(file: string): boolean {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    // Just made and not yet written: held.
    if (!holder) return true;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
