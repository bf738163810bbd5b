// Which coder a command codes with: one of the list of coders, and what it is opened with.
import { Option, type Command } from 'commander';
import { coderEntry, CODERS, openCoder } from '../coders';
import type { Codebook } from '../codebook';
import type { Coder } from '../coding';
import { RoleLensError } from '../core';
import { BUNDLED_CODEBOOK } from './read-arguments';

/** Options as commander hands them over. */
export interface CoderArguments {
  readonly coder: string;
  readonly model?: string;
  readonly codings?: string;
  readonly boilerplate?: 'keep' | 'drop';
}

/** A coder that is ready, and the codebook that was named, or is needed. */
export interface OpenedCoder<Book = Codebook | undefined> {
  readonly coder: Coder;
  readonly book: Book;
}

/** Adds the options that say who codes. */
export function withCoder(command: Command): Command {
  return command
    .addOption(
      new Option('--coder <name>', CODERS.map(({ name, about }) => `${name}: ${about}`).join('; '))
        .choices(CODERS.map(({ name }) => name))
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
 * Opens the coder that the options name. A coder that needs a codebook gets the bundled one where none is named.
 * @throws RoleLensError where it takes no such option, or lacks one.
 */
export async function openNamed(options: CoderArguments, codebook: string): Promise<OpenedCoder<Codebook>>;
export async function openNamed(options: CoderArguments, codebook?: string): Promise<OpenedCoder>;
export async function openNamed(
  { coder: name, model, codings, boilerplate }: CoderArguments,
  codebook?: string,
): Promise<OpenedCoder> {
  const { takes } = coderEntry(name);
  for (const [option, value] of Object.entries({ model, codings }))
    if (value !== undefined && !takes[option as 'model' | 'codings'])
      throw new RoleLensError(`--${option} is not for --coder ${name}.`, {
        hint: `Add --coder ${takersOf(option as 'model' | 'codings')}, or leave --${option} out.`,
      });
  const file = codebook ?? (takes.book === 'needed' ? BUNDLED_CODEBOOK : undefined);
  const { readCodebook } = await import('../codebook');
  const book = file === undefined ? undefined : readCodebook(file);
  return { coder: await openCoder(name, { book, model, codings, boilerplate }), book };
}

function takersOf(option: 'model' | 'codings'): string {
  return CODERS.filter(({ takes }) => takes[option])
    .map(({ name }) => name)
    .join(' or ');
}
