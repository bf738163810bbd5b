// rolelens sample: draws ads to be coded by hand and writes the coders' sheets.
import { Option, type Command } from 'commander';
import { join } from 'node:path';
import { RoleLensError, spareInputs, writeStandardOutput } from '../core';
import { openNamed, withCoder, type CoderArguments } from './coder-options';
import { progressOn } from './progress-bar';
import { BUNDLED_CODEBOOK, readOptions, withCorpus, type CorpusArguments } from './read-arguments';

interface SampleArguments extends CorpusArguments, CoderArguments {
  readonly codebook: string;
  readonly n: number;
  readonly coders: string[];
  readonly strata?: string[];
  readonly allocation: 'proportional' | 'equal';
  readonly seed: number;
  readonly out: string;
}

/** Adds the command `sample`. */
export function addSample(program: Command): void {
  withCoder(
    withCorpus(
      program
        .command('sample')
        .description('draw ads to be coded by hand; a spreadsheet and a .jsonl a coder'),
    ),
  )
    .option('--codings <file>', 'a coding (.jsonl) to draw by its profiles, for --coder codings')
    .option('--codebook <file>', 'codebook (.yaml)', BUNDLED_CODEBOOK)
    .requiredOption('--n <number>', 'number of ads', wholeNumber('--n'))
    .option('--coders <names>', 'names with commas between', names, ['coder-1', 'coder-2'])
    .option(
      '--strata <columns>',
      'what the ads are drawn by: profile, language, year, organisation, location, a column of the file, or "" for nothing; default profile (where the coder gives any) and language',
      names,
    )
    .addOption(
      new Option('--allocation <how>', 'ads a stratum: its share of the corpus, or as many of each')
        .choices(['proportional', 'equal'])
        .default('proportional'),
    )
    .option('--seed <number>', 'another number draws other ads', wholeNumber('--seed'), 1)
    .requiredOption('--out <folder>', 'where the sheets go')
    .action(sample);
}

function wholeNumber(option: string): (text: string) => number {
  return (text) => {
    if (/^\d{1,9}$/.test(text)) return Number(text);
    throw new RoleLensError(`${option} "${text}".`, { hint: 'Expected a whole number, 0 or more.' });
  };
}

function names(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

async function sample(options: SampleArguments): Promise<void> {
  const { ads: paths, codebook, n, coders, strata, allocation, seed, out } = options;
  spareInputs(
    coders.flatMap((coder) => [join(out, `${coder}.xlsx`), join(out, `${coder}.jsonl`)]),
    [...paths, codebook, options.codings, options.model],
  );
  const onProgress = progressOn(process.stderr);
  // Rooms are loaded when needed: help and bad usage need not wait for them.
  const { coder, book } = await openNamed(options, codebook);
  const { readAds } = await import('../corpus');
  const ads = await readAds(paths, readOptions(options, onProgress));
  const { tokenize } = await import('../text');
  const coding = await coder.code(tokenize(ads, { onProgress }), { onProgress });
  const { sampleForCoding, writeCodingSheets } = await import('../reliability');
  const drawn = sampleForCoding(coding, { n, strata, allocation, seed });
  const files = await writeCodingSheets(drawn, book, out, { coders });
  const { toMarkdown } = await import('../export');
  await writeStandardOutput(toMarkdown(drawn.strata));
  process.stderr.write(`${drawn.ads.length} ads for ${coders.length} coders → ${files.join(', ')}\n`);
}
