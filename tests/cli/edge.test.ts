// What the system may do to a command: a message without a stack, and exit code 2.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ADS, Desk, HOME, rolelens } from './run-command';

const desk = new Desk();
afterAll(() => desk.clear());

const ads = desk.put('ads.jsonl', ADS);

/** Runs a line of the shell in which `rolelens` is the command. */
function shell(line: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const script = `rolelens() { "${process.execPath}" "${join(HOME, 'bin', 'rolelens.js')}" "$@"; }\n${line}`;
  return new Promise((resolve) => {
    execFile('bash', ['-c', script], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

describe.skipIf(process.platform === 'win32')('a command', () => {
  it('says that the folder it runs in is gone', async () => {
    const gone = desk.at('gone');
    const { code, stderr } = await shell(
      `mkdir "${gone}" && cd "${gone}" && rmdir "${gone}" && rolelens code --ads "${ads}" --out x.jsonl`,
    );
    expect(stderr).toMatch(/^rolelens: The folder that the command runs in is gone/m);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
  });

  it('needs no home', async () => {
    const { code, stdout } = await shell(`unset HOME; rolelens code --ads "${ads}" --out -`);
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(3);
  });

  it('goes on where nobody reads what it tells', async () => {
    const out = desk.at('told-nobody.jsonl');
    const { code } = await shell(
      `set -o pipefail; { rolelens code --ads "${ads}" --out "${out}" 2>&1 >&3 | true; } 3>/dev/null`,
    );
    expect(code).toBe(0);
    expect(desk.read('told-nobody.jsonl').trim().split('\n')).toHaveLength(3);
  });

  it('says what is wrong with a path that can be none', async () => {
    const { code, stderr } = await rolelens(['code', '--ads', ads, '--out', 'x'.repeat(5000)]);
    expect(stderr).toMatch(/^rolelens: .*ENAMETOOLONG/m);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
  });
});
