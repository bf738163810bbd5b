// rolelens init: a new study that runs.
import type { Command } from 'commander';
import { join } from 'node:path';
import { writeStandardOutput } from '../core';
import type { ColumnNames } from '../corpus';
import { initStudy } from './init-study';
import { progressOn } from './progress-bar';
import { parseColumns } from './read-arguments';

interface InitArguments {
  readonly from?: string[];
  readonly columns?: ColumnNames;
}

/** Adds the command `init`. */
export function addInit(program: Command): void {
  program
    .command('init')
    .description('write a new study that runs: study.yaml, a codebook to grow, and a notebook')
    .argument('<folder>', 'where it is written; made where missing, and nothing in it is overwritten')
    .option('--from <file...>', 'files or folders of ads to study; default a few invented ones')
    .option('--columns <pairs>', 'which column is what, e.g. title=Vacancy,description=Text', parseColumns)
    .action(init);
}

async function init(folder: string, { from, columns }: InitArguments): Promise<void> {
  const { files } = await initStudy(folder, { from, columns, onProgress: progressOn(process.stderr) });
  await writeStandardOutput(
    `Wrote ${files.join(', ')} in ${folder}\nNext: npx rolelens study ${quoted(join(folder, 'study.yaml'))}\n`,
  );
}

function quoted(path: string): string {
  return /^[\w./\\:-]+$/.test(path) ? path : `"${path}"`;
}
