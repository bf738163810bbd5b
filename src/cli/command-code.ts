// rolelens code: codes ads and writes the coding.
import type { Command } from 'commander';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { RoleLensError, type Coding, type Progress } from '../core';
import type { TokenStore } from '../text';
import { modelFile, withCoder, type CoderArguments } from './coder-options';
import { progressOn } from './progress-bar';
import { BUNDLED_CODEBOOK, readOptions, withCorpus, type CorpusArguments } from './read-arguments';

interface CodeArguments extends CorpusArguments, CoderArguments {
  readonly codebook: string;
  readonly out: string;
}

/** Adds the command `code`. */
export function addCode(program: Command): void {
  withCoder(withCorpus(program.command('code').description('code ads; one JSON line an ad')))
    .option('--codebook <file>', 'codebook (.yaml)', BUNDLED_CODEBOOK)
    .requiredOption('--out <file>', 'the coding (.jsonl); - writes to standard output')
    .action(code);
}

async function code({
  ads: paths,
  codebook,
  boilerplate,
  coder,
  model,
  out,
  ...rest
}: CodeArguments): Promise<void> {
  const learned = modelFile({ coder, model, boilerplate });
  if (out !== '-') checkFolder(out);
  const onProgress = progressOn(process.stderr);
  // Rooms are loaded when needed: help and bad usage need not wait for them.
  const coding = await makeCoder({ learned, codebook, boilerplate });
  const { readAds } = await import('../corpus');
  const ads = await readAds(paths, readOptions({ ads: paths, ...rest }, onProgress));
  const { tokenize } = await import('../text');
  const { codingLines } = await import('../coding');
  const coded = coding(tokenize(ads, { onProgress }), onProgress);
  const { writeLines } = await import('../export');
  await writeLines(out, codingLines(coded));
  report(coded, out);
}

async function makeCoder({
  learned,
  codebook,
  boilerplate,
}: Pick<CodeArguments, 'codebook' | 'boilerplate'> & { learned?: string }): Promise<
  (store: TokenStore, onProgress: Progress) => Coding
> {
  if (learned) {
    const { learnedCoder, readModel } = await import('../learning');
    const coder = learnedCoder(readModel(learned));
    return (store, onProgress) => coder.code(store, { onProgress });
  }
  const { readCodebook } = await import('../codebook');
  const book = readCodebook(codebook);
  const { codeAds } = await import('../coding');
  return (store, onProgress) => codeAds(store, book, { boilerplate, onProgress });
}

/** Coding may take minutes: a folder that cannot be made or written is better noticed before. */
export function checkFolder(file: string): void {
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
