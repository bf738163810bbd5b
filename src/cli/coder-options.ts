// Which coder a command codes with: by the codebook's terms, or as a model learned it.
import { Option, type Command } from 'commander';
import { RoleLensError } from '../core';
import { BUNDLED_MODEL } from './read-arguments';

/** Options as commander hands them over. */
export interface CoderArguments {
  readonly coder: 'codebook' | 'learned';
  readonly model?: string;
  readonly boilerplate: 'keep' | 'drop';
}

/** Adds the options that say who codes. */
export function withCoder(command: Command): Command {
  return command
    .addOption(
      new Option('--coder <name>', "by the codebook's terms, or as learned from other codings")
        .choices(['codebook', 'learned'])
        .default('codebook'),
    )
    .option('--model <file>', 'what the learned coder learned (.json, see train); default the bundled model')
    .addOption(boilerplateOption());
}

/** What becomes of company boilerplate. */
export function boilerplateOption(): Option {
  return new Option('--boilerplate <what>', 'mentions in company boilerplate')
    .choices(['keep', 'drop'])
    .default('keep');
}

/**
 * The model file to code with, or `undefined` for the codebook coder.
 * @throws RoleLensError where the options contradict each other.
 */
export function modelFile({ coder, model, boilerplate }: CoderArguments): string | undefined {
  if (coder === 'codebook' && model)
    throw new RoleLensError('--model without --coder learned.', {
      hint: 'Add --coder learned, or leave --model out.',
    });
  if (coder === 'learned' && boilerplate === 'drop')
    throw new RoleLensError('--boilerplate drop is for the codebook coder.', {
      hint: 'The learned coder has learned what its teachers left out.',
    });
  return coder === 'learned' ? (model ?? BUNDLED_MODEL) : undefined;
}
