// real-kernel: cells on the real kernel, started by the real Jupyter of the project's environment.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { prepareJupyter } from '../../src/notebook/kernel';

export const ROOT = resolve(__dirname, '..', '..');

/** An output as the kernel sent it; `late` when the cell had ended. */
export interface Output {
  readonly type: string;
  readonly late: boolean;
  readonly name?: string;
  readonly text?: string;
  readonly data?: Record<string, unknown>;
  readonly metadata?: Record<string, unknown>;
  readonly transient?: { readonly display_id?: string };
  readonly ename?: string;
  readonly evalue?: string;
  readonly traceback?: string[];
}

export interface CellResult {
  readonly reply: { status: string; ename?: string; evalue?: string; traceback?: string[] };
  readonly outputs: Output[];
  /** From sending the cell to its end. */
  readonly seconds: number;
}

export interface Step {
  readonly code: string;
  /** Interrupt the kernel after so many seconds. */
  readonly interrupt?: number;
  /** Listen so many seconds more. */
  readonly linger?: number;
  /** Before the cell: in this file, replace this by that. */
  readonly edit?: readonly [string, string, string];
}

export interface Where {
  readonly kernel?: string;
  /** A further folder with kernels; default none. */
  readonly jupyterPath?: string;
}

/** Runs cells one after the other on one kernel. */
export function runCells(
  steps: readonly (Step | string)[],
  { kernel = 'rolelens', jupyterPath }: Where = {},
): Promise<CellResult[]> {
  const task = { kernel, steps: steps.map((step) => (typeof step === 'string' ? { code: step } : step)) };
  return python<CellResult[]>('run_cells.py', [], task, jupyterPath);
}

/** Runs one of the Python programs beside this file; gives what it prints. */
export function python<T>(
  program: string,
  args: readonly string[],
  input: unknown,
  path?: string,
): Promise<T> {
  const jupyter = prepareJupyter();
  const env = { ...process.env, ...(path && { JUPYTER_PATH: path }) };
  return new Promise((done, fail) => {
    const child = spawn(jupyter.python, [join(__dirname, program), ...args], { env });
    let out = '';
    let log = '';
    child.stdout.on('data', (text: Buffer) => (out += text.toString()));
    child.stderr.on('data', (text: Buffer) => (log += text.toString()));
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 ? done(JSON.parse(out) as T) : fail(new Error(`${program}: ${log}`)),
    );
    child.stdin.end(JSON.stringify(input));
  });
}

/** The text that a cell printed and showed. */
export function textOf({ outputs }: CellResult): string {
  return outputs.map(({ text, data }) => text ?? String(data?.['text/plain'] ?? '')).join('');
}
