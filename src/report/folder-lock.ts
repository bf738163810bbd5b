// One study at a time in a folder: a lock file that names who holds it.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { RoleLensError } from '../core';

const LOCK = '.rolelens-lock';

/** Who holds a lock. Numbers of processes are used again: the time at which it started, where the system tells it, tells them apart. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly started: string;
}

const ours = new Set<string>();

/**
 * Locks a folder that is there, and gives the function that opens it again. The lock of a process that is dead is taken over.
 * @throws RoleLensError where another process, or another study of this one, holds it.
 */
export function lockFolder(folder: string): () => void {
  const file = join(resolve(folder), LOCK);
  if (!take(file)) {
    const holder = holderOf(file);
    if (holder === null || isAlive(holder, file)) throw taken(folder, file, holder);
    clearDead(file, holder);
    if (!take(file)) throw taken(folder, file, holderOf(file));
  }
  ours.add(file);
  return () => {
    ours.delete(file);
    rmSync(file, { force: true });
  };
}

function take(file: string): boolean {
  const me: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid) };
  try {
    writeFileSync(file, JSON.stringify(me), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    // On a full disk it may be there, and empty.
    rmSync(file, { force: true });
    throw error;
  }
}

/** `null` where the file does not say it, e.g. as it was just made. */
function holderOf(file: string): Holder | null {
  try {
    const { pid, host, started } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder>;
    return typeof pid === 'number' && pid > 0 ? { pid, host: String(host), started: String(started) } : null;
  } catch {
    return null;
  }
}

/** Of other machines nothing is known, so they count as alive. */
function isAlive({ pid, host, started }: Holder, file: string): boolean {
  if (host !== hostname()) return true;
  if (pid === process.pid && started === startOf(pid)) return ours.has(file);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return started === startOf(pid);
}

/** When a process started, in the system's own count; empty where the system does not tell. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? '';
  } catch {
    return '';
  }
}

/** Moved away first: where another process was quicker and the lock is its own by now, it gets it back. */
function clearDead(file: string, dead: Holder): void {
  const aside = `${file}-${process.pid}`;
  try {
    renameSync(file, aside);
    const moved = holderOf(aside);
    if (moved?.pid !== dead.pid || moved.started !== dead.started) linkSync(aside, file);
  } catch {
    // Another process cleared it.
  } finally {
    rmSync(aside, { force: true });
  }
}

function taken(folder: string, file: string, holder: Holder | null): RoleLensError {
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another process';
  return new RoleLensError(`Another study is being written into this folder (by ${who}).`, {
    file: folder,
    hint: `Wait until it has ended, or choose another folder; remove ${file} if no study runs.`,
  });
}
