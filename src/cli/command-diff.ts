// rolelens diff: what one version of a codebook changes against another, in the same ads.
import type { Command } from 'commander';
import type { Effect } from '../coding';
import { RoleLensError, type Columns } from '../core';
import { boilerplateOption } from './coder-options';
import { progressOn } from './progress-bar';
import { readOptions, withCorpus, type CorpusArguments } from './read-arguments';

interface DiffArguments extends CorpusArguments {
  readonly boilerplate: 'keep' | 'drop';
  readonly sentences: number;
}

/** Adds the command `diff`. */
export function addDiff(program: Command): void {
  withCorpus(
    program
      .command('diff')
      .description('what a codebook changes against an older version: mentions, terms, profiles, sentences'),
  )
    .argument('<old>', 'codebook (.yaml)')
    .argument('<new>', 'codebook (.yaml)')
    .addOption(boilerplateOption())
    .option('--sentences <number>', 'sentences shown at the most', parseCount, 60)
    .action(diff);
}

function parseCount(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new RoleLensError(`--sentences "${text}".`, { hint: 'Expected a whole number, 0 or more.' });
}

async function diff(oldFile: string, newFile: string, options: DiffArguments): Promise<void> {
  const { ads: paths, boilerplate, sentences } = options;
  const onProgress = progressOn(process.stderr);
  // Rooms are loaded when needed: help and bad usage need not wait for them.
  const { readCodebook } = await import('../codebook');
  const [oldBook, newBook] = [readCodebook(oldFile), readCodebook(newFile)];
  const { readAds } = await import('../corpus');
  const ads = await readAds(paths, readOptions(options, onProgress));
  const { tokenize } = await import('../text');
  const { codeAds, recode, tableEffect } = await import('../coding');
  const before = codeAds(tokenize(ads, { onProgress }), oldBook, { boilerplate, onProgress });
  const effect = tableEffect(before, recode(before, newBook), { sentences });
  const { escapeMarkdown, toMarkdown } = await import('../export');
  const title = `# ${escapeMarkdown(newFile)} against ${escapeMarkdown(oldFile)}\n\n`;
  process.stdout.write(title + effectMarkdown(effect, { escape: escapeMarkdown, table: toMarkdown }));
}

interface Writer {
  readonly escape: (text: string) => string;
  readonly table: (columns: Columns) => string;
}

function effectMarkdown(effect: Effect, { escape, table }: Writer): string {
  const section = (heading: string, columns: Columns): string =>
    Object.values(columns)[0].length ? `\n## ${heading}\n\n${table(columns)}` : '';
  return [
    `${effect.summary.map(escape).join(' ')}\n`,
    section('Codes', effect.codes),
    section('Terms', effect.terms),
    section('Profiles', effect.flips),
    sentenceList(
      'Won',
      effect.sentences.filter(({ change }) => change === 'won'),
      escape,
    ),
    sentenceList(
      'Lost',
      effect.sentences.filter(({ change }) => change === 'lost'),
      escape,
    ),
    silentNote(effect.silent),
  ].join('');
}

function sentenceList(
  heading: string,
  sentences: Effect['sentences'],
  escape: (text: string) => string,
): string {
  if (!sentences.length) return '';
  const lines = sentences.map(
    ({ code, term, id, profile, left, hit, right }) =>
      `- ${code} ${escape(term)}: ${escape(left)}**${escape(hit)}**${escape(right)} (ad ${escape(id)}, ${escape(profile)})\n`,
  );
  return `\n## ${heading}\n\n${lines.join('')}`;
}

function silentNote({ term }: Columns): string {
  if (!term.length) return '';
  const count =
    term.length === 1
      ? '1 term of the new codebook matches'
      : `${term.length} terms of the new codebook match`;
  return `\n${count} nowhere in these ads; \`rolelens lint\` with the same ads names them.\n`;
}
