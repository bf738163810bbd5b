// Making the kernel known to Jupyter, and what happens where Python is missing.
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { totalmem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeEnvironment, prepareJupyter, userFolder } from '../../src/notebook/kernel';
import { copyProject } from './copy-project';
import { ROOT } from './real-kernel';

const folder = mkdtempSync(join(tmpdir(), 'rolelens-install-'));
beforeAll(() => void prepareJupyter());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function node(args: readonly string[], env: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
}

const install = (...args: string[]) => node([join(ROOT, 'bin', 'rolelens.js'), 'kernel', 'install', ...args]);

interface Spec {
  argv: string[];
  display_name: string;
  interrupt_mode: string;
}

function specIn(prefix: string, name = 'rolelens'): Spec {
  const file = join(prefix, 'share', 'jupyter', 'kernels', name, 'kernel.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Spec;
}

describe('rolelens kernel install', () => {
  it('writes a specification that names this checkout, with three quarters of the memory', () => {
    const { stdout, status } = install('--prefix', folder);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: `Installed the kernel "RoleLens (TypeScript)" (rolelens) in ${join(folder, 'share', 'jupyter', 'kernels', 'rolelens')}\n`,
    });
    const { argv, interrupt_mode } = specIn(folder);
    expect(argv.slice(-2)).toEqual([join(ROOT, 'bin', 'kernel.js'), '{connection_file}']);
    const limit = Number(/--max-old-space-size=(\d+)/.exec(argv.join(' '))![1]) * 2 ** 20;
    expect(limit).toBeGreaterThan(0);
    expect(limit).toBeLessThanOrEqual(0.75 * totalmem());
    expect(interrupt_mode).toBe('message');
  });

  it('keeps checkouts apart by name, and says when it replaces another one', () => {
    const spec = join(folder, 'share', 'jupyter', 'kernels', 'mine', 'kernel.json');
    mkdirSync(join(spec, '..'), { recursive: true });
    writeFileSync(spec, JSON.stringify({ argv: ['node', '/elsewhere/bin/kernel.js', '{connection_file}'] }));
    const { stderr } = install('--prefix', folder, '--name', 'mine');
    expect(stderr).toContain('/elsewhere/bin/kernel.js');
    expect(specIn(folder, 'mine').display_name).toBe('RoleLens (TypeScript) mine');
    expect(install('--prefix', folder, '--name', 'mine').stderr).toBe('');
  });

  it('is found by Jupyter in the environment of a Python', () => {
    const { python } = prepareJupyter();
    expect(install('--sys-prefix', python).status).toBe(0);
    const list = spawnSync(python, ['-m', 'jupyter', 'kernelspec', 'list', '--json'], { encoding: 'utf8' });
    const { kernelspecs } = JSON.parse(list.stdout) as {
      kernelspecs: Record<string, { resource_dir: string }>;
    };
    expect(kernelspecs.rolelens.resource_dir).toBe(
      join(ROOT, '.venv', 'share', 'jupyter', 'kernels', 'rolelens'),
    );
  });

  it('goes to the user’s own folder of each platform', () => {
    expect(userFolder('linux', { XDG_DATA_HOME: '/data' })).toBe(join('/data', 'jupyter'));
    expect(userFolder('linux', {})).toMatch(/\.local\/share\/jupyter$/);
    expect(userFolder('darwin', {})).toMatch(/Library\/Jupyter$/);
    expect(userFolder('win32', { APPDATA: '/appdata' })).toBe(join('/appdata', 'jupyter'));
    expect(userFolder('win32', { JUPYTER_DATA_DIR: '/chosen' })).toBe('/chosen');
  });

  it.each([
    [['--name', '../evil'], /"\.\.\/evil" is no name for a kernel\. Use letters/],
    [['--sys-prefix', 'no-such-python'], /"no-such-python" does not run as Python\. Give the Python/],
    [['--prefix', join(folder, 'a-file', 'x')], /a-file.* could not be installed .*Choose a folder/],
    [['--user', '--prefix', 'x'], /cannot be used with option/],
  ])('says how to mend %j and exits with 2', (args, message) => {
    writeFileSync(join(folder, 'a-file'), '');
    const { status, stderr } = install(...args);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });
});

describe('npm run lab', () => {
  const checkout = join(folder, 'checkout');
  const bin = join(folder, 'python');

  beforeAll(() => {
    mkdirSync(checkout);
    copyProject(checkout);
  });

  /** With nothing on the path but, maybe, a program that answers as some Python would. */
  function lab(answer?: string): SpawnSyncReturns<string> {
    rmSync(bin, { recursive: true, force: true });
    mkdirSync(bin);
    if (answer) {
      writeFileSync(join(bin, 'python3'), `#!/bin/sh\necho ${answer}\n`);
      chmodSync(join(bin, 'python3'), 0o755);
    }
    return node([join(checkout, 'bin', 'lab.js'), '--no-browser'], { PATH: bin, ROLELENS_PYTHON: '' });
  }

  it('says what to install where there is no Python', () => {
    const { status, stderr } = lab();
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^rolelens: JupyterLab needs Python 3\.9 or later with venv: python3 was not found, python was not found\. Install/,
    );
  });

  it('says what to install where Python is too old or has no venv', () => {
    expect(lab('3 8').stderr).toMatch(/python3 is 3\.8, python was not found\. Install/);
    const bare = lab('3 11 ensurepip').stderr;
    expect(bare).toMatch(/python3 is 3\.11 but lacks ensurepip/);
    if (process.platform === 'linux') expect(bare).toContain('sudo apt install python3 python3-venv');
  });

  it('makes the environment once: what is there is left alone', () => {
    const { folder: environment } = makeEnvironment();
    const stamp = join(environment, 'requirements.sha256');
    const before = statSync(stamp).mtimeMs;
    const told: string[] = [];
    makeEnvironment({ tell: (line) => told.push(line) });
    expect({ told, mtime: statSync(stamp).mtimeMs }).toEqual({ told: [], mtime: before });
  });
});
