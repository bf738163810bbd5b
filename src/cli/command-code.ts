// rolelens code: codes ads and writes the coding.
import { Option, type Command } from 'commander';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { RoleLensError, type Coding } from '../core';
import { progressOn } from './progress-bar';
import { BUNDLED_CODEBOOK, readOptions, withCorpus, type CorpusArguments } from './read-arguments';

interface CodeArguments extends CorpusArguments {
  readonly codebook: string;
  readonly boilerplate: 'keep' | 'drop';
  readonly out: string;
}

/** Adds the command `code`. */
export function addCode(program: Command): void {
  withCorpus(program.command('code').description('code ads against a codebook; one JSON line an ad'))
    .option('--codebook <file>', 'codebook (.yaml)', BUNDLED_CODEBOOK)
    .addOption(boilerplateOption())
    .requiredOption('--out <file>', 'the coding (.jsonl); - writes to standard output')
    .action(code);
}

/** What becomes of company boilerplate. */
export function boilerplateOption(): Option {
  return new Option('--boilerplate <what>', 'mentions in company boilerplate')
    .choices(['keep', 'drop'])
    .default('keep');
}

async function code({ ads: paths, codebook, boilerplate, out, ...rest }: CodeArguments): Promise<void> {
  if (out !== '-') checkFolder(out);
  const onProgress = progressOn(process.stderr);
  // Rooms are loaded when needed: help and bad usage need not wait for them.
  const { readCodebook } = await import('../codebook');
  const book = readCodebook(codebook);
  const { readAds } = await import('../corpus');
  const ads = await readAds(paths, readOptions({ ads: paths, ...rest }, onProgress));
  const { tokenize } = await import('../text');
  const { codeAds, codingLines } = await import('../coding');
  const coding = codeAds(tokenize(ads, { onProgress }), book, { boilerplate, onProgress });
  const { writeLines } = await import('../export');
  await writeLines(out, codingLines(coding));
  report(coding, out);
}

/** Coding may take minutes: a folder that cannot be made or written is better noticed before. */
function checkFolder(file: string): void {
  let folder = dirname(resolve(file));
  while (!existsSync(folder)) folder = dirname(folder);
  try {
    if (!statSync(folder).isDirectory()) throw new Error(`${folder} is no folder`);
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new RoleLensError(`The coding cannot be written there: ${(cause as Error).message}.`, {
      file,
      hint: 'Choose a folder that exists or can be made, and that you may write to.',
      cause,
    });
  }
}

function report({ corpus, mentions }: Coding, out: string): void {
  process.stderr.write(
    `${corpus.length} ads, ${mentions.ad.length} mentions → ${out === '-' ? 'standard output' : out}\n`,
  );
}
