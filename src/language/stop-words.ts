// Function words: what no term begins or ends with, and which of them stand inside terms.
import { RoleLensError } from '../core';
import { wordsOf, type LanguagePack } from './language-pack';
import { fromPacks, packOf } from './load-packs';

/** Function words of some languages, in lower case. */
export interface StopWords {
  readonly all: ReadonlySet<string>;
  /** Those that terms have inside: infrastructure as code, proof van concept. */
  readonly joining: ReadonlySet<string>;
}

const known = fromPacks(() => new Map<string, StopWords>());

/** The function words of these languages together; none of a language without a pack. */
export function stopWords(codes: readonly string[]): StopWords {
  const key = codes.join(' ');
  let words = known().get(key);
  if (!words) {
    const own = codes.flatMap((code) => packOf(code) ?? []);
    words = {
      all: new Set(own.flatMap((pack) => [...libraryWords(pack), ...wordsOf(pack.stop_words)])),
      joining: new Set(own.flatMap((pack) => wordsOf(pack.joining_words))),
    };
    known().set(key, words);
  }
  return words;
}

function libraryWords({ code, stopword }: LanguagePack): readonly string[] {
  if (stopword === undefined) return [];
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const lists = require('stopword') as Record<string, unknown>;
  const list = Object.hasOwn(lists, stopword) ? lists[stopword] : undefined;
  if (Array.isArray(list)) return list as string[];
  throw new RoleLensError(`The language pack ${code} names the list "${stopword}" of stop words.`, {
    hint: `The package stopword has ${Object.keys(lists)
      .filter((name) => Array.isArray(lists[name]))
      .join(', ')}.`,
  });
}
