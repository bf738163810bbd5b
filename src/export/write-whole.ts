// writeWhole: files that are written whole or not at all.
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { RoleLensError, messageOf } from '../core';

/**
 * Writes a file under a temporary name and renames it, so that a reader never sees half of it and a failure leaves
 * the old one; missing folders are made. Text is UTF-8. Throws `RoleLensError` where the folder cannot be written.
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFileAtomic(file, typeof content === 'string' ? content : Buffer.from(content));
  } catch (cause) {
    throw new RoleLensError(`The file could not be written (${messageOf(cause)}).`, {
      file,
      hint: 'Choose a folder that exists or can be made, that you may write to, and that has room.',
      cause,
    });
  }
}
