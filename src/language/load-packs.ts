// The packs there are: one YAML file a language, found by listing the folder, read when first asked for.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, RoleLensError } from '../core';
import type { LanguagePack } from './language-pack';
import { checkPack, readPack } from './read-pack';

const BUNDLED = join(__dirname, 'packs');
const folders = [BUNDLED];
let loaded: readonly LanguagePack[] | undefined;

/** All packs, sorted by code; read once a process. */
export function packs(): readonly LanguagePack[] {
  return (loaded ??= readFolders(folders));
}

/** The pack of a language, `undefined` where there is none. */
export function packOf(code: string): LanguagePack | undefined {
  return packs().find((pack) => pack.code === code);
}

/**
 * Adds the language packs of a folder to those that RoleLens brings; one of a language that it has already replaces that. Use it before ads are
 * read and codebooks are parsed; it holds as long as the process. Gives the codes of the folder's packs.
 * @throws RoleLensError for a folder or a pack that cannot be read or breaks the schema; then nothing has changed.
 * @example
 * usePacks('my-packs'); // a folder of files as those in src/language/packs
 */
export function usePacks(folder: string): string[] {
  const own = readFolder(folder).map(checkPack);
  loaded = readFolders([...folders, folder]);
  folders.push(folder);
  return own.map(({ code }) => code);
}

/** A value made of the packs when first asked for, and anew once {@link usePacks} has added some. */
export function fromPacks<T>(make: (all: readonly LanguagePack[]) => T): () => T {
  let madeOf: readonly LanguagePack[] | undefined;
  let value: T;
  return () => {
    const all = packs();
    if (all !== madeOf) [madeOf, value] = [all, make(all)];
    return value;
  };
}

function readFolders(from: readonly string[]): readonly LanguagePack[] {
  const byCode = new Map(from.flatMap(readFolder).map((pack) => [pack.code, pack]));
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function readFolder(folder: string): LanguagePack[] {
  return filesIn(folder).map((name) => readPack(join(folder, name)));
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort();
  } catch (cause) {
    throw new RoleLensError(`The language packs cannot be read: ${messageOf(cause)}.`, {
      file: folder,
      hint: 'Expected a folder with one YAML file a language, e.g. fi.yaml.',
      cause,
    });
  }
}
