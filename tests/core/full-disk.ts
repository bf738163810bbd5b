// A small disk that can be filled: a file system in memory, where the system lets the test mount one.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of a megabyte or another size. */
export class SmallDisk {
  readonly path = mkdtempSync(join(tmpdir(), 'rolelens-disk-'));
  /** Whether it could be mounted; only the system's administrator may. */
  readonly mounted: boolean;

  constructor(size = '1m') {
    this.mounted = succeeds('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', this.path]);
    if (!this.mounted) process.stderr.write('Not tested on a full disk: none can be mounted here.\n');
  }

  at(name: string): string {
    return join(this.path, name);
  }

  /** Takes all room but about `left` bytes. */
  fill(left: number): void {
    const { bavail, bsize } = statfsSync(this.path);
    writeFileSync(this.at('ballast'), Buffer.alloc(Math.max(0, bavail * bsize - left)));
  }

  clear(): void {
    if (this.mounted) execFileSync('umount', [this.path]);
    rmSync(this.path, { recursive: true, force: true });
  }
}

function succeeds(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
