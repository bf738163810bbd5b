// The peers: programs and libraries that find terms in text, each run as a process of its own.
import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeEnvironment } from '../src/notebook/kernel/make-environment';

export const PEERS = ['ripgrep', 'pyahocorasick', 'flashtext', 'spacy', 'compromise'] as const;
export type PeerName = (typeof PEERS)[number];

/** What the peers read: one ad a line as JSON, all as plain text, one term a line. */
export interface PeerFiles {
  readonly lines: string;
  readonly text: string;
  readonly terms: string;
}

/** Milliseconds of each run after a warm-up, and how many mentions the peer found. */
export interface PeerResult {
  readonly ms: readonly number[];
  readonly mentions: number;
}

const ROOT = join(__dirname, '..');

/** Runs one peer. Throws an error that says what is missing where it cannot be run. */
export function runPeer(name: PeerName, files: PeerFiles, runs: number): PeerResult {
  if (name === 'ripgrep') return runRipgrep(files, runs);
  if (name === 'compromise')
    return runScript(process.execPath, [join(__dirname, 'peers', 'compromise.js')], files, runs);
  const { python } = makeEnvironment({
    folder: join(ROOT, 'node_modules', '.cache', 'rolelens', 'bench-peers'),
    requirements: join(__dirname, 'requirements.txt'),
    contents: 'the Python peers of the bench',
  });
  return runScript(python, [join(__dirname, 'peers', 'peers.py'), name], files, runs);
}

function runScript(program: string, args: readonly string[], files: PeerFiles, runs: number): PeerResult {
  const { status, stdout, stderr, error } = spawnSync(
    program,
    [...args, files.lines, files.terms, String(runs)],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    },
  );
  if (status !== 0)
    throw new Error((stderr || error?.message || `exit code ${status}`).trim().split('\n').slice(-1)[0]);
  return JSON.parse(stdout) as PeerResult;
}

/** A whole process each time, as it is used, with the text in the file cache; its output is kept, and counted, in the warm-up only. */
function runRipgrep({ text, terms }: PeerFiles, runs: number): PeerResult {
  const args = ['-o', '-i', '-w', '-F', '-b', '--no-filename', '-f', terms, text];
  const { stdout, error } = spawnSync('rg', args, { maxBuffer: 2 ** 31 - 1 });
  if (error) throw new Error('rg was not found (sudo apt install ripgrep)');
  const ms: number[] = [];
  // ripgrep stops at the first match when it writes to /dev/null: it writes to a file.
  const output = openSync(join(dirname(text), 'ripgrep.out'), 'w');
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    spawnSync('rg', args, { stdio: ['ignore', output, 'ignore'] });
    ms.push(performance.now() - start);
  }
  closeSync(output);
  return { ms, mentions: countLines(stdout) };
}

function countLines(output: Buffer): number {
  let lines = 0;
  for (const byte of output) if (byte === 10) lines++;
  return lines;
}
