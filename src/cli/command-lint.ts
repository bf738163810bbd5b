// rolelens lint: checks a codebook; with ads at hand also what its terms did in them.
import { Option, type Command } from 'commander';
import { coderEntry, CODERS, openCoder } from '../coders';
import type { Codebook, LintRemark } from '../codebook';
import { RoleLensError, writeStandardOutput } from '../core';
import { progressOn } from './progress-bar';
import { readOptions, withCorpus, type CorpusArguments } from './read-arguments';

interface LintArguments extends Partial<CorpusArguments> {
  readonly coder: string;
}

/** Adds the command `lint`. */
export function addLint(program: Command): void {
  withCorpus(
    program.command('lint').description('check a codebook; with --ads also what its terms do in them'),
    false,
  )
    .addOption(
      new Option('--coder <name>', 'who codes the --ads; one that knows what each term did')
        .choices(CODERS.map(({ name }) => name))
        .default('codebook'),
    )
    .argument('<codebook>', 'codebook (.yaml)')
    .action(lint);
}

async function lint(file: string, options: LintArguments): Promise<void> {
  checkCoder(options);
  // Rooms are loaded when needed, so that checking a codebook while it is edited is quick.
  const { lintCodebook, readCodebook } = await import('../codebook');
  const book = readCodebook(file);
  const remarks = options.ads
    ? await lintWithAds(book, options as LintArguments & CorpusArguments)
    : lintCodebook(book);
  await writeStandardOutput(
    remarks.map(({ line, code, text }) => `${file}:${line}: ${code} ${text}\n`).join(''),
  );
  const terms = book.codes.reduce((sum, code) => sum + code.terms.length, 0);
  await writeStandardOutput(
    `${book.name} ${book.version}: ${book.codes.length} codes, ${terms} terms, ${book.profiles.length} profiles; ${remarks.length || 'no'} remarks.\n`,
  );
  if (lintCodebook(book).length) process.exitCode = 1;
}

function checkCoder({ ads, coder }: LintArguments): void {
  if (coderEntry(coder).knowsTerms) return;
  const able = CODERS.filter(({ knowsTerms }) => knowsTerms).map(({ name }) => name);
  throw new RoleLensError(`The coder "${coder}" does not know what the terms of a codebook did.`, {
    hint: ads ? `Lint with --coder ${able.join(' or ')}.` : 'Leave --coder out.',
  });
}

/** What the codebook alone shows, and what its terms did in the ads; terms in two codes are told once, with their counts. */
async function lintWithAds(book: Codebook, options: LintArguments & CorpusArguments): Promise<LintRemark[]> {
  const onProgress = progressOn(process.stderr);
  const { lintCodebook } = await import('../codebook');
  const { readAds } = await import('../corpus');
  const { tokenize } = await import('../text');
  const { lintCoding } = await import('../coding');
  const ads = await readAds(options.ads, readOptions(options, onProgress));
  const coder = await openCoder(options.coder, { book });
  const fromAds = lintCoding(await coder.code(tokenize(ads, { onProgress }), { onProgress }));
  const told = new Set(fromAds.filter(({ text }) => text.includes('stands in')).map(({ line }) => line));
  const alone = lintCodebook(book).filter(
    ({ line, text }) => !(text.startsWith('repeats the term') && told.has(line)),
  );
  return [...alone, ...fromAds].sort((a, b) => a.line - b.line);
}
