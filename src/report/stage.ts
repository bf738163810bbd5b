// The stage of a study: results are made in a hidden folder and put into place together.
import { readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { messageOf, RoleLensError } from '../core';
import { closeBrowser } from '../export';
import { PROVENANCE_FILE } from './provenance';

/**
 * Runs `work` with a hidden folder inside `out`, and removes it afterwards, also when the process exits in between. Folders that were made
 * for `out` go too when nothing was put into them.
 * @throws RoleLensError where `out` cannot be made or written.
 */
export async function withStage<T>(out: string, work: (stage: string) => Promise<T>): Promise<T> {
  const { stage, made } = await makeStage(out);
  const discard = (): void => {
    rmSync(stage, { recursive: true, force: true });
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

async function makeStage(out: string): Promise<{ stage: string; made: string | undefined }> {
  try {
    const made = await mkdir(out, { recursive: true });
    return { stage: await mkdtemp(join(out, '.unfinished-')), made };
  } catch (cause) {
    throw unwritable(out, cause);
  }
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

/**
 * Puts the files of a stage into place, over those of an earlier study; files that the earlier one made and this one does not are taken away, no others. Without a pause, so
 * that a signal cannot leave a mixture of two.
 * @throws RoleLensError where a file cannot be put into place.
 */
export function moveResults(stage: string, out: string, files: readonly string[]): void {
  try {
    const earlier = earlierOutputs(out);
    for (const file of files) renameSync(join(stage, file), join(out, file));
    for (const file of earlier) if (!files.includes(file)) rmSync(join(out, file), { force: true });
  } catch (cause) {
    throw unwritable(out, cause);
  }
}

/** Names of files that a study writes. */
const OUTPUT = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*\.(?:csv|html|jsonl?|md|pdf|png|svg)$/u;

/** What an earlier study says that it made here; nothing where there was none, or its provenance cannot be read. */
export function earlierOutputs(out: string): string[] {
  try {
    const { outputs } = JSON.parse(readFileSync(join(out, PROVENANCE_FILE), 'utf8')) as { outputs?: unknown };
    const names = Array.isArray(outputs) ? outputs : [];
    // The file may have been edited: only files of the kinds that studies write, and nothing outside the folder.
    return names.filter((name): name is string => typeof name === 'string' && OUTPUT.test(name));
  } catch {
    return [];
  }
}

function unwritable(out: string, cause: unknown): RoleLensError {
  return new RoleLensError(`The output folder cannot be written: ${messageOf(cause)}.`, {
    file: out,
    hint: 'Choose a folder that exists or can be made, and that you may write to.',
    cause,
  });
}
