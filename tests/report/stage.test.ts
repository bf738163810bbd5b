// Results put into place over those of an earlier study.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { moveResults } from '../../src/report/move-results';

let root: string;
let out: string;
let stage: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rolelens-stage-'));
  out = join(root, 'out');
  stage = join(out, '.unfinished');
  mkdirSync(stage, { recursive: true });
  writeFileSync(join(stage, 'new.csv'), 'new');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** An earlier study's word on what it made. */
function leave(outputs: unknown): void {
  writeFileSync(join(out, 'provenance.json'), JSON.stringify({ outputs }));
  for (const name of ['old.csv', 'mine.txt', 'new.csv']) writeFileSync(join(out, name), 'old');
  writeFileSync(join(root, 'outside.txt'), 'mine');
}

it('takes away what the earlier study made and this one does not, and nothing else', () => {
  leave(['old.csv', 'new.csv']);
  moveResults(stage, out, ['new.csv']);
  expect(readdirSync(out).sort()).toEqual(['.unfinished', 'mine.txt', 'new.csv', 'provenance.json']);
});

it('never leaves the folder, whatever the earlier study is made to say', () => {
  leave(['../outside.txt', '..', '.', '', 7, join(root, 'outside.txt')]);
  moveResults(stage, out, ['new.csv']);
  expect(existsSync(join(root, 'outside.txt'))).toBe(true);
  expect(readdirSync(out)).toContain('old.csv');
});

it('takes nothing away where the earlier study does not say what it made', () => {
  for (const outputs of [undefined, 'old.csv', { name: 'old.csv' }]) {
    leave(outputs);
    writeFileSync(join(stage, 'new.csv'), 'new');
    moveResults(stage, out, ['new.csv']);
    expect(readdirSync(out)).toEqual(expect.arrayContaining(['old.csv', 'mine.txt']));
  }
});

it('puts all that was there back where one file cannot be put into place', () => {
  leave(['old.csv', 'new.csv']);
  expect(() => moveResults(stage, out, ['new.csv', 'never-made.csv'])).toThrow(
    /out: The output folder cannot be written: ENOENT.*has room/s,
  );
  for (const name of ['old.csv', 'mine.txt', 'new.csv'])
    expect(readFileSync(join(out, name), 'utf8'), name).toBe('old');
  expect(readdirSync(out)).not.toContain('never-made.csv');
  expect(readFileSync(join(stage, 'new.csv'), 'utf8')).toBe('new');
});
