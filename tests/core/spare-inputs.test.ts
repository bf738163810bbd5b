// Outputs that are inputs, however they are spelled.
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { spareInputs } from '../../src/core';

let folder: string;
let input: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolelens-spare-'));
  mkdirSync(join(folder, 'ads'));
  input = join(folder, 'ads', 'a.jsonl');
  writeFileSync(input, 'ads');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('are refused: the same name, a way round, a relative path, a link, another name of the same file', () => {
  symlinkSync(input, join(folder, 'link.jsonl'));
  linkSync(input, join(folder, 'hard.jsonl'));
  symlinkSync(join(folder, 'ads'), join(folder, 'other'));
  const spellings = [
    input,
    `${folder}/ads/../ads/./a.jsonl`,
    relative(process.cwd(), input),
    join(folder, 'link.jsonl'),
    join(folder, 'hard.jsonl'),
    join(folder, 'other', 'a.jsonl'),
  ];
  for (const output of spellings) {
    expect(() => spareInputs([output], [null, undefined, '-', input])).toThrow(/input.*nothing was written/);
    expect(() => spareInputs([output], [join(folder, 'other')])).toThrow(/the same file as|read as an input/);
  }
});

it('are no others: a file that is not there yet, one with the same content, standard input', () => {
  writeFileSync(join(folder, 'b.jsonl'), 'ads');
  const outputs = [join(folder, 'b.jsonl'), join(folder, 'ads', 'new.jsonl'), '-', folder];
  expect(() => spareInputs(outputs, [input, '-', join(folder, 'not-there')])).not.toThrow();
});
