// The docstrings of the public surface. Their examples are run one after the other in a temporary folder with a copy of data/ in it, as in a notebook: public names
// are imported, and these variables are there, made once from the bundled sample (tests/prepare-examples.ts):
//   study   the bundled study                     edited  `book` after an edit
//   ads     its ads                               next    `coding` by `edited`
//   store   their tokens                          hand    two people's codings of some of the ads
//   book    its codebook                          model   a trained model
//   coding  the ads coded by the codebook         done    what running the study gave; its files are in `study.out`
//   code    the id of a code counted by term
// Beside them stands `my-packs`, a folder of language packs. An example may import modules of Node.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as rolelens from '../src';
import { copyFiles, prepare, type Prepared } from './prepare-examples';
import { faultsOf, moduleOf, publicNames, runModule } from './public-names';

const names = publicNames();
const values = names.filter(({ isType }) => !isType);
const namesOf = (some: typeof names): string[] => some.map(({ name, place }) => `${name} (${place})`);

describe('the docstrings of public names', () => {
  it('say what each is', () => {
    expect(namesOf(names.filter(({ text }) => !text))).toEqual([]);
  });

  it('have an example of one to four lines that uses it', () => {
    const isFit = ({ name, example }: (typeof names)[number]): boolean =>
      new RegExp(`\\b${name}\\b`).test(example) && example.split('\n').length <= 4;
    expect(namesOf(values.filter((each) => !isFit(each)))).toEqual([]);
  });

  it('have examples whose types are right', () => {
    expect(faultsOf(values.map((each) => moduleOf(each, names)))).toEqual({});
  });
});

describe('the examples of public names', () => {
  const home = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'rolelens-examples-'));
  let prepared: Prepared;

  beforeAll(async () => {
    copyFiles(folder);
    process.chdir(folder);
    prepared = await prepare();
  });
  afterAll(async () => {
    await rolelens.closeBrowser();
    process.chdir(home);
    rmSync(folder, { recursive: true });
  });

  it.each(values.map((each) => [each.name, each] as const))('run: %s', async (_name, each) => {
    const printed = [vi.spyOn(process.stdout, 'write'), vi.spyOn(console, 'log')];
    printed.forEach((spy) => spy.mockReturnValue(true as never));
    try {
      await runModule(moduleOf(each, names), rolelens, prepared);
    } finally {
      printed.forEach((spy) => spy.mockRestore());
    }
  });
});
