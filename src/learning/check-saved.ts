// Whether the file of a model holds all that coding needs, each of its type and length: a damaged model is never used.
import { TAGS, WEIGHTED } from './chain';
import type { SavedLinear, SavedModel } from './saved-model';

/** Throws `Error` naming the first part of a model that is not as `saveModel` writes it. */
export function checkSaved(saved: SavedModel): void {
  const { codes, kinds, profiles, words, natural, calibration, codebook, origin, profile, presence } = saved;
  list(codes, 'codes').forEach((code, i) => {
    for (const key of ['id', 'name', 'kind', 'unit'] as const) text(code?.[key], `codes[${i}].${key}`);
  });
  list(profiles, 'profiles').forEach((name, i) => text(name, `profiles[${i}]`));
  list(words, 'words').forEach((word, i) => text(word, `words[${i}]`));
  numbers([natural], 1, 'natural');
  text(codebook, 'codebook');
  record(origin, 'origin');
  list(kinds, 'kinds').forEach((kind, i) => {
    const at = `kinds[${i}]`;
    text(kind?.kind, `${at}.kind`);
    numbers(kind.transition, TAGS * TAGS, `${at}.transition`);
    weights(kind.tokens, WEIGHTED, `${at}.tokens`);
    linear(kind.spans, list(kind.codes, `${at}.codes`).length, `${at}.spans`);
  });
  if (profile !== null) linear(profile, profiles.length, 'profile');
  linear(presence, codes.length, 'presence');
  calibrated(calibration, kinds.length, codes.length);
}

function calibrated(calibration: SavedModel['calibration'], kinds: number, codes: number): void {
  record(calibration, 'calibration');
  for (const name of ['mention', 'presence'] as const) {
    const rows = list(calibration[name], `calibration.${name}`);
    if (rows.length !== kinds) throw wrong(`calibration.${name}`, `${kinds} lists`);
    rows.forEach((row, i) => numbers(row, null, `calibration.${name}[${i}]`));
  }
  numbers(calibration.leastMention, kinds, 'calibration.leastMention');
  numbers(calibration.leastPresence, codes, 'calibration.leastPresence');
  numbers([calibration.profileScore], 1, 'calibration.profileScore');
}

function linear(saved: SavedLinear, outputs: number, at: string): void {
  record(saved, at);
  numbers(saved.bias, outputs, `${at}.bias`);
  weights(saved.weights, outputs, `${at}.weights`);
}

function weights(saved: SavedLinear['weights'], width: number, at: string): void {
  record(saved, at);
  for (const [name, row] of Object.entries(saved)) numbers(row, width, `${at}.${name}`);
}

function numbers(given: readonly number[], length: number | null, at: string): void {
  const isRight = Array.isArray(given) && (length === null || given.length === length);
  if (!isRight || !given.every(Number.isFinite)) throw wrong(at, `${length ?? 'a list of'} numbers`);
}

function list<T>(given: readonly T[], at: string): readonly T[] {
  const isList: boolean = Array.isArray(given);
  if (!isList) throw wrong(at, 'a list');
  return given;
}

function text(given: string | undefined, at: string): void {
  if (typeof given !== 'string') throw wrong(at, 'text');
}

function record(given: object, at: string): void {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw wrong(at, 'an object');
}

function wrong(at: string, expected: string): Error {
  return new Error(`"${at}" should be ${expected}`);
}
