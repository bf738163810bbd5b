// rolelens agree: how far two or more codings of the same ads agree.
import { Option, type Command } from 'commander';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { messageOf, RoleLensError, writeStandardOutput, type Ad, type Coding, type CountOver } from '../core';
import type { Agreement } from '../reliability';
import { checkOutput, withForce } from './check-output';
import { progressOn } from './progress-bar';
import { readOptions, withCorpus, type CorpusArguments } from './read-arguments';

interface AgreeArguments extends Partial<CorpusArguments> {
  readonly codebook?: string;
  readonly over: CountOver;
  readonly weight: 'ad' | 'group';
  readonly profileNames: Readonly<Record<string, string>>;
  readonly bootstrap: number;
  readonly seed: number;
  readonly out?: string;
  readonly force: boolean;
}

/** Adds the command `agree`. */
export function addAgree(program: Command): void {
  withForce(
    withCorpus(
      program
        .command('agree')
        .description('how far codings agree: profiles, codes and, with --ads, the words they are given for'),
      false,
    ),
  )
    .argument('<coding...>', 'two or more codings of the same ads (.jsonl); the reference first')
    .option('--codebook <file>', 'gives codes their names and order (.yaml)')
    .addOption(
      new Option('--over <what>', 'ads that count').choices(['distinct', 'postings']).default('distinct'),
    )
    .addOption(
      new Option('--weight <what>', 'how much an ad counts: 1 each, or 1 / size of its near-duplicate group')
        .choices(['ad', 'group'])
        .default('ad'),
    )
    .option(
      '--profile-names <pairs>',
      'other names of profiles, e.g. "Nurse (hospital)=Nurse"; commas between',
      parseNames,
      {},
    )
    .option(
      '--bootstrap <number>',
      'replicates for the intervals; 0 for none',
      wholeNumber('--bootstrap', 1e6),
      1000,
    )
    .option('--seed <number>', 'of the bootstrap', wholeNumber('--seed', 2 ** 32 - 1), 1)
    .option(
      '--out <file>',
      'all figures and disagreements (.json); - writes them to standard output instead of the report',
    )
    .action(compare);
}

async function compare(files: string[], options: AgreeArguments): Promise<void> {
  const { ads: paths, out, codebook, over, weight, profileNames, bootstrap, seed } = options;
  if (files.length < 2)
    throw new RoleLensError('One coding.', { hint: 'Give two or more: rolelens agree a.jsonl b.jsonl' });
  if (out !== undefined)
    checkOutput(out, {
      inputs: [...files, ...(paths ?? []), codebook],
      what: 'an agreement',
      isOurs: (head) => /^\{\s*"kind": "agreement"/.test(head),
      force: options.force,
    });
  const onProgress = progressOn(process.stderr);
  // Rooms are loaded when needed: help and bad usage need not wait for them.
  const book = codebook ? (await import('../codebook')).readCodebook(codebook) : undefined;
  const ads = paths
    ? await (await import('../corpus')).readAds(paths, readOptions(options as CorpusArguments, onProgress))
    : adsOfCodings(files);
  const { readCoding } = await import('../coding');
  const codings: Coding[] = [];
  for (const file of files) codings.push(await readCoding(file, ads, { book, coder: coderOf(file) }));
  const { agree } = await import('../reliability');
  const agreement = agree(codings, {
    unit: paths ? ['profile', 'presence', 'spans'] : ['profile', 'presence'],
    over,
    weight,
    profileNames,
    bootstrap,
    seed,
  });
  const { writeWhole } = await import('../export');
  const { isTable } = await import('../table');
  const json = `${JSON.stringify(agreement, (_, value: unknown) => (isTable(value) ? value.columns : value), 1)}\n`;
  if (out && out !== '-') await writeWhole(out, json);
  await writeStandardOutput(out === '-' ? json : await report(agreement, codings, Boolean(paths)));
}

function coderOf(file: string): string {
  return basename(file).replace(/\.jsonl?$/i, '') || file;
}

/** Stand-ins for ads that are not at hand, in the order of the files: their ids are all that is known. */
function adsOfCodings(files: readonly string[]): Ad[] {
  const ids = new Set(files.flatMap(idsIn));
  return [...ids].map((id, i) => ({
    id,
    title: '',
    description: '',
    organisation: '',
    location: '',
    posted: null,
    language: 'other',
    meta: {},
    source: { file: files[0], row: i + 1 },
    selection: { reason: null, group: id },
    text: '',
  }));
}

/** The ids in a coding; what is wrong with its lines is reported when it is read. */
function idsIn(file: string): string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new RoleLensError(`The coding cannot be read: ${messageOf(cause)}.`, {
      file,
      hint: 'Give JSON Lines files.',
      cause,
    });
  }
  return text.split(/\r?\n/).flatMap((line) => {
    try {
      const raw = JSON.parse(line.replace(/^\ufeff/, '')) as { id?: unknown; job_id?: unknown } | null;
      const id = raw?.id ?? raw?.job_id;
      return typeof id === 'string' || typeof id === 'number' ? [String(id)] : [];
    } catch {
      return [];
    }
  });
}

async function report(agreement: Agreement, codings: readonly Coding[], withAds: boolean): Promise<string> {
  const { escapeMarkdown, toMarkdown } = await import('../export');
  const { agreementTables } = await import('../reliability');
  const { disagreements } = agreement;
  const remarks = withAds
    ? codings.flatMap((coding) => coding.remarks)
    : [
        'Without --ads the words that codes are given for are not compared, near-duplicates are not told apart, and intervals take each ad for independent.',
      ];
  const notes = [
    ...remarks,
    `${disagreements.total} disagreements; --out FILE.json lists them with their words.`,
  ];
  const sections = agreementTables(agreement, { short: true }).map(
    ({ caption, columns }) => `## ${escapeMarkdown(caption)}\n\n${toMarkdown(columns)}`,
  );
  return [
    `# Agreement of ${agreement.coders.map(escapeMarkdown).join(', ')}\n`,
    notes.map((note) => `- ${escapeMarkdown(note)}\n`).join(''),
    ...sections,
  ].join('\n');
}

function parseNames(text: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const pairs = text.split(',').map((pair) => {
    const at = pair.lastIndexOf('=');
    if (at < 1 || !pair.slice(at + 1).trim())
      throw new RoleLensError(`--profile-names "${pair}" is not understood.`, {
        hint: 'Write name=name pairs with commas between.',
      });
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  });
  return { ...before, ...(Object.fromEntries(pairs) as Record<string, string>) };
}

function wholeNumber(option: string, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() && Number.isInteger(value) && value >= 0 && value <= most) return value;
    throw new RoleLensError(`${option} "${text}".`, { hint: `Expected a whole number from 0 to ${most}.` });
  };
}
