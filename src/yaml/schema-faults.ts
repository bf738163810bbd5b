// schemaFaults: what a JSON Schema says of plain data, in a researcher's words and with places.
import type { ErrorObject, ValidateFunction } from 'ajv';
import { nearSpellings } from '../core';
import type { Fault, Path, PlaceOf } from './places';

/** How faults are told. */
export interface FaultOptions {
  readonly placeOf: PlaceOf;
  /** What the data is as a whole, e.g. `the codebook`. */
  readonly whole: string;
  /** What to say instead of what the schema says of a value or an unknown key, by its JSON pointer, e.g. `/language`. */
  readonly instead?: Readonly<Record<string, string>>;
  /** Keys of a map that no schema lists, by the map's name, e.g. `terms`. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
}

/** All places where data breaks the schema that `validate` was compiled from (with `allErrors` and `verbose`); none where it holds. */
export function schemaFaults(validate: ValidateFunction, raw: unknown, options: FaultOptions): Fault[] {
  if (validate(raw)) return [];
  return (validate.errors ?? []).filter(speaksForItself).map((error) => ({
    at: options.placeOf(...pathOf(error)),
    text: describe(error, options),
  }));
}

/** Of two forms (`oneOf` a plain value or a map) only the one that was meant counts, and of `anyOf`'s keys that one is missing. */
function speaksForItself({ keyword, schemaPath, data }: ErrorObject): boolean {
  if (keyword === 'oneOf' || schemaPath.includes('/anyOf/')) return false;
  const isObject = typeof data === 'object' && data !== null && !Array.isArray(data);
  if (schemaPath.includes('/oneOf/0/type')) return !isObject;
  return !schemaPath.includes('/oneOf/1/type');
}

function pathOf(error: ErrorObject): [Path, boolean] {
  const parts = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
  const path: (string | number)[] = parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  if (error.keyword === 'additionalProperties')
    return [[...path, error.params.additionalProperty as string], true];
  return [path, false];
}

interface Described {
  readonly properties?: object;
  readonly description?: string;
}

function describe(error: ErrorObject, { whole, instead = {}, keys = {} }: FaultOptions): string {
  const { keyword, params, data, instancePath } = error;
  const key = keyword === 'additionalProperties' ? `/${params.additionalProperty}` : '';
  const own = instancePath + key;
  if (Object.hasOwn(instead, own)) return instead[own];
  const schema = (error.parentSchema ?? {}) as Described;
  const name = nameOf(error) ?? whole;
  switch (keyword) {
    case 'additionalProperties':
      return unknownKey(key.slice(1), name, keys[name] ?? Object.keys(schema.properties ?? {}));
    case 'required':
      return `The key "${params.missingProperty}" is missing in ${name}. Add it.`;
    case 'anyOf':
      return `${name} has neither "codes" nor "terms". Add what it counts.`;
    case 'enum':
      return `"${String(data)}" for ${name}. Expected one of ${(params.allowedValues as string[]).join(', ')}.`;
    case 'type':
      return `${name} is ${found(data)}. Expected ${wanted(params.type, schema)}`;
    case 'minItems':
    case 'minLength':
      return `${name} ${tooFew(params.limit as number)}.`;
    case 'uniqueItems':
      return `${name} has an entry twice. Delete one.`;
    default:
      return `"${String(data)}" for ${name}. ${rule(error, schema)}`;
  }
}

function rule({ message }: ErrorObject, { description }: Described): string {
  return description ? `Expected: ${lowerFirst(description)}` : `It ${message}.`;
}

function nameOf({ instancePath }: ErrorObject): string | undefined {
  return instancePath
    .split('/')
    .filter((part) => part && !/^\d+$/.test(part))
    .at(-1);
}

function unknownKey(key: string, name: string, known: readonly string[]): string {
  const near = nearSpellings(key, known, 1).map((each) => ` Did you mean "${each}"?`);
  return `Unknown key "${key}" in ${name}. Known keys are ${known.join(', ')}.${near.join('')}`;
}

function found(data: unknown): string {
  if (data === null || data === undefined) return 'empty';
  if (Array.isArray(data)) return 'a list';
  return typeof data === 'object' ? 'a map of keys' : `${typeof data} ${JSON.stringify(data)}`;
}

function wanted(type: unknown, { description }: Described): string {
  if (type === 'object') return 'keys with their values, one a line ("key: value").';
  if (type === 'array') return 'a list, such as [a, b].';
  if (type === 'string') return 'string (put it in quotes).';
  if (type === 'boolean') return 'true or false.';
  return description ? lowerFirst(description) : `${String(type)}.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function tooFew(least: number): string {
  return least === 1
    ? 'is empty. Write at least one entry, or leave the key out'
    : `has too few entries. Write at least ${least}`;
}
