// readStudy: `study.yaml` → StudySpec, with what the command line says in its place; faults with file and line.
import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { readCodebook } from '../codebook';
import { RoleLensError, type Place } from '../core';
import type { Comparison, EarlierStudy } from '../questions';
import { throwFaults } from '../yaml';
import { parseStudy, type ParsedStudy, type RawComparison, type RawEarlier } from './read-study-yaml';
import { contradictions, faultsInStudy } from './read-study-faults';
import type { StudyFlags, StudySpec } from './study-spec';

/** Name of a study's file in its folder. */
export const STUDY_FILE = 'study.yaml';

/** The coder that needs nothing but the codebook, and the one that gives back a coding that is there. */
const BY_CODEBOOK = 'codebook';
const BY_CODINGS = 'codings';

const DEFAULTS = {
  notice: '',
  introduction: '',
  columns: {},
  dates: 'auto',
  delimiter: undefined,
  headerRow: undefined,
  query: undefined,
  nearDuplicates: 0.5,
  redact: true,
  coder: BY_CODEBOOK,
  model: null,
  codings: null,
  boilerplate: 'keep',
  compare: null,
  questions: null,
  focus: [],
  earlier: [],
  published: null,
} as const;

/**
 * Reads a study file, or the `study.yaml` of a folder; paths in it are relative to it. `flags` overrule it.
 * @throws RoleLensError with line and column for what is no valid YAML, an unknown key or value, a file that is not there, a question or coder that does
 * not exist, a faulty query, a code of `focus` that the codebook lacks, and settings that contradict each other.
 * @example
 * const study = readStudy('data/study.yaml', { out: 'results' });
 */
export function readStudy(file: string, flags: StudyFlags = {}): StudySpec {
  const path = fileIn(file);
  const study = parseStudy(path);
  const spec = overrule(specOf(study, path), flags);
  const faults = faultsInStudy(study, spec, flags);
  if (faults.length) throwFaults(faults, path, 'the study');
  return withTitle(spec);
}

/**
 * The study that a command line says without a file.
 * @throws RoleLensError where its codebook cannot be read, and for settings that contradict each other.
 */
export function studyOf(flags: StudyFlags & Pick<StudySpec, 'ads' | 'codebook' | 'out'>): StudySpec {
  const { name, title } = readCodebook(flags.codebook);
  const given = { coder: coderFor(flags), ...dropUndefined(flags) };
  const spec = { ...DEFAULTS, ...given, file: null, name, title } as StudySpec;
  const [fault] = contradictions(spec);
  if (fault) throw new RoleLensError(fault.text);
  return spec;
}

function withTitle(spec: StudySpec): StudySpec {
  return spec.title ? spec : { ...spec, title: readCodebook(spec.codebook).title };
}

function fileIn(path: string): string {
  return existsSync(path) && statSync(path).isDirectory() ? join(path, STUDY_FILE) : path;
}

function specOf({ raw, placeOf }: ParsedStudy, file: string): StudySpec {
  const path = (name: string): string => resolvePath(file, name);
  const pathOrNone = (name?: string): string | null => (name === undefined ? null : path(name));
  const { query, boilerplate, columns, dates, delimiter, redact } = raw;
  return {
    ...DEFAULTS,
    ...dropUndefined({ query, boilerplate, columns, dates, redact, delimiter, headerRow: raw.header_row }),
    file,
    name: raw.study,
    title: raw.title ?? '',
    notice: raw.notice?.trim() ?? '',
    introduction: raw.introduction?.trim() ?? '',
    codebook: path(raw.codebook),
    ads: raw.ads.map(path),
    nearDuplicates: raw.near_duplicates === 'off' ? false : (raw.near_duplicates ?? DEFAULTS.nearDuplicates),
    coder: raw.coder ?? coderFor(raw),
    model: pathOrNone(raw.model),
    codings: pathOrNone(raw.codings),
    compare: raw.compare?.map((each, i) => comparison(each, { file, ...placeOf(['compare', i]) })) ?? null,
    questions: raw.questions === 'all' ? null : (raw.questions ?? null),
    focus: raw.focus ?? [],
    earlier: (raw.earlier ?? []).map((each) => earlier(each, path)),
    published: pathOrNone(raw.published),
    out: path(raw.out ?? 'analysis_results'),
  };
}

/** Who codes where nobody says it. */
function coderFor({ codings }: { readonly codings?: string | null }): string {
  return codings ? BY_CODINGS : BY_CODEBOOK;
}

function comparison({ by, groups }: RawComparison, place: Place): Comparison {
  return { by, groups, place };
}

function earlier({ name, categories, published }: RawEarlier, path: (name: string) => string): EarlierStudy {
  return { name, categories: path(categories), published: path(published) };
}

/** A path in the file as a path from where the command runs. */
export function resolvePath(file: string, path: string): string {
  return path === '-' || isAbsolute(path) ? path : join(dirname(file), path);
}

/**
 * What the command line says stands; what in the file belongs to something that it replaces goes with it: the model and the coding with the coder, the
 * notice with the ads that it speaks of.
 */
function overrule(spec: StudySpec, flags: StudyFlags): StudySpec {
  const given = dropUndefined(flags.codings ? { coder: BY_CODINGS, ...flags } : flags);
  return {
    ...spec,
    ...(given.ads && { notice: '' }),
    ...(given.coder && given.coder !== spec.coder && { model: null, codings: null }),
    ...given,
    columns: { ...spec.columns, ...given.columns },
  };
}

function dropUndefined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
