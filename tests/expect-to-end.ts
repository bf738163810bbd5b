// expectToEnd: that work comes to an end at all, without a clock to race against.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const HOME = join(__dirname, '..');
/** Far more than a busy machine needs for seconds of work, and far less than work takes that grows with the square of a large input. */
const PATIENCE_MS = 400_000;

/**
 * Runs `work` on the exports of source files (`src/corpus`) in a process of its own, because an endless loop lets nobody interrupt it. Make its input so large
 * that work which runs away takes hours. `work` is sent as text: it sees its argument and nothing of the test around it.
 */
export function expectToEnd<Exports>(
  sources: readonly string[],
  work: (exports: Exports) => unknown,
): Promise<void> {
  const files = JSON.stringify(sources.map((source) => `./${source}`));
  const program = `require('./bin/typescript'); (${work.toString()})(Object.assign({}, ...${files}.map(require)));`;
  const child = spawn(process.execPath, ['-e', program], {
    cwd: HOME,
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
  });
  let log = '';
  child.stderr.on('data', (bytes: Buffer) => (log += bytes.toString()));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) => {
      if (code === 0) done();
      else fail(new Error(signal ? 'The work did not come to an end.' : log));
    });
  });
}
