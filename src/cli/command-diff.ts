// rolelens diff: what one version of a codebook changes against another, in the same ads.
import type { Command } from 'commander';
import { CODERS } from '../coders';
import type { Effect } from '../coding';
import { NO_PROFILE, RoleLensError, writeStandardOutput } from '../core';
import type { Table } from '../table';
import { boilerplateOption, openNamed, type OpenedCoder } from './coder-options';
import { progressOn } from './progress-bar';
import { readOptions, withCorpus, type CorpusArguments } from './read-arguments';

interface DiffArguments extends CorpusArguments {
  readonly codebook?: string;
  readonly boilerplate: 'keep' | 'drop';
  readonly sentences: number;
}

/** Adds the command `diff`. */
export function addDiff(program: Command): void {
  withCorpus(
    program
      .command('diff')
      .description(
        'what a codebook, or any other coder, changes against an older one: mentions, terms, profiles, sentences',
      ),
  )
    .argument('<old>', SIDE)
    .argument('<new>', SIDE)
    .option('--codebook <file>', 'codebook (.yaml) of codings and models; default the one that is compared')
    .addOption(boilerplateOption())
    .option('--sentences <number>', 'sentences shown at the most', parseCount, 60)
    .action(diff);
}

const SIDE = 'codebook (.yaml), codings (.jsonl), trained model (.json), or the name of a coder';

function parseCount(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new RoleLensError(`--sentences "${text}".`, { hint: 'Expected a whole number, 0 or more.' });
}

async function diff(oldSide: string, newSide: string, options: DiffArguments): Promise<void> {
  const { ads: paths, sentences } = options;
  const onProgress = progressOn(process.stderr);
  const sides = [oldSide, newSide];
  const codebook = options.codebook ?? sides.find(isCodebook);
  const [before, after] = [
    await openSide(oldSide, codebook, options),
    await openSide(newSide, codebook, options),
  ];
  // Rooms are loaded when needed: help and bad usage need not wait for them.
  const { readAds } = await import('../corpus');
  const ads = await readAds(paths, readOptions(options, onProgress));
  const { tokenize } = await import('../text');
  const store = tokenize(ads, { onProgress });
  const { isCodebookCoding, recode, tableEffect } = await import('../coding');
  const old = await before.coder.code(store, { onProgress });
  // Of two codebooks only what differs is coded again.
  const now =
    isCodebook(newSide) && isCodebookCoding(old)
      ? recode(old, after.book!)
      : await after.coder.code(store, { onProgress });
  const effect = tableEffect(old, now, { sentences });
  const { escapeMarkdown, toMarkdown } = await import('../export');
  const title = `# ${escapeMarkdown(newSide)} against ${escapeMarkdown(oldSide)}\n\n`;
  await writeStandardOutput(title + effectMarkdown(effect, { escape: escapeMarkdown, table: toMarkdown }));
}

function isCodebook(side: string): boolean {
  return /\.ya?ml$/i.test(side);
}

/** A side as a coder: by its file, or by its name in the list of coders. */
function openSide(
  side: string,
  codebook: string | undefined,
  { boilerplate }: DiffArguments,
): Promise<OpenedCoder> {
  if (/\.jsonl$/i.test(side)) return openNamed({ coder: 'codings', codings: side }, codebook);
  if (/\.json$/i.test(side)) return openNamed({ coder: 'learned', model: side }, codebook);
  const isListed = CODERS.some(({ name }) => name === side);
  if (isListed && side !== 'codebook') return openNamed({ coder: side }, codebook);
  return openNamed({ coder: 'codebook', boilerplate }, isListed ? codebook : side);
}

interface Writer {
  readonly escape: (text: string) => string;
  readonly table: (table: Table) => string;
}

function effectMarkdown(effect: Effect, { escape, table }: Writer): string {
  const section = (heading: string, of: Table): string => (of.size ? `\n## ${heading}\n\n${table(of)}` : '');
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
      `- ${code} ${escape(term)}: ${escape(left)}**${escape(hit)}**${escape(right)} (ad ${escape(id)}${profile === NO_PROFILE ? '' : `, ${escape(profile)}`})\n`,
  );
  return `\n## ${heading}\n\n${lines.join('')}`;
}

function silentNote({ size }: Table): string {
  if (!size) return '';
  const count = size === 1 ? '1 term of the new codebook matches' : `${size} terms of the new codebook match`;
  return `\n${count} nowhere in these ads; \`rolelens lint\` with the same ads names them.\n`;
}
