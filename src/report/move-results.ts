// moveResults: from the stage into the folder, all or none.
import { lstatSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../core';
import { earlierOutputs } from './earlier-results';
import { unwritableFolder } from './stage';

/** Where the earlier results go, inside the stage, which is removed in the end. */
const FORMER = '.former';

/**
 * Puts the files of a stage into place, over those of an earlier study; files that the earlier one made and this one does not are taken away, no others. Where a file cannot
 * be put into place, all that was there comes back. Without a pause, so that a signal cannot leave a mixture of two.
 * @throws RoleLensError where a file cannot be put into place.
 */
export function moveResults(stage: string, out: string, files: readonly string[]): void {
  const former = join(stage, FORMER);
  const done: [from: string, to: string][] = [];
  const move = (from: string, to: string): void => {
    renameSync(from, to);
    done.push([from, to]);
  };
  try {
    mkdirSync(former, { recursive: true });
    const there = new Set([...files, ...earlierOutputs(out)]);
    for (const file of there) if (isThere(join(out, file))) move(join(out, file), join(former, file));
    for (const file of files) move(join(stage, file), join(out, file));
  } catch (cause) {
    for (const [from, to] of done.reverse()) renameSync(to, from);
    throw unwritableFolder(out, cause);
  }
  syncFolder(out);
}

function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
