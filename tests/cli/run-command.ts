// Runs the commands as a user does: real processes, real files, real exit codes.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const HOME = join(__dirname, '..', '..');
export const SAMPLE = join(HOME, 'data', 'sample', 'ads.jsonl');
export const CODEBOOK = join(HOME, 'data', 'codebook', 'genai-roles.yaml');

/** What a command left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Largest resident memory, MB; 0 where the process was killed. */
  readonly megabytes: number;
}

/** How a command is run. */
export interface RunOptions {
  /** Standard input; default none. */
  readonly input?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Sent once, as soon as standard error shows `at` (default: anything) or, where it is a function, that holds. */
  readonly signal?: { readonly name: NodeJS.Signals; readonly at?: string | (() => boolean) };
  /** Stops reading standard output after its first bytes. */
  readonly closesOutput?: boolean;
}

const MEMORY = "process.on('exit',()=>require('fs').writeSync(3,String(process.resourceUsage().maxRSS)))";

/** Runs `rolelens` with these arguments. */
export function rolelens(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const child = spawn(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(`import{createRequire}from'module';const require=createRequire('${HOME}/');${MEMORY}`)}`,
      join(HOME, 'bin', 'rolelens.js'),
      ...args,
    ],
    {
      cwd: options.cwd ?? HOME,
      env: { ...process.env, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    },
  );
  const kept = ['', '', '', ''];
  let waiting = options.signal;
  const signalOnce = (): void => {
    const { name, at = '' } = waiting ?? {};
    if (!name || !(typeof at === 'string' ? kept[2] && kept[2].includes(at) : at())) return;
    child.kill(name);
    waiting = undefined;
  };
  const looking = setInterval(signalOnce, 20);
  [1, 2, 3].forEach((fd) => {
    const stream = child.stdio[fd] as NodeJS.ReadableStream;
    stream.on('data', (bytes: Buffer) => {
      kept[fd] += bytes.toString();
      if (fd === 1 && options.closesOutput) child.stdout.destroy();
    });
  });
  // A command that fails before it has read its input closes it.
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(looking);
      resolve({ code, stdout: kept[1], stderr: kept[2], megabytes: Number(kept[3]) / 1024 });
    });
  });
}

/** A folder for a test file, with a way to put files into it. */
export class Desk {
  readonly path = mkdtempSync(join(tmpdir(), 'rolelens-cli-'));

  /** Writes a file and gives its path. */
  put(name: string, content: string | Uint8Array): string {
    writeFileSync(this.at(name), content);
    return this.at(name);
  }

  at(name: string): string {
    return join(this.path, name);
  }

  /** Everything in the folder, at any depth. */
  list(): string[] {
    return (readdirSync(this.path, { recursive: true }) as string[]).sort();
  }

  read(name: string): string {
    return readFileSync(this.at(name), 'utf8');
  }

  clear(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Lines of JSON. */
export function jsonLines(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** Three short invented ads. */
export const ADS = jsonLines([
  {
    id: '1',
    title: 'GenAI engineer',
    description: 'You build chatbots with LangChain and GPT-4 in Python on Azure.',
  },
  {
    id: '2',
    title: 'ML engineer',
    description: 'You train models for fraud detection with PyTorch and deploy them.',
  },
  {
    id: '3',
    title: 'Gardener',
    description: 'You mow lawns and talk to the people who own them, come rain or shine.',
  },
]);
