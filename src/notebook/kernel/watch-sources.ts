// Which of the project's sources changed since they were last looked at.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Changes since the last look; paths are absolute, with `/` also on Windows. */
export interface SourceChanges {
  readonly edited: readonly string[];
  /** A file came or went. */
  readonly moved: boolean;
}

/** Looks at the TypeScript files under a folder, by size and time of change. */
export class SourceWatch {
  private stamps: ReadonlyMap<string, string>;

  constructor(private readonly folder: string) {
    this.stamps = stampsOf(folder);
  }

  /** What changed since the last call, or since the watch was made. */
  changes(): SourceChanges {
    const before = this.stamps;
    this.stamps = stampsOf(this.folder);
    const edited = [...this.stamps].filter(([file, stamp]) => before.has(file) && before.get(file) !== stamp);
    const stayed = [...this.stamps.keys()].filter((file) => before.has(file)).length;
    return {
      edited: edited.map(([file]) => file),
      moved: stayed !== before.size || stayed !== this.stamps.size,
    };
  }
}

function stampsOf(folder: string): Map<string, string> {
  const stamps = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!entry.endsWith('.ts')) continue;
    const file = join(folder, entry);
    const { size, mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { size: 0, mtimeMs: 0 };
    stamps.set(file.replaceAll('\\', '/'), `${size} ${mtimeMs}`);
  }
  return stamps;
}
