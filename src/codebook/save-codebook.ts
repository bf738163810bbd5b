// Codebook → YAML file.
import { sync as writeFileAtomic } from 'write-file-atomic';
import { messageOf, RoleLensError } from '../core';
import type { Codebook } from './codebook';

/**
 * Writes a codebook's YAML, whole or not at all; use it to keep an edit. `file` defaults to where it was read from. Comments, order and layout are
 * those of the file that it was read from.
 * @throws RoleLensError where the file cannot be written.
 * @example
 * saveCodebook(edited, 'codebook-edited.yaml');
 */
export function saveCodebook(book: Codebook, file: string = book.file): void {
  try {
    writeFileAtomic(file, book.source);
  } catch (cause) {
    throw new RoleLensError(`The codebook cannot be written: ${messageOf(cause)}.`, {
      file,
      hint: 'Choose a folder that exists and that you may write to.',
      cause,
    });
  }
}
