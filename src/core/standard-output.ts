// What goes to standard output: all of it, or an error.
import { fstatSync, fsyncSync } from 'node:fs';
import { messageOf, RoleLensError } from './error';
import { writeBytes } from './write-file';

/**
 * Writes to standard output and waits until all is taken. Whoever reads may have enough (EPIPE): then it never returns, and the stream's `error`
 * event says so.
 * @throws RoleLensError where it cannot be written, e.g. as it goes to a file on a full disk.
 */
export async function writeStandardOutput(content: string | Iterable<string>): Promise<void> {
  const write = isFileOrDevice() ? writeNow : writeStream;
  for (const part of typeof content === 'string' ? [content] : content) await write(part);
}

/** Node's own stream does not look at how many bytes a file took. */
function isFileOrDevice(): boolean {
  if (process.stdout.isTTY) return false;
  try {
    const stat = fstatSync(1);
    return stat.isFile() || stat.isCharacterDevice();
  } catch {
    return false;
  }
}

function writeNow(part: string): Promise<void> {
  try {
    writeBytes(1, part);
    if (fstatSync(1).isFile()) fsyncSync(1);
    return Promise.resolve();
  } catch (cause) {
    throw unwritable(cause);
  }
}

function writeStream(part: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(part, (error) => {
      if (!error) resolve();
      else if ((error as NodeJS.ErrnoException).code !== 'EPIPE') reject(unwritable(error));
    });
  });
}

function unwritable(cause: unknown): RoleLensError {
  return new RoleLensError(
    `Standard output cannot be written (${messageOf(cause)}); what was written is not whole.`,
    {
      hint: 'Let it go to a place that has room.',
      cause,
    },
  );
}
