// The stage of a study: results are made in a hidden folder and put into place together.
import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { messageOf, RoleLensError } from '../core';
import { closeBrowser } from '../export';
import { lockFolder } from './folder-lock';

const STAGE = '.unfinished-';
/** As `mkdtemp` names them. */
const STAGES = /^\.unfinished-[A-Za-z0-9]{6}$/;

/**
 * Runs `work` with a hidden folder inside `out`, and removes it afterwards, also when the process exits in between. Nobody else may do so in `out` meanwhile; what a run
 * that was killed left is cleared. Folders that were made for `out` go too when nothing was put into them.
 * @throws RoleLensError where `out` cannot be made or written, and where another study is being written into it.
 */
export async function withStage<T>(out: string, work: (stage: string) => Promise<T>): Promise<T> {
  const { stage, made, unlock } = await makeStage(out);
  const discard = (): void => {
    rmSync(stage, { recursive: true, force: true });
    unlock();
    if (made) removeEmpty(out, made);
  };
  process.once('exit', discard);
  try {
    return await work(stage);
  } finally {
    process.removeListener('exit', discard);
    await closeBrowser();
    discard();
  }
}

interface Stage {
  readonly stage: string;
  /** The first folder that was made on the way to `out`. */
  readonly made: string | undefined;
  readonly unlock: () => void;
}

async function makeStage(out: string): Promise<Stage> {
  let made: string | undefined;
  let unlock: (() => void) | undefined;
  try {
    made = await mkdir(out, { recursive: true });
    unlock = lockFolder(out);
    clearStages(out);
    return { stage: await mkdtemp(join(out, STAGE)), made, unlock };
  } catch (cause) {
    unlock?.();
    if (made) removeEmpty(out, made);
    throw cause instanceof RoleLensError ? cause : unwritableFolder(out, cause);
  }
}

/** Whoever holds the lock is alone: other stages are of runs that were killed. */
function clearStages(out: string): void {
  for (const name of readdirSync(out))
    if (STAGES.test(name)) rmSync(join(out, name), { recursive: true, force: true });
}

/** From `out` up to the first folder that was made, as far as they are empty. */
function removeEmpty(out: string, first: string): void {
  try {
    for (let folder = resolve(out); folder.length >= resolve(first).length; folder = dirname(folder))
      rmdirSync(folder);
  } catch {
    // It holds results.
  }
}

/** The error for a folder that results cannot be put into. */
export function unwritableFolder(out: string, cause: unknown): RoleLensError {
  return new RoleLensError(`The output folder cannot be written: ${messageOf(cause)}.`, {
    file: out,
    hint: 'Choose a folder that exists or can be made, that you may write to, and that has room.',
    cause,
  });
}
