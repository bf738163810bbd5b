// Files written whole or not at all.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RoleLensError } from '../../src/core';
import { writeWhole } from '../../src/export';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolelens-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('writeWhole', () => {
  it('makes missing folders, replaces what was there and leaves nothing else', async () => {
    const file = join(folder, 'a', 'b.txt');
    await writeWhole(file, 'old and longer');
    await writeWhole(file, 'ünew');
    expect(readFileSync(file, 'utf8')).toBe('ünew');
    expect(readdirSync(join(folder, 'a'))).toEqual(['b.txt']);
  });

  it('writes bytes as they are', async () => {
    const bytes = Uint8Array.from([0, 255, 13, 10]);
    await writeWhole(join(folder, 'x.bin'), bytes);
    expect([...readFileSync(join(folder, 'x.bin'))]).toEqual([...bytes]);
  });

  it('names the file and what to do where a folder cannot be made', async () => {
    writeFileSync(join(folder, 'file'), 'kept');
    const error = await writeWhole(join(folder, 'file', 'x.txt'), 'x').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RoleLensError);
    expect((error as RoleLensError).message).toMatch(/file\/x\.txt: .*Choose a folder/s);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('kept');
  });

  it('leaves no half file where the target cannot be replaced', async () => {
    mkdirSync(join(folder, 'taken', 'inside'), { recursive: true });
    await expect(writeWhole(join(folder, 'taken'), 'x')).rejects.toThrow(RoleLensError);
    expect(readdirSync(folder)).toEqual(['taken']);
    expect(existsSync(join(folder, 'taken', 'inside'))).toBe(true);
  });
});
