// rolelens lint: checks a codebook; with ads at hand also says which terms never fire.
import type { Command } from 'commander';
import type { Codebook, LintRemark } from '../codebook';
import { progressOn } from './progress-bar';
import { readOptions, withCorpus, type CorpusArguments } from './read-arguments';

/** Adds the command `lint`. */
export function addLint(program: Command): void {
  withCorpus(
    program.command('lint').description('check a codebook; with --ads also which terms are never found'),
    false,
  )
    .argument('<codebook>', 'codebook (.yaml)')
    .action(lint);
}

async function lint(file: string, options: Partial<CorpusArguments>): Promise<void> {
  // Rooms are loaded when needed, so that checking a codebook while it is edited is quick.
  const { lintCodebook, readCodebook } = await import('../codebook');
  const book = readCodebook(file);
  const remarks = [
    ...lintCodebook(book),
    ...(options.ads ? await neverFound(book, options as CorpusArguments) : []),
  ];
  for (const { line, code, text } of remarks) process.stdout.write(`${file}:${line}: ${code} ${text}\n`);
  const terms = book.codes.reduce((sum, code) => sum + code.terms.length, 0);
  process.stdout.write(
    `${book.name} ${book.version}: ${book.codes.length} codes, ${terms} terms, ${book.profiles.length} profiles; ${remarks.length || 'no'} remarks.\n`,
  );
  if (lintCodebook(book).length) process.exitCode = 1;
}

async function neverFound(book: Codebook, options: CorpusArguments): Promise<LintRemark[]> {
  const onProgress = progressOn(process.stderr);
  const { readAds } = await import('../corpus');
  const { tokenize } = await import('../text');
  const { codeAds, unusedTerms } = await import('../coding');
  const ads = await readAds(options.ads, readOptions(options, onProgress));
  const coding = codeAds(tokenize(ads, { onProgress }), book, { onProgress });
  return unusedTerms(coding, book).map(({ code, term }) => ({
    line: term.line,
    code: code.id,
    text: `never mentions "${term.text}" in these ads.`,
  }));
}
