// What is read is never written over.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { RoleLensError } from './error';

/** Names of files as they were given; what is not given is left out. */
export type InputNames = readonly (string | null | undefined)[];

/**
 * Refuses outputs that are inputs, however they are spelled: by links, by other names of the same file, by other ways to it. A folder among the inputs
 * stands for the files in it; `-` is no file.
 * @throws RoleLensError naming the output and the input that it would overwrite.
 */
export function spareInputs(outputs: readonly string[], inputs: InputNames): void {
  const known = new Map<string, string>();
  for (const name of inputs.flatMap(filesOf)) {
    const identity = identityOf(name);
    if (identity) known.set(identity, name);
  }
  for (const file of outputs) {
    const input = file === '-' ? undefined : known.get(identityOf(file) ?? '');
    if (input === undefined) continue;
    const what = input === file ? 'It is read as an input' : `It is the same file as the input ${input}`;
    throw new RoleLensError(`${what}; nothing was written.`, {
      file,
      hint: 'Choose another name for what is written.',
    });
  }
}

function filesOf(name: string | null | undefined): string[] {
  if (name === null || name === undefined || name === '-') return [];
  try {
    return statSync(name).isDirectory() ? readdirSync(name).map((entry) => join(name, entry)) : [name];
  } catch {
    return []; // Whoever reads it says why it cannot be read.
  }
}

/** The same for all names of a file; `undefined` where there is no such file. What cannot be looked at is no file for us either. */
function identityOf(name: string): string | undefined {
  try {
    const stat = statSync(name, { bigint: true });
    return stat.isFile() ? `${stat.dev} ${stat.ino}` : undefined;
  } catch {
    return undefined;
  }
}
