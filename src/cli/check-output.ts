// What is looked at before the long work: whether a command may write where it is told to.
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { RoleLensError, spareInputs, type InputNames } from '../core';

/**
 * Looks whether a file can be written, and is none of the inputs; `-` is standard output.
 * @throws RoleLensError where it cannot, or must not.
 */
export function checkOutput(file: string, inputs: InputNames): void {
  if (file === '-') return;
  checkFolder(file);
  spareInputs([file], inputs);
}

/** Coding may take minutes: a folder that cannot be made or written is better noticed before. */
function checkFolder(file: string): void {
  let folder = dirname(resolve(file));
  while (!existsSync(folder)) folder = dirname(folder);
  try {
    if (!statSync(folder).isDirectory()) throw new Error(`${folder} is no folder`);
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new RoleLensError(`The file cannot be written there: ${(cause as Error).message}.`, {
      file,
      hint: 'Choose a folder that exists or can be made, and that you may write to.',
      cause,
    });
  }
}
