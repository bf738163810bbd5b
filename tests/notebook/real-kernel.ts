// real-kernel: cells on the real kernel, started by the real Jupyter of the project's environment.
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
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
  readonly reply: {
    status: string;
    execution_count: number;
    ename?: string;
    evalue?: string;
    traceback?: string[];
  };
  readonly outputs: Output[];
}

export interface Step {
  readonly code: string;
  /** Interrupt the kernel a moment after the cell has printed this. */
  readonly interrupt?: string;
  /** Listen, also after the cell, until it has printed all of these. */
  readonly until?: readonly string[];
  /** Before the cell: in this file, replace this by that. */
  readonly edit?: readonly [string, string, string];
}

/** A kernel that runs cells for as long as a file of tests wants. */
export interface KernelSession {
  /** Runs cells one after the other. */
  run(...steps: (Step | string)[]): Promise<CellResult[]>;
  end(): Promise<void>;
}

/** Starts a kernel; `jupyterPath` is a further folder with kernels. */
export function startSession(kernel = 'rolelens', jupyterPath?: string): KernelSession {
  const child = startPython('run_cells.py', [kernel], jupyterPath);
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
  let log = '';
  child.stderr.on('data', (text: Buffer) => (log += text.toString()));
  const ended = new Promise<void>((done) => child.on('close', () => done()));
  const runOne = async (step: Step): Promise<CellResult> => {
    child.stdin.write(`${JSON.stringify(step)}\n`);
    const { value, done } = await answers.next();
    if (done) throw new Error(`The kernel ended: ${log}`);
    return JSON.parse(value) as CellResult;
  };
  return {
    run: async (...steps) => {
      const results: CellResult[] = [];
      for (const step of steps) results.push(await runOne(typeof step === 'string' ? { code: step } : step));
      return results;
    },
    end: () => {
      child.stdin.end();
      return ended;
    },
  };
}

/** Runs one of the Python programs beside this file; gives what it prints. */
export function python<T>(program: string, args: readonly string[], input: unknown): Promise<T> {
  const child = startPython(program, args);
  return new Promise((done, fail) => {
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

function startPython(
  program: string,
  args: readonly string[],
  jupyterPath?: string,
): ChildProcessWithoutNullStreams {
  const env = { ...process.env, ...(jupyterPath && { JUPYTER_PATH: jupyterPath }) };
  return spawn(prepareJupyter().python, [join(__dirname, program), ...args], { env });
}

/** The text that a cell printed and showed. */
export function textOf({ outputs }: CellResult): string {
  return outputs.map(({ text, data }) => text ?? String(data?.['text/plain'] ?? '')).join('');
}
