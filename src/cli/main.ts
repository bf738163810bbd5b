// The commands: arguments in, exit code out. 0 success, 1 a failed check, 2 bad usage or input, 130 interrupted.
import { Command, CommanderError } from 'commander';
import { messageOf, RoleLensError } from '../core';
import { addClaims } from './command-claims';
import { addAgree } from './command-agree';
import { addCode } from './command-code';
import { addInit } from './command-init';
import { addKernel } from './command-kernel';
import { addDiff } from './command-diff';
import { addInspect } from './command-inspect';
import { addLint } from './command-lint';
import { addPrivacy } from './command-privacy';
import { addSample } from './command-sample';
import { addStudy } from './command-study';
import { addTrain } from './command-train';

/** Runs a command line (without node and script). Sets the process's exit code; prints errors without a stack. */
export async function main(args: readonly string[]): Promise<void> {
  const program = new Command('rolelens')
    .description('Codes job ads against a codebook and shows what the roles ask for.')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true });
  addInit(program);
  addInspect(program);
  addStudy(program);
  addCode(program);
  addTrain(program);
  addAgree(program);
  addLint(program);
  addDiff(program);
  addSample(program);
  addClaims(program);
  addPrivacy(program);
  addKernel(program);
  process.stdout.on('error', stopReading);
  // Nobody reads what would be told: the work goes on.
  process.stderr.on('error', () => undefined);
  process.on('uncaughtException', (error) => process.exit(exitCodeOf(error)));
  process.once('SIGINT', () => interrupt(130));
  process.once('SIGTERM', () => interrupt(143));
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

/** Files are written under temporary names that are removed on exit, so that stopping at once loses nothing. */
function interrupt(code: number): void {
  process.stderr.write('\nInterrupted; no file was left half written.\n');
  process.exit(code);
}

/** Whoever reads the results may have enough of them (`| head`); that is no failure. */
function stopReading(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`rolelens: standard output cannot be written: ${error.message}\n`);
  process.exit(2);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  process.stderr.write(`rolelens: ${messageFor(error)}\n`);
  return 2;
}

/** What is told of an error; where in the code it arose only those want to know who mend RoleLens. */
function messageFor(error: unknown): string {
  if (error instanceof RoleLensError) return error.message;
  const { syscall, stack } = error as Partial<NodeJS.ErrnoException>;
  if (process.env.ROLELENS_STACK && stack) return stack;
  if (syscall === 'uv_cwd') return 'The folder that the command runs in is gone. Go to one that is there.';
  if (syscall) return `The system does not do what it was asked for: ${messageOf(error)}.`;
  return `unexpected failure, please report it with what ROLELENS_STACK=1 shows: ${messageOf(error)}`;
}
