// rolelens lint: checks a codebook; with ads at hand also what its terms did in them.
import type { Command } from 'commander';
import type { Codebook, LintRemark } from '../codebook';
import { progressOn } from './progress-bar';
import { readOptions, withCorpus, type CorpusArguments } from './read-arguments';

/** Adds the command `lint`. */
export function addLint(program: Command): void {
  withCorpus(
    program.command('lint').description('check a codebook; with --ads also what its terms do in them'),
    false,
  )
    .argument('<codebook>', 'codebook (.yaml)')
    .action(lint);
}

async function lint(file: string, options: Partial<CorpusArguments>): Promise<void> {
  // Rooms are loaded when needed, so that checking a codebook while it is edited is quick.
  const { lintCodebook, readCodebook } = await import('../codebook');
  const book = readCodebook(file);
  const remarks = options.ads ? await lintWithAds(book, options as CorpusArguments) : lintCodebook(book);
  for (const { line, code, text } of remarks) process.stdout.write(`${file}:${line}: ${code} ${text}\n`);
  const terms = book.codes.reduce((sum, code) => sum + code.terms.length, 0);
  process.stdout.write(
    `${book.name} ${book.version}: ${book.codes.length} codes, ${terms} terms, ${book.profiles.length} profiles; ${remarks.length || 'no'} remarks.\n`,
  );
  if (lintCodebook(book).length) process.exitCode = 1;
}

/** What the codebook alone shows, and what its terms did in the ads; terms in two codes are told once, with their counts. */
async function lintWithAds(book: Codebook, options: CorpusArguments): Promise<LintRemark[]> {
  const onProgress = progressOn(process.stderr);
  const { lintCodebook } = await import('../codebook');
  const { readAds } = await import('../corpus');
  const { tokenize } = await import('../text');
  const { codeAds, lintCoding } = await import('../coding');
  const ads = await readAds(options.ads, readOptions(options, onProgress));
  const fromAds = lintCoding(codeAds(tokenize(ads, { onProgress }), book, { onProgress }));
  const told = new Set(fromAds.filter(({ text }) => text.includes('stands in')).map(({ line }) => line));
  const alone = lintCodebook(book).filter(
    ({ line, text }) => !(text.startsWith('repeats the term') && told.has(line)),
  );
  return [...alone, ...fromAds].sort((a, b) => a.line - b.line);
}
