// The lock of a study's folder.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/report/folder-lock';
import { withStage } from '../../src/report/stage';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolelens-lock-'));
  lock = join(folder, '.rolelens-lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const heldBy = (holder: object): void => writeFileSync(lock, JSON.stringify(holder));

describe('a folder', () => {
  it('is locked once at a time, also within a process, and leaves nothing', () => {
    const open = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(/Another study is being written into this folder/);
    open();
    lockFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('stays locked for a process that lives, is on another machine, or has yet to say who it is', () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 600000)'], { stdio: 'ignore' });
    try {
      const started = process.platform === 'linux' ? startOf(child.pid!) : '';
      heldBy({ pid: child.pid, host: hostname(), started });
      expect(() => lockFolder(folder)).toThrow(
        new RegExp(`process ${child.pid} on .*remove .*rolelens-lock`),
      );
      heldBy({ pid: 1, host: `not-${hostname()}`, started: '' });
      expect(() => lockFolder(folder)).toThrow(/on not-/);
      writeFileSync(lock, '');
      expect(() => lockFolder(folder)).toThrow(/by another process/);
    } finally {
      child.kill();
    }
  });

  it('is free when the process that locked it is dead, or another one has its number by now', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    for (const holder of [
      { pid, host: hostname(), started: '' },
      { pid: process.pid, host: hostname(), started: 'long ago' },
    ]) {
      heldBy(holder);
      const open = lockFolder(folder);
      expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid });
      open();
      expect(readdirSync(folder)).toEqual([]);
    }
  });
});

it('a stage clears what runs left that were killed, and no other folder', async () => {
  for (const name of ['.unfinished-a1B2c3', '.unfinished-thoughts', 'kept'])
    mkdirSync(join(folder, name, 'inside'), { recursive: true });
  await withStage(folder, async (stage) => {
    expect(readdirSync(folder)).toContain('kept');
    expect(readdirSync(folder)).not.toContain('.unfinished-a1B2c3');
    return Promise.resolve(stage);
  });
  expect(readdirSync(folder).sort()).toEqual(['.unfinished-thoughts', 'kept']);
});

function startOf(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')')).split(' ')[20];
}
