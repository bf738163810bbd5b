// rolelens study: the whole study with one command.
import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RoleLensError, writeStandardOutput } from '../core';
import type { StudyFlags, StudySpec } from '../report';
import { withCoder } from './coder-options';
import { progressOn } from './progress-bar';
import { tellImport } from './tell-import';
import { BUNDLED_CODEBOOK, withCorpus } from './read-arguments';

const DEFAULT_OUT = join('data', 'analysis_results');

/** Adds the command `study`. */
export function addStudy(program: Command): void {
  const command = program
    .command('study')
    .description(
      'run a study: code ads, count, draw the figures and write the summary. What the options say overrules the study file',
    )
    .argument(
      '[study]',
      'study file (.yaml), or the folder with its study.yaml; default the one here, unless --ads is given',
    );
  withCoder(withCorpus(command, false))
    .option('--redact', 'replace names, e-mail addresses and phone numbers (default)')
    .option(
      '--codebook <file>',
      "codebook (.yaml); default the study's, without a study file the bundled one",
    )
    .option('--codings <file>', 'count this coding (.jsonl) instead of coding')
    .option(
      '--compare <file>',
      'published counts (.csv: profile,kind,code,name,mentions) to set beside these',
    )
    .option('--out <folder>', `where the results go (default "${DEFAULT_OUT}" without a study file)`)
    .option('--force', 'write over files in that folder that no study made, or that were changed since')
    .action(study);
}

async function study(
  file: string | undefined,
  { force }: { force?: boolean },
  command: Command,
): Promise<void> {
  // Loaded when needed: it takes a second or two, which the other commands need not wait for.
  const { runStudy } = await import('../report');
  const spec = await specOf(file, flagsOf(command));
  const onProgress = progressOn(process.stderr);
  const { study: done, files, overwritten } = await runStudy(spec, { onProgress, force });
  for (const name of overwritten)
    process.stderr.write(`Wrote over ${join(spec.out, name)}, as --force says.\n`);
  await tellImport(done.coding.corpus);
  for (const remark of done.coding.remarks) process.stderr.write(`Note: ${remark}\n`);
  await writeStandardOutput(`${files.length} files in ${spec.out}: ${files.join(', ')}\n`);
}

async function specOf(file: string | undefined, flags: StudyFlags): Promise<StudySpec> {
  const { readStudy, STUDY_FILE, studyOf } = await import('../report');
  if (file !== undefined) return readStudy(file, flags);
  if (flags.ads) return studyOf({ codebook: BUNDLED_CODEBOOK, out: DEFAULT_OUT, ...flags, ads: flags.ads });
  if (existsSync(STUDY_FILE)) return readStudy(STUDY_FILE, flags);
  throw new RoleLensError(`There is no ${STUDY_FILE} here, and no --ads.`, {
    hint: 'Give a study file, or the ads (--ads FILE…). "rolelens init DIR" writes a study that runs.',
  });
}

type SaidOptions = StudyFlags & { compare?: string; force?: boolean };

/** Only what was said: defaults must not overrule the file. */
function flagsOf(command: Command): StudyFlags {
  const {
    compare,
    force: _,
    ...said
  } = Object.fromEntries(
    Object.entries(command.opts<SaidOptions>()).filter(
      ([name]) => command.getOptionValueSource(name) === 'cli',
    ),
  ) as SaidOptions;
  return { ...said, ...(compare !== undefined && { published: compare }) };
}
