// What a pack may look like: the shape of each of its keys, checked when a key is first read.
import {
  BOILERPLATE_SECTIONS,
  CONTACT_WORDS,
  PACK_COLUMNS,
  SENIORITY,
  type LanguagePack,
} from './language-pack';

/** What is wrong with a value, in words that go on "… is"; `undefined` where it fits. */
type Shape = (value: unknown, path: string) => string | undefined;

const text: Shape = (value, path) =>
  typeof value === 'string' && value.trim() ? undefined : `${path} is ${shown(value)}, not a text`;

const list: Shape = (value, path) =>
  Array.isArray(value) && value.length > 0
    ? firstOf(value, (item, i) => text(item, `${path}[${i}]`))
    : `${path} is ${shown(value)}, not a list`;

const words: Shape = (value, path) => (typeof value === 'string' ? text : list)(value, path);

const weight: Shape = (value, path) =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 5
    ? undefined
    : `${path} is ${shown(value)}, not a whole number from 1 to 5`;

const patterns: Shape = (value, path) =>
  list(value, path) ??
  firstOf(value as string[], (source, i) => {
    try {
      new RegExp(source, 'iu');
      return undefined;
    } catch (error) {
      return `${path}[${i}] is no regular expression: ${(error as Error).message}`;
    }
  });

const months: Shape = (value, path) =>
  Array.isArray(value) && value.length === 12
    ? firstOf(value, (item, i) => words(item, `${path}[${i}]`))
    : `${path} is ${shown(value)}, not a list of twelve`;

/** A mapping with these keys, of which those in `needed` must be there. */
function keys(shapes: Readonly<Record<string, Shape>>, needed: readonly string[] = []): Shape {
  return (value, path) => {
    if (!isMapping(value)) return `${path} is ${shown(value)}, not a mapping`;
    const missing = needed.find((key) => value[key] === undefined);
    if (missing !== undefined) return `${path} lacks "${missing}"`;
    return firstOf(Object.keys(value), (key) =>
      Object.hasOwn(shapes, key)
        ? shapes[key](value[key], `${path}.${key}`)
        : `"${key}" is no key of ${path}, which has ${Object.keys(shapes).join(', ')}`,
    );
  };
}

function each(names: readonly string[], shape: Shape): Shape {
  return keys(Object.fromEntries(names.map((name) => [name, shape])));
}

function any(shape: Shape): Shape {
  return (value, path) =>
    isMapping(value)
      ? firstOf(Object.keys(value), (key) => shape(value[key], `${path}.${key}`))
      : `${path} is ${shown(value)}, not a mapping`;
}

const lemmas = keys({
  undouble: text,
  endings: words,
  participle: keys({ prefix: text, infinitives: words, endings: words }, [
    'prefix',
    'infinitives',
    'endings',
  ]),
  verbs: (value, path) =>
    Array.isArray(value)
      ? firstOf(value, (item, i) =>
          keys({ ending: text, forms: words, participles: words, others: words }, ['ending', 'forms'])(
            item,
            `${path}[${i}]`,
          ),
        )
      : `${path} is ${shown(value)}, not a list`,
  prefix: text,
  separable: keys({ particles: words, infinitive: text }, ['particles', 'infinitive']),
});

const SHAPES: Readonly<Record<keyof LanguagePack, Shape>> = {
  code: (value, path) =>
    typeof value === 'string' && /^[a-z]{2,3}$/.test(value)
      ? undefined
      : `${path} is ${shown(value)}, not two or three small letters`,
  name: text,
  common_words: words,
  telling_letters: words,
  stemmer: text,
  grammar: (value, path) =>
    value === 'compromise' ? undefined : `${path} is ${shown(value)}, not "compromise"`,
  lemmas,
  stopword: text,
  stop_words: words,
  joining_words: words,
  negations: words,
  clause_connectives: any(weight),
  ampersand: words,
  dotted_endings: words,
  boilerplate: keys({
    headings: each([...BOILERPLATE_SECTIONS, 'work'], patterns),
    about_name: words,
    cues: each(BOILERPLATE_SECTIONS, patterns),
  }),
  seniority: each(SENIORITY, patterns),
  contact_words: each(CONTACT_WORDS, words),
  months,
  date_words: words,
  nothing: words,
  columns: each(PACK_COLUMNS, list),
};

/** The keys that a pack can have. */
export const PACK_KEYS = Object.keys(SHAPES) as (keyof LanguagePack)[];

/** What is wrong with the value of a pack's key; `undefined` where nothing is. */
export function faultIn(key: keyof LanguagePack, value: unknown): string | undefined {
  return SHAPES[key](value, key);
}

function firstOf<T>(
  items: readonly T[],
  find: (item: T, i: number) => string | undefined,
): string | undefined {
  for (let i = 0; i < items.length; i++) {
    const fault = find(items[i], i);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return value === undefined || value === null ? 'empty' : JSON.stringify(value).slice(0, 60);
}
