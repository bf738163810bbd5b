// writeWhole: files that are written whole or not at all.
import { writeFileWhole } from '../core';

/**
 * Writes a file under a temporary name and renames it when it is on the disk, so that a reader never sees half of it and a failure leaves
 * the old one; missing folders are made. Text is UTF-8. Throws `RoleLensError` where the file cannot be written.
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  return Promise.resolve().then(() => writeFileWhole(file, content));
}
