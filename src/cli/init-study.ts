// initStudy: writes a new study that runs, without touching anything that is there.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { messageOf, RoleLensError, type Progress } from '../core';
import type { ColumnNames } from '../corpus';
import { firstCodebook } from './init-codebook';
import { describeExport, type ExportFound } from './init-export';
import { studyYaml } from './init-study-yaml';
import { HOME } from './read-arguments';

const DATA = join(HOME, 'data');
const STARTER = join(DATA, 'starter');
const SAMPLE = 'ads.csv';

/** A language needs this share of the ads to get terms of its own. */
const LEAST_SHARE = 0.1;

/** Options of {@link initStudy}. */
export interface InitOptions {
  /** Files and folders of ads; default a few invented ones, which are written too. */
  readonly from?: readonly string[];
  /** Which column is what, where the names do not tell. */
  readonly columns?: ColumnNames;
  readonly onProgress?: Progress;
}

/** What was written. */
export interface NewStudy {
  /** Names of the files in the folder. */
  readonly files: readonly string[];
  readonly found: ExportFound;
}

/**
 * Writes `study.yaml`, `codebook.yaml`, `study.ipynb` and `.gitignore`, and invented ads where no export is given, into a folder, which is made.
 * @throws RoleLensError where one of these files is there, the folder cannot be made or written, or the export cannot be read; nothing is written then.
 */
export async function initStudy(folder: string, options: InitOptions = {}): Promise<NewStudy> {
  const names = ['study.yaml', 'codebook.yaml', 'study.ipynb', '.gitignore'];
  const all = options.from ? names : [...names, SAMPLE];
  checkFree(folder, all);
  const found = await describeExport(options.from ?? [join(STARTER, SAMPLE)], options);
  const texts = await textsOf(folder, found, options);
  await writeAll(folder, new Map(all.map((name) => [name, texts[name]])));
  return { files: all, found };
}

function checkFree(folder: string, names: readonly string[]): void {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new RoleLensError('Expected a folder for the new study, found a file.', {
      file: folder,
      hint: 'Choose another name.',
    });
  // Links that lead nowhere do not exist, but are there.
  const there = existsSync(folder) ? readdirSync(folder) : [];
  const taken = names.filter((name) => there.includes(name) || existsSync(join(folder, name)));
  if (taken.length)
    throw new RoleLensError(`There is ${taken.join(', ')} already, and nothing is overwritten.`, {
      file: folder,
      hint: 'Choose another folder, or move the files away.',
    });
}

async function textsOf(
  folder: string,
  found: ExportFound,
  { from, columns = {} }: InitOptions,
): Promise<Record<string, string>> {
  const { flowText } = await import('../yaml');
  const { QUESTIONS } = await import('../questions');
  const languages = found.languages
    .filter(({ share }) => share >= LEAST_SHARE)
    .map(({ language }) => language);
  const schema = (name: string): string => schemaFrom(folder, join(DATA, name));
  return {
    'study.yaml': studyYaml({
      name: basename(resolve(folder)),
      ads: from?.map((path) => pathFrom(folder, path)) ?? [SAMPLE],
      found,
      given: new Set(Object.keys(columns)),
      schema: schema('study.schema.json'),
      questions: QUESTIONS.map(({ id }) => id),
      compare: from ? null : { by: 'sector', groups: ['care', 'technology'] },
      yaml: flowText,
    }),
    'codebook.yaml': firstCodebook(starter('codebook.yaml'), languages, {
      schema: schema(join('codebook', 'codebook.schema.json')),
    }),
    'study.ipynb': starter('study.ipynb'),
    '.gitignore': starter('gitignore'),
    [SAMPLE]: starter(SAMPLE),
  };
}

function starter(name: string): string {
  return readFileSync(join(STARTER, name), 'utf8');
}

/** A path as it leads from the folder, with slashes; whole where it is on another drive. */
function pathFrom(folder: string, path: string): string {
  const way = relative(resolve(folder), resolve(path)) || '.';
  return way.split(sep).join('/');
}

/** Editors read the schema's place up to the first blank. */
function schemaFrom(folder: string, file: string): string {
  const way = pathFrom(folder, file);
  return /\s/.test(way) ? pathToFileURL(file).href : way;
}

/** All files, or none: what was written is taken away when one of them cannot be. */
async function writeAll(folder: string, texts: ReadonlyMap<string, string>): Promise<void> {
  const { writeWhole } = await import('../export');
  const begun: string[] = [];
  const made = makeFolder(folder);
  const undo = (): void => {
    for (const name of begun) rmSync(join(folder, name), { force: true });
    if (made) rmSync(made, { recursive: true, force: true });
  };
  process.once('exit', undo); // the command may be interrupted in between
  try {
    for (const [name, text] of texts) {
      begun.push(name);
      await writeWhole(join(folder, name), text);
    }
  } catch (error) {
    undo();
    throw error;
  } finally {
    process.removeListener('exit', undo);
  }
}

/** The first folder that was made on the way; `undefined` where all were there. */
function makeFolder(folder: string): string | undefined {
  try {
    return mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new RoleLensError(`The folder cannot be made: ${messageOf(cause)}.`, {
      file: folder,
      hint: 'Choose a folder that exists or can be made, and that you may write to.',
      cause,
    });
  }
}
