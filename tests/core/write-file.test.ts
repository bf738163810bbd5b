// The one writer: whole and on the disk, or the old file.
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFile, RoleLensError, writeBytes, writeFileWhole } from '../../src/core';
import { SmallDisk } from './full-disk';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolelens-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const disk = new SmallDisk();
afterAll(() => disk.clear());

describe('writeFileWhole', () => {
  it('writes parts of text and bytes one after another', () => {
    const file = join(folder, 'a', 'b.txt');
    writeFileWhole(file, ['ü', Uint8Array.from([10]), 'end']);
    expect(readFileSync(file, 'utf8')).toBe('ü\nend');
    expect(readdirSync(join(folder, 'a'))).toEqual(['b.txt']);
  });

  it('replaces what a link leads to, not the link, and leaves to all what they might do with the old file', () => {
    const file = join(folder, 'real.txt');
    writeFileSync(file, 'old');
    chmodSync(file, 0o640);
    symlinkSync(file, join(folder, 'link.txt'));
    writeFileWhole(join(folder, 'link.txt'), 'new');
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).sort()).toEqual(['link.txt', 'real.txt']);
  });

  it('leaves the old file and nothing else where what is to be written cannot be made', () => {
    const file = join(folder, 'kept.txt');
    writeFileSync(file, 'old');
    function* parts(): Generator<string> {
      yield 'new';
      throw new RangeError('no more');
    }
    expect(() => writeFileWhole(file, parts())).toThrow(RangeError);
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['kept.txt']);
  });

  it('takes a file whose name has as many letters as may be', () => {
    const file = join(folder, 'n'.repeat(255));
    writeFileWhole(file, 'x');
    expect(readFileSync(file, 'utf8')).toBe('x');
  });

  it.runIf(process.platform === 'linux')(
    'writes to a device as it is, and says where that takes nothing',
    () => {
      writeFileWhole('/dev/null', 'x');
      expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
      expect(() => writeFileWhole('/dev/full', 'x')).toThrow(/^\/dev\/full: .*ENOSPC.*has room/);
      expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
    },
  );

  it.runIf(disk.mounted)('leaves the old file and nothing else on a full disk', () => {
    const file = disk.at('codings.jsonl');
    writeFileWhole(file, 'old');
    disk.fill(50_000);
    const before = readdirSync(disk.path).sort();
    for (const content of ['x'.repeat(500_000), Array.from({ length: 100 }, () => 'y'.repeat(5000))]) {
      expect(() => writeFileWhole(file, content)).toThrow(RoleLensError);
      expect(() => writeFileWhole(file, content)).toThrow(/codings\.jsonl: .*ENOSPC.*has room/);
    }
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(disk.path).sort()).toEqual(before);
  });
});

describe('replaceFile', () => {
  it('compares the length of the file with what was to be written', () => {
    const file = join(folder, 'a.bin');
    writeFileSync(file, 'old');
    const short = (fd: number): number => writeBytes(fd, 'ten bytes.') + 1;
    expect(() => replaceFile(file, short)).toThrow(/a\.bin: .*10 of 11 bytes reached the disk/);
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.bin']);
  });
});
