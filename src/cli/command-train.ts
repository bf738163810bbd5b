// rolelens train: learns to code from codings, and writes the model.
import type { Command } from 'commander';
import { writeStandardOutput } from '../core';
import { checkOutput, withForce } from './check-output';
import { progressOn } from './progress-bar';
import { BUNDLED_CODEBOOK, readOptions, withCorpus, type CorpusArguments } from './read-arguments';

interface TrainArguments extends CorpusArguments {
  readonly codings: string[];
  readonly codebook: string;
  readonly crossValidate: boolean;
  readonly out: string;
  readonly force: boolean;
}

/** Adds the command `train`. */
export function addTrain(program: Command): void {
  withForce(
    withCorpus(
      program.command('train').description('learn to code as these codings do; for code --coder learned'),
    ),
  )
    .requiredOption('--codings <file...>', 'codings of these ads (.jsonl), by one or several coders')
    .option('--codebook <file>', 'codebook (.yaml) whose codes they use', BUNDLED_CODEBOOK)
    .option(
      '--cross-validate',
      'also tell how the model agrees with the codings on ads it has not seen',
      false,
    )
    .requiredOption('--out <file>', 'the model (.json)')
    .action(train);
}

async function train({
  ads: paths,
  codings: files,
  codebook,
  crossValidate: tells,
  out,
  force,
  ...rest
}: TrainArguments): Promise<void> {
  checkOutput(out, {
    inputs: [...paths, ...files, codebook],
    what: 'a model',
    isOurs: (head) => /^\{\s*"format": "rolelens-model"/.test(head),
    force,
  });
  const onProgress = progressOn(process.stderr);
  const { readCodebook } = await import('../codebook');
  const book = readCodebook(codebook);
  const { readAds } = await import('../corpus');
  const ads = await readAds(paths, readOptions({ ads: paths, ...rest }, onProgress));
  const { readCoding } = await import('../coding');
  const codings = await Promise.all(files.map((file) => readCoding(file, ads, { book })));
  for (const { remarks } of codings) for (const remark of remarks) process.stderr.write(`Note: ${remark}\n`);
  const { tokenize } = await import('../text');
  const { crossValidate, saveModel, trainCoder } = await import('../learning');
  const store = tokenize(ads, { onProgress });
  const model = trainCoder(store, codings, { book, onProgress });
  saveModel(model, out);
  const { groups, mentions } = model.origin;
  process.stderr.write(`Learned from ${groups} distinct ads, ${mentions} mentions → ${out}\n`);
  if (!tells) return;
  const { agreement } = crossValidate(store, codings, { book, onProgress });
  await writeStandardOutput(
    `${JSON.stringify({ means: agreement.means.columns, profile: agreement.profile.columns, spans: agreement.spans.columns }, null, 1)}\n`,
  );
}
