// Disks and outputs that take no more: an error, exit code 2, and the old file whole.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SmallDisk } from '../core/full-disk';
import { ADS, CODEBOOK, Desk, HOME, rolelens, SAMPLE, type Outcome } from './run-command';

const desk = new Desk();
const disk = new SmallDisk('4m');
afterAll(() => {
  disk.clear();
  desk.clear();
});

const ads = desk.put('ads.jsonl', ADS);

/** Runs a line of the shell in which `rolelens` is the command. */
function shell(line: string): Promise<Pick<Outcome, 'code' | 'stderr'>> {
  const script = `rolelens() { "${process.execPath}" "${join(HOME, 'bin', 'rolelens.js')}" "$@"; }\n${line}`;
  return new Promise((resolve) => {
    execFile('bash', ['-c', script], (error, _, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stderr }),
    );
  });
}

function expectRefusal({ code, stderr }: Pick<Outcome, 'code' | 'stderr'>, message: RegExp): void {
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(code).toBe(2);
}

describe.skipIf(process.platform === 'win32')('a system that lets files grow no further', () => {
  // Blocks of 1024 bytes: the first write is cut short without an error, the second one fails.
  const limited = (line: string): string => `ulimit -f 8; ${line}`;

  it('makes code fail and leaves the old coding', async () => {
    const out = desk.put('codings.jsonl', '');
    const failed = await shell(limited(`rolelens code --ads "${SAMPLE}" --out "${out}"`));
    expectRefusal(failed, /codings\.jsonl: The file could not be written \(EFBIG/);
    expect(readFileSync(out, 'utf8')).toBe('');
    expect(desk.list().filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('makes code fail on standard output, too', async () => {
    const line = `rolelens code --ads "${SAMPLE}" --out - > "${desk.at('cut.jsonl')}"`;
    expectRefusal(await shell(limited(line)), /Standard output cannot be written \(EFBIG.*not whole/);
  });
});

describe.runIf(process.platform === 'linux')('an output that is always full', () => {
  it.each([
    ['code', `code --ads "${ads}" --out - > /dev/full`],
    ['a coding by name', `code --ads "${ads}" --out /dev/full`],
    ['lint', `lint "${CODEBOOK}" > /dev/full`],
    ['help', 'code --help > /dev/full'],
  ])('makes %s fail', async (_, args) => {
    expectRefusal(await shell(`rolelens ${args}`), /ENOSPC/);
  });
});

describe.runIf(disk.mounted)('a full disk', () => {
  it('leaves an earlier study as it was, and nothing of the new one', async () => {
    const out = disk.at('results');
    const study = ['study', '--ads', ads, '--out', out];
    const { code } = await rolelens(study);
    expect(code).toBe(0);
    const before = new Map(readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]));
    disk.fill(300_000);
    expectRefusal(await rolelens(study), /ENOSPC/);
    expect(readdirSync(out).sort()).toEqual([...before.keys()].sort());
    for (const [name, content] of before) expect(readFileSync(join(out, name), 'utf8')).toBe(content);
  });

  it('leaves no study half begun', async () => {
    writeFileSync(disk.at('ballast'), '');
    disk.fill(3000);
    expectRefusal(await rolelens(['init', disk.at('new')]), /ENOSPC/);
    expect(readdirSync(disk.path)).not.toContain('new');
  });
});
