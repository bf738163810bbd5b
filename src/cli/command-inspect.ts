// rolelens inspect: what would be read as what, without running anything.
import type { Command } from 'commander';
import type { ColumnNames, DatesOption, FileRead, ImportReport } from '../corpus';
import { progressOn } from './progress-bar';
import { withLayout } from './read-arguments';

interface InspectArguments {
  readonly columns?: ColumnNames;
  readonly dates?: DatesOption;
  readonly delimiter?: string;
  readonly headerRow?: number;
  readonly redact: boolean;
}

/** Adds the command `inspect`. */
export function addInspect(program: Command): void {
  const command = program
    .command('inspect')
    .description('say what would be read as what: columns, dates, encoding, and what is not safe')
    .argument(
      '<file...>',
      'files or folders of job ads (.xls .xlsx .csv .jsonl .json); - reads standard input',
    );
  withLayout(command)
    .option('--no-redact', 'show names, e-mail addresses and phone numbers in the examples')
    .action(inspect);
}

async function inspect(files: string[], options: InspectArguments): Promise<void> {
  // Rooms are loaded when needed: help and bad usage need not wait for them.
  const { importNotes, importReport, readAds } = await import('../corpus');
  const onProgress = progressOn(process.stderr);
  const ads = await readAds(files, { ...options, nearDuplicates: false, onProgress });
  const report = importReport(ads);
  const notes = importNotes(report).map((note) => `Note: ${note}\n`);
  process.stdout.write([...notes, ...(notes.length ? ['\n'] : []), await tablesOf(report)].join(''));
}

async function tablesOf({ files }: ImportReport): Promise<string> {
  const { tableImport } = await import('../analysis');
  const { toMarkdown } = await import('../export');
  const columns = ['role', 'columns', 'how', 'filled', 'examples'];
  return files
    .map((read) => `${aboutFile(read)}\n\n${toMarkdown(tableImport({ files: [read] }), { columns })}`)
    .join('\n');
}

function aboutFile({ file, rows, encoding, layouts, dates, nothing }: FileRead): string {
  const words = Object.entries(nothing).map(([word, n]) => `${word} (${n})`);
  return [
    `${file}: ${rows} ${rows === 1 ? 'row' : 'rows'}${encoding === null ? '' : `, ${encoding}`}`,
    ...layouts.map(({ headerRow, delimiter, sheet }) =>
      [
        sheet === undefined ? '' : `Sheet “${sheet}”: `,
        `header in row ${headerRow}`,
        delimiter === undefined ? '' : `, cells divided by ${delimiter === '\t' ? 'tabs' : `“${delimiter}”`}`,
      ].join(''),
    ),
    ...dates.map(
      ({ column, order, why, read, unread }) =>
        `Dates in “${column}”: ${read} read, ${unread} not; order ${order ? `${order} (${why})` : why}`,
    ),
    ...(words.length ? [`Taken for nothing: ${words.join(', ')}`] : []),
  ].join('\n');
}
