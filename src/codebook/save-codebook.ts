// Codebook → YAML file.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { unwritable, writeFileWhole } from '../core';
import type { Codebook } from './codebook';

/**
 * Writes a codebook's YAML, whole or not at all; use it to keep an edit. `file` defaults to where it was read from. Comments, order and layout are
 * those of the file that it was read from.
 * @throws RoleLensError where the file cannot be written.
 * @example
 * saveCodebook(edited, 'codebook-edited.yaml');
 */
export function saveCodebook(book: Codebook, file: string = book.file): void {
  if (!existsSync(dirname(file))) throw unwritable(file, 'there is no such folder');
  writeFileWhole(file, book.source);
}
