// What is looked at before the long work: whether a command may write where it is told to.
import type { Command } from 'commander';
import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { RoleLensError, spareInputs, type InputNames } from '../core';

/** What an output is checked by. */
export interface OutputCheck {
  /** What the command reads. */
  readonly inputs: InputNames;
  /** What the command writes, as a sentence calls it, e.g. `a coding`. */
  readonly what: string;
  /** Whether a file that begins so is such a one, as RoleLens writes it. */
  readonly isOurs: (head: string) => boolean;
  /** Any file may be written over that is no input. */
  readonly force?: boolean;
}

/** Adds the option that lets a command write over any file. */
export function withForce(command: Command): Command {
  return command.option('--force', 'write over a file that RoleLens did not write', false);
}

/**
 * Looks whether a file can be written, is none of the inputs, and is new, empty or one that RoleLens wrote; `-` is standard output.
 * @throws RoleLensError where it cannot, or must not.
 */
export function checkOutput(file: string, { inputs, what, isOurs, force = false }: OutputCheck): void {
  if (file === '-') return;
  checkFolder(file);
  spareInputs([file], inputs);
  const head = headOf(file);
  if (head === '' || isOurs(head)) return;
  if (force) process.stderr.write(`Note: ${file} is written over, as --force says.\n`);
  else
    throw new RoleLensError(`There is a file already that is not ${what} of RoleLens; nothing was written.`, {
      file,
      hint: 'Choose another name, move the file away, or let it be written over with --force.',
    });
}

/** Whether this is the beginning of a coding as `codingLines` writes it; sheets for coders and codings made elsewhere are none. */
export function isCoding(head: string): boolean {
  try {
    const line = JSON.parse(head.split('\n', 1)[0]) as Record<string, unknown> | null;
    const profile = line?.profile as Record<string, unknown> | null | undefined;
    return (
      Object.keys(line ?? {}).join() === 'id,profile,mentions' &&
      Array.isArray(line?.mentions) &&
      ['name', 'scores', 'evidence'].every((key) => Object.hasOwn(profile ?? {}, key))
    );
  } catch {
    return false;
  }
}

/** The first line or, where lines are short, the first 64 KiB; empty where there is no file, or nothing in it. */
function headOf(file: string): string {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return '';
  const fd = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(1 << 16);
    let head = '';
    do {
      const read = readSync(fd, bytes);
      if (read === 0) break;
      head += bytes.toString('latin1', 0, read);
    } while (!head.includes('\n'));
    return head;
  } finally {
    closeSync(fd);
  }
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
