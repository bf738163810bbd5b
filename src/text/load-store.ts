// loadStore: a file that store.save wrote → the TokenStore, without reading or tokenising the ads again.
import { readAdSections } from './ad-sections';
import { makeStore } from './make-store';
import { COLUMNS, WORD_COLUMNS, type AboutStore } from './save-store';
import { readSections, unfit, type SectionReader } from './store-file';
import { tokenRules } from './token-rules';
import type { TokenStore } from './token-store';
import { Vocabulary } from './vocabulary';

/**
 * Brings a saved store back, ads included; use it to go on with a corpus in another session. Every byte is read and checked against the hashes in
 * the file at once; the ads are made of it when first asked for.
 * @throws RoleLensError where the file cannot be read, is no store, was cut or altered, or was made by a version with another format or other rules
 * of tokenising.
 * @example
 * store.save('corpus.store');
 * const again = loadStore('corpus.store');
 */
export function loadStore(file: string): TokenStore {
  return readSections<AboutStore, TokenStore>(file, (reader) => {
    const { hash, rules } = reader.about;
    if (rules !== tokenRules())
      throw unfit(file, 'this file was tokenised by other rules: another version made it');
    const vocabulary = Vocabulary.from(arraysOf(reader, WORD_COLUMNS, 'vocabulary/'));
    const columns = arraysOf(reader, COLUMNS, '');
    return makeStore({ vocabulary, ...columns }, { makeAds: readAdSections(reader), hash });
  });
}

type Types = Readonly<Record<string, new (buffer: ArrayBufferLike) => NodeJS.TypedArray>>;

/** Reads a section for each of these names, as an array of its type. */
function arraysOf<T extends Types>(
  reader: SectionReader<AboutStore>,
  types: T,
  prefix: string,
): { [Name in keyof T]: InstanceType<T[Name]> } {
  const names = Object.keys(types);
  return Object.fromEntries(
    names.map((name) => [name, new types[name](reader.read(prefix + name).buffer)]),
  ) as { [Name in keyof T]: InstanceType<T[Name]> };
}
