// The bench runs, and says what is missing; how fast anything is, is not tested.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Row {
  readonly contender: string;
  readonly stage: string;
  readonly ads: number;
  readonly ms: number | null;
  readonly mb_per_s: number | null;
  readonly mentions?: number;
  readonly missing?: string;
}

const ROOT = join(__dirname, '..', '..');
let folder: string;
let rows: readonly Row[];
let printed: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolelens-bench-test-'));
  const file = join(folder, 'bench.json');
  const args = ['--ads', '40', '--runs', '5', '--peers', 'compromise,ripgrep', '--json', file];
  // An empty folder of programs: ripgrep cannot be found.
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin', 'bench.js'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, PATH: folder },
  });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  printed = stdout;
  rows = (JSON.parse(readFileSync(file, 'utf8')) as { rows: Row[] }).rows;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const row = (contender: string, stage: string): Row | undefined =>
  rows.find((each) => each.contender === contender && each.stage === stage);

describe('npm run bench', () => {
  it.each(['first', 'recode', 'edit', 'effect', 'table'])(
    'gives RoleLens a row for the stage %s',
    (stage) => {
      const found = row('rolelens', stage)!;
      expect(found).toMatchObject({ ads: 40 });
      expect(found.ms).toBeGreaterThan(0);
      expect(found.mb_per_s).toBeGreaterThan(0);
    },
  );

  it('finds nearly the same plain terms as a peer', () => {
    const [ours, theirs] = [row('rolelens-terms', 'first')!, row('compromise', 'first')!];
    expect(theirs.mentions).toBeGreaterThan(100);
    expect(Math.abs(ours.mentions! / theirs.mentions! - 1)).toBeLessThan(0.15);
  });

  it('names a peer that cannot be run, in the rows and on the console', () => {
    expect(row('ripgrep', 'first')).toMatchObject({
      ms: null,
      missing: expect.stringContaining('ripgrep') as string,
    });
    expect(printed).toMatch(/ripgrep first\s+missing: rg was not found/);
  });

  it('prints what share of a byte of text its tokens take', () => {
    expect(printed).toMatch(/rolelens tokenize .* bytes a byte of text/);
  });
});
