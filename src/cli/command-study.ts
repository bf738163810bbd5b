// rolelens study: the whole study with one command.
import type { Command } from 'commander';
import { resolve } from 'node:path';
import { modelFile, withCoder, type CoderArguments } from './coder-options';
import { progressOn } from './progress-bar';
import {
  BUNDLED_ADS,
  BUNDLED_CODEBOOK,
  readOptions,
  withCorpus,
  type CorpusArguments,
} from './read-arguments';

interface StudyArguments extends CorpusArguments, CoderArguments {
  readonly codebook: string;
  readonly codings?: string;
  readonly compare?: string;
  readonly out: string;
}

/** Adds the command `study`. */
export function addStudy(program: Command): void {
  withCoder(
    withCorpus(
      program.command('study').description('code ads, count, draw the figures and write the summary'),
    ),
  )
    .option('--codebook <file>', 'codebook (.yaml)', BUNDLED_CODEBOOK)
    .option('--codings <file>', 'aggregate this coding (.jsonl) instead of coding')
    .option('--compare <file>', 'published counts (.csv: profile,kind,code,name,mentions) to compare with')
    .option('--out <folder>', 'where the results go', 'data/analysis_results')
    .action(study);
}

async function study({
  ads,
  codebook,
  codings,
  compare,
  boilerplate,
  coder,
  model: modelGiven,
  out,
  ...rest
}: StudyArguments): Promise<void> {
  const model = modelFile({ coder, model: modelGiven, boilerplate });
  const onProgress = progressOn(process.stderr);
  const isSample = ads.length === 1 && resolve(ads[0]) === BUNDLED_ADS;
  const options = {
    ...readOptions({ ads, ...rest }, onProgress),
    ads,
    codebook,
    codings,
    compare,
    boilerplate,
    model,
    out,
    isSample,
  };
  // Loaded when needed: data frames take a second or two, which the other commands need not wait for.
  const { runStudy } = await import('../report');
  const { study: done, files } = await runStudy(options);
  for (const remark of done.coding.remarks) process.stderr.write(`Note: ${remark}\n`);
  process.stdout.write(`${files.length} files in ${out}: ${files.join(', ')}\n`);
}
