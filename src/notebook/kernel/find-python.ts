// Finds a Python that can make a virtual environment.
import { spawnSync } from 'node:child_process';
import { RoleLensError } from '../../core';

/** The oldest Python that the pinned packages run on. */
const OLDEST: readonly [number, number] = [3, 9];

/** What to install where Python or its venv is missing. */
const REMEDIES: Readonly<Record<string, string>> = {
  win32: 'Install Python from python.org or with: winget install Python.Python.3.12',
  darwin: 'Install Python from python.org or with: brew install python',
  linux:
    'Install it: sudo apt install python3 python3-venv (Debian, Ubuntu), sudo dnf install python3 (Fedora), ' +
    'or your distribution’s packages.',
};

type Command = readonly [string, ...string[]];

/**
 * The command of a Python of at least 3.9 with venv and pip: `ROLELENS_PYTHON` when that is set, else `python3`, `python` or
 * (Windows) `py`. Throws `RoleLensError` that says what to install.
 */
export function findPython(platform: string = process.platform): Command {
  const { ROLELENS_PYTHON: chosen } = process.env;
  const commands: Command[] = chosen ? [[chosen]] : [['python3'], ['python']];
  if (!chosen && platform === 'win32') commands.push(['py', '-3']);
  const found = commands.map((command) => ({ command, ...lookAt(command) }));
  const ready = found.find(({ isReady }) => isReady);
  if (ready) return ready.command;
  const hint = `${REMEDIES[platform] ?? REMEDIES.linux} Then run the command again.`;
  throw new RoleLensError(
    `JupyterLab needs Python ${OLDEST.join('.')} or later with venv: ${describe(found)}.`,
    { hint },
  );
}

interface Look {
  readonly isReady: boolean;
  readonly remark: string;
}

/** venv without ensurepip, as on a bare Debian, makes environments without pip. */
const QUESTION = [
  'import sys, importlib.util as u',
  'missing = [m for m in ("venv", "ensurepip") if u.find_spec(m) is None]',
  'print(sys.version_info[0], sys.version_info[1], *missing)',
].join('\n');

function lookAt([program, ...args]: Command): Look {
  const { status, stdout } = spawnSync(program, [...args, '-c', QUESTION], {
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (status !== 0) return { isReady: false, remark: 'not found' };
  const [major, minor, ...missing] = stdout.trim().split(' ');
  const version = `${major}.${minor}`;
  const isOld = Number(major) < OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) < OLDEST[1]);
  if (isOld) return { isReady: false, remark: `is ${version}` };
  if (missing.length > 0)
    return { isReady: false, remark: `is ${version} but lacks ${missing.join(' and ')}` };
  return { isReady: true, remark: version };
}

function describe(looks: readonly (Look & { command: Command })[]): string {
  return looks
    .map(({ command, remark }) => `${command.join(' ')} ${remark === 'not found' ? 'was ' : ''}${remark}`)
    .join(', ');
}
