// Runs other people's implementations beside ours, in a Python environment of the tests' own.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { makeEnvironment } from '../../src/notebook/kernel/make-environment';

const ROOT = join(__dirname, '..', '..');

/**
 * Runs Python code that finds `given` (parsed JSON) and sets `answer` (what JSON can hold; no NaN), and returns the answer. The first call of
 * all makes the environment, which takes a minute or two; allow a test that calls it 300 s.
 */
export function askPython<T>(code: string, given: unknown): T {
  const { python } = makeEnvironment({
    folder: join(ROOT, 'node_modules', '.cache', 'rolelens', 'python-peers'),
    requirements: join(__dirname, 'requirements.txt'),
    contents: 'SciPy and other peers of our statistics',
  });
  const script = `import json, sys\ngiven = json.load(sys.stdin)\n${code}\nprint(json.dumps(answer, allow_nan=False))`;
  const { status, stdout, stderr } = spawnSync(python, ['-c', script], {
    input: JSON.stringify(given),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`Python failed:\n${stderr}`);
  return JSON.parse(stdout) as T;
}
