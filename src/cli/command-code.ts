// rolelens code: codes ads and writes the coding.
import type { Command } from 'commander';
import type { Coding } from '../core';
import { checkOutput, isCoding, withForce } from './check-output';
import { openNamed, withCoder, type CoderArguments } from './coder-options';
import { progressOn } from './progress-bar';
import { tellImport } from './tell-import';
import { readOptions, withCorpus, type CorpusArguments } from './read-arguments';

interface CodeArguments extends CorpusArguments, CoderArguments {
  readonly codebook?: string;
  readonly out: string;
  readonly force: boolean;
}

/** Adds the command `code`. */
export function addCode(program: Command): void {
  withForce(withCoder(withCorpus(program.command('code').description('code ads; one JSON line an ad'))))
    .option('--codebook <file>', 'codebook (.yaml); default the bundled one, where the coder needs one')
    .option('--codings <file>', 'what the coder codings says (.jsonl)')
    .requiredOption('--out <file>', 'the coding (.jsonl); - writes to standard output')
    .action(code);
}

async function code(options: CodeArguments): Promise<void> {
  const { ads: paths, codebook, out } = options;
  checkOutput(out, {
    inputs: [...paths, codebook, options.codings, options.model],
    what: 'a coding',
    isOurs: isCoding,
    force: options.force,
  });
  const onProgress = progressOn(process.stderr);
  // Rooms are loaded when needed: help and bad usage need not wait for them.
  const { coder } = await openNamed(options, codebook);
  const { readAds } = await import('../corpus');
  const ads = await readAds(paths, readOptions(options, onProgress));
  const { tokenize } = await import('../text');
  const { codingLines } = await import('../coding');
  const coding = await coder.code(tokenize(ads, { onProgress }), { onProgress });
  const { writeLines } = await import('../export');
  await writeLines(out, codingLines(coding));
  await report(coding, out);
}

async function report({ corpus, mentions, remarks }: Coding, out: string): Promise<void> {
  await tellImport(corpus);
  for (const remark of remarks) process.stderr.write(`Note: ${remark}\n`);
  process.stderr.write(
    `${corpus.length} ads, ${mentions.ad.length} mentions → ${out === '-' ? 'standard output' : out}\n`,
  );
}
