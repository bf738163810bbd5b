// What is wrong with a study that its JSON Schema cannot say: files, names and settings that do not go together.
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { readCodebook } from '../codebook';
import { CODERS } from '../coders';
import { messageOf, nearSpellings, RoleLensError, spellingHint } from '../core';
import { parseQuery } from '../corpus';
import { QUESTIONS } from '../questions';
import type { Fault, Path } from '../yaml';
import type { ParsedStudy } from './read-study-yaml';
import type { StudyFlags, StudySpec } from './study-spec';

/** A text of the study file and where it stands. */
interface Entry {
  readonly path: Path;
  readonly text: string;
}

/** All faults that stand in the file; what `flags` overrule is not looked at. */
export function faultsInStudy(study: ParsedStudy, spec: StudySpec, flags: StudyFlags): Fault[] {
  const at = (path: Path, text: string): Fault => ({ at: study.placeOf(path), text });
  const { raw } = study;
  const missing = filesOf(spec, flags).filter(({ text }) => text !== '-' && !existsSync(text));
  const found = [
    ...missing.map(({ path, text }) => at(path, missingFile(text))),
    ...(raw.query !== undefined && flags.query === undefined ? queryFaults(raw.query) : []).map((text) =>
      at(['query'], text),
    ),
    ...unknownNames(study, spec, flags).map(({ path, text }) => at(path, text)),
    ...contradictions(spec).map(({ path, text }) => at(path, text)),
  ];
  const hasBook = !missing.some(({ path }) => path[0] === 'codebook');
  const focus = hasBook && raw.focus ? unknownFocus(spec) : [];
  return [...found, ...focus.map(({ path, text }) => at(path, text))];
}

/** The files that the study names itself. */
function filesOf(spec: StudySpec, flags: StudyFlags): Entry[] {
  const single = (['codebook', 'model', 'codings', 'published'] as const).flatMap((key) => {
    const text = spec[key];
    return text !== null && flags[key] === undefined ? [{ path: [key], text }] : [];
  });
  const ads = flags.ads ? [] : spec.ads.map((text, i) => ({ path: ['ads', i], text }));
  const earlier = spec.earlier.flatMap(({ categories, published }, i) => [
    { path: ['earlier', i, 'categories'], text: categories },
    { path: ['earlier', i, 'published'], text: published },
  ]);
  return [...single, ...ads, ...earlier];
}

function missingFile(path: string): string {
  const near = nearSpellings(basename(path), namesBeside(path), 1).map((name) => ` Did you mean "${name}"?`);
  return `There is no file or folder ${path}. Paths are relative to the study file.${near.join('')}`;
}

function namesBeside(path: string): string[] {
  try {
    return readdirSync(dirname(path));
  } catch {
    return [];
  }
}

function queryFaults(query: string): string[] {
  try {
    parseQuery(query);
    return [];
  } catch (error) {
    if (!(error instanceof RoleLensError)) throw error;
    return [messageOf(error)];
  }
}

function unknownNames({ raw }: ParsedStudy, spec: StudySpec, flags: StudyFlags): Entry[] {
  const questions = QUESTIONS.map(({ id }) => id);
  const coders = CODERS.map(({ name }) => name);
  const asked = (spec.questions ?? []).map((id, i) => ({ path: ['questions', i], text: id }));
  const faults = asked
    .filter(({ text }) => !questions.includes(text))
    .map(({ path, text }) => ({ path, text: unknown('question', text, questions) }));
  const { coder } = raw;
  if (coder === undefined || flags.coder !== undefined || coders.includes(coder)) return faults;
  return [...faults, { path: ['coder'], text: unknown('coder', coder, coders) }];
}

function unknown(what: string, name: string, names: readonly string[]): string {
  const near = nearSpellings(name, names, 1).map((each) => ` Did you mean "${each}"?`);
  return `There is no ${what} "${name}". The ${what}s are ${names.join(', ')}.${near.join('')}`;
}

/** Codes that speak for a side and are not in the codebook, or speak for two. */
function unknownFocus({ codebook, focus }: StudySpec): Entry[] {
  const ids = readCodebook(codebook).codes.map(({ id }) => id);
  const all = focus.flatMap(({ name, codes }, i) =>
    codes.map((id, j) => ({ id, name, path: ['focus', i, 'codes', j] })),
  );
  return all.flatMap(({ id, name, path }, at) => {
    const other = all.slice(0, at).find((each) => each.id === id);
    if (!ids.includes(id))
      return [
        {
          path,
          text: `The codebook ${codebook} has no code "${id}" to tell the side "${name}" by. ${spellingHint(id, ids, 'codes')}`,
        },
      ];
    return other
      ? [
          {
            path,
            text: `The code "${id}" speaks for "${other.name}" and for "${name}". Keep it on one side.`,
          },
        ]
      : [];
  });
}

/** Settings that the coder of a study does not take, or needs; each with the key to change. */
export function contradictions({ coder, model, codings, boilerplate }: StudySpec): Entry[] {
  const takes = CODERS.find(({ name }) => name === coder)?.takes;
  if (!takes) return [];
  const given = { model, codings, boilerplate: boilerplate === 'drop' ? boilerplate : null };
  return (['model', 'codings', 'boilerplate'] as const).flatMap((key) => {
    if (given[key] !== null && !takes[key]) return [{ path: [key], text: takesNone(coder, key) }];
    const isMissing = given[key] === null && takes[key] === 'needed';
    return isMissing ? [{ path: ['coder'], text: `The coder "${coder}" needs ${key}: name the file.` }] : [];
  });
}

function takesNone(coder: string, key: 'model' | 'codings' | 'boilerplate'): string {
  const takers = CODERS.filter(({ takes }) => takes[key]).map(({ name }) => `"${name}"`);
  const setting = key === 'boilerplate' ? 'boilerplate: drop' : key;
  return `The coder "${coder}" does not take "${setting}". Leave it out, or take the coder ${takers.join(' or ')}.`;
}
