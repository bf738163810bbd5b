// Writes the kernel's specification where Jupyter and VS Code look for kernels.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { messageOf, RoleLensError, writeFileWhole } from '../../core';
import { ROOT } from './tslab';

/** Where the specification goes; at most one of the first three, default the user's own Jupyter folder. */
export interface InstallOptions {
  /** Into `PREFIX/share/jupyter`. */
  readonly prefix?: string;
  /** Into the environment of this Python. */
  readonly sysPrefix?: string;
  /** Into the user's Jupyter folder. */
  readonly user?: boolean;
  /** Jupyter's name for the kernel; default `rolelens`. Another name keeps the kernels of two checkouts apart. */
  readonly name?: string;
}

/** What was written. */
export interface InstalledKernel {
  readonly name: string;
  readonly displayName: string;
  readonly folder: string;
  /** The kernel program that the specification named before, when that was another one. */
  readonly replaced?: string;
}

const DEFAULT_NAME = 'rolelens';
const MEMORY_SHARE = 0.75;
const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="12" fill="#1b3a57"/>' +
  '<g fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round"><circle cx="28" cy="28" r="15"/><path d="M39 39 52 52"/>' +
  '<path d="M22 25h12M22 32h8" stroke-width="4" stroke="#f2b134"/></g></svg>\n';

/**
 * Makes this checkout's kernel known to Jupyter (and VS Code): writes `kernels/NAME/kernel.json` and a logo. The specification names
 * this Node and this checkout by absolute paths, so run it again after moving either. Throws `RoleLensError` where it cannot be written.
 */
export function installKernel(options: InstallOptions = {}): InstalledKernel {
  const name = checkName(options.name ?? DEFAULT_NAME);
  const folder = join(jupyterFolder(options), 'kernels', name);
  const displayName = `RoleLens (TypeScript)${name === DEFAULT_NAME ? '' : ` ${name}`}`;
  const program = join(ROOT, 'bin', 'kernel.js');
  const before = programBefore(join(folder, 'kernel.json'));
  write(folder, 'kernel.json', `${JSON.stringify(kernelSpec(displayName, program), null, 2)}\n`);
  write(folder, 'logo-svg.svg', LOGO);
  return { name, displayName, folder, replaced: before === program ? undefined : before };
}

function kernelSpec(displayName: string, program: string): object {
  return {
    argv: [process.execPath, ...nodeOptions(), program, '{connection_file}'],
    display_name: displayName,
    language: 'typescript',
    interrupt_mode: 'message',
    metadata: { debugger: false },
  };
}

/** The second: terminating a cell inside a callback leaves Node's bookkeeping of callbacks uneven, which it would take as fatal. */
function nodeOptions(): string[] {
  const limit = process.constrainedMemory() || Infinity;
  const megabytes = Math.floor((MEMORY_SHARE * Math.min(totalmem(), limit)) / 2 ** 20);
  return [`--max-old-space-size=${megabytes}`, '--no-force-async-hooks-checks'];
}

function checkName(name: string): string {
  if (/^[\w.-]{1,60}$/.test(name)) return name.toLowerCase();
  throw new RoleLensError(`"${name}" is no name for a kernel.`, {
    hint: 'Use letters, digits, dots, hyphens and underscores.',
  });
}

function jupyterFolder({ prefix, sysPrefix }: InstallOptions): string {
  if (prefix !== undefined) return join(resolve(prefix), 'share', 'jupyter');
  if (sysPrefix !== undefined) return join(prefixOf(sysPrefix), 'share', 'jupyter');
  return userFolder(process.platform, process.env);
}

/** Jupyter's folder for a user's data. */
export function userFolder(platform: string, env: Readonly<Record<string, string | undefined>>): string {
  if (env.JUPYTER_DATA_DIR) return env.JUPYTER_DATA_DIR;
  if (platform === 'darwin') return join(homedir(), 'Library', 'Jupyter');
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'jupyter');
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'jupyter');
}

function prefixOf(python: string): string {
  try {
    return execFileSync(python, ['-c', 'import sys; print(sys.prefix)'], { encoding: 'utf8' }).trim();
  } catch (cause) {
    throw new RoleLensError(`"${python}" does not run as Python.`, {
      hint: 'Give the Python that your Jupyter runs on, e.g. /opt/jupyter/bin/python.',
      cause,
    });
  }
}

function programBefore(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const { argv } = JSON.parse(readFileSync(file, 'utf8')) as { argv?: string[] };
    return argv?.find((argument) => argument.endsWith('kernel.js'));
  } catch {
    return undefined;
  }
}

function write(folder: string, name: string, content: string): void {
  try {
    writeFileWhole(join(folder, name), content);
  } catch (error) {
    const { cause } = error as RoleLensError;
    throw new RoleLensError(`The kernel could not be installed (${messageOf(cause ?? error)}).`, {
      file: join(folder, name),
      hint: 'Choose a folder that you may write to: --prefix FOLDER, or --user for your own.',
      cause,
    });
  }
}
