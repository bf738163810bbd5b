// Makes the project's Python environment with Jupyter, `.venv/`, from the pinned `requirements.txt`.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RoleLensError } from '../../core';
import { findPython } from './find-python';
import { withLock } from './lock-file';
import { ROOT } from './tslab';

/** A Python environment. */
export interface Environment {
  /** Its folder. */
  readonly folder: string;
  /** Its Python. */
  readonly python: string;
}

/** How to make the environment. */
export interface EnvironmentOptions {
  /** Where; default `.venv` in the project. */
  readonly folder?: string;
  /** What goes in; default the project's `requirements.txt`. */
  readonly requirements?: string;
  /** What that is, for messages; default `JupyterLab`. */
  readonly contents?: string;
  /** Is told what takes time; default: standard error. */
  readonly tell?: (line: string) => void;
}

/**
 * The environment, made when it is missing, completed when the requirements changed; otherwise this takes a few milliseconds.
 * Two processes may call it at once. Throws `RoleLensError` when there is no fit Python or a package cannot be installed.
 */
export function makeEnvironment(options: EnvironmentOptions = {}): Environment {
  const { folder = join(ROOT, '.venv'), requirements = join(ROOT, 'requirements.txt') } = options;
  const { contents = 'JupyterLab', tell = (line) => process.stderr.write(`${line}\n`) } = options;
  const environment = { folder, python: pythonOf(folder) };
  const stamp = join(folder, 'requirements.sha256');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const isMade = () =>
    existsSync(environment.python) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isMade()) return environment;
  return withLock(join(ROOT, 'node_modules', '.cache', 'rolelens', 'environment.lock'), () => {
    if (isMade()) return environment;
    if (!works(environment.python)) create(folder, tell);
    install(environment, requirements, contents, tell);
    writeFileSync(stamp, wanted);
    return environment;
  });
}

/** Python inside an environment. */
function pythonOf(folder: string): string {
  return process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');
}

/** Whether an environment is whole; its Python may have been removed or updated meanwhile. */
function works(python: string): boolean {
  return spawnSync(python, ['-m', 'pip', '--version']).status === 0;
}

function create(folder: string, tell: (line: string) => void): void {
  const [python, ...args] = findPython();
  tell(`Making a Python environment in ${folder} …`);
  rmSync(folder, { recursive: true, force: true });
  run([python, ...args, '-m', 'venv', folder], 'The Python environment could not be made', [
    'On Debian and Ubuntu it takes: sudo apt install python3-venv.',
  ]);
}

function install(
  { python }: Environment,
  requirements: string,
  contents: string,
  tell: (line: string) => void,
): void {
  tell(`Installing ${contents} into it (once; a minute or two) …`);
  const quietly = ['--disable-pip-version-check', '--no-input', '--quiet'];
  run(
    [python, '-m', 'pip', 'install', ...quietly, '-r', requirements],
    `${contents} could not be installed`,
    ['Look at the network connection (pip takes proxies from HTTPS_PROXY), then run the command again.'],
  );
}

function run([program, ...args]: readonly string[], failure: string, hints: readonly string[]): void {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status === 0) return;
  const said = [stdout, stderr].join('').trim().split('\n').slice(-5).join('\n');
  throw new RoleLensError(`${failure}: ${said || error?.message || `exit code ${status}`}.`, {
    hint: hints.join(' '),
    cause: error,
  });
}
