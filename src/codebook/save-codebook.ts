// Codebook → YAML file.
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { RoleLensError, unwritable, writeFileWhole } from '../core';
import type { Codebook } from './codebook';
import { parseCodebook } from './read-codebook';

/**
 * Writes a codebook's YAML, whole or not at all; use it to keep an edit. `file` defaults to where it was read from. Comments, order and layout are
 * those of the file that it was read from.
 * @throws RoleLensError where the file cannot be written, and where there is one already that is no version of this codebook.
 * @example
 * saveCodebook(edited, 'codebook-edited.yaml');
 */
export function saveCodebook(book: Codebook, file: string = book.file): void {
  if (!existsSync(dirname(file))) throw unwritable(file, 'there is no such folder');
  if (file !== book.file) checkVersion(book, file);
  writeFileWhole(file, book.source);
}

/** Only an earlier version may be written over: ads, a study or another codebook are somebody's work. */
function checkVersion({ name }: Codebook, file: string): void {
  const there = nameIn(file);
  if (there === undefined || there === name) return;
  throw new RoleLensError(
    `There is ${there === null ? 'a file that is no whole codebook' : `another codebook, "${there}"`}; nothing was written.`,
    { file, hint: 'Choose another name, or move the file away.' },
  );
}

/** Name of the codebook in a file; `undefined` where there is none yet, `null` where it is none. */
function nameIn(file: string): string | null | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const source = readFileSync(file, 'utf8');
    return source === '' ? undefined : parseCodebook(source, file).name;
  } catch {
    return null;
  }
}
