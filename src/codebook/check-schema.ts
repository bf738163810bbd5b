// What the JSON Schema says of a codebook's plain data, in a researcher's words.
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { termLanguages } from '../language';
import schema from '../../data/codebook/codebook.schema.json';
import { throwFaults, type Path, type PlaceOf } from './raw-codebook';

const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true }).addSchema(schema, 'codebook');
const RULES = {
  codebook: 'codebook',
  codes: 'codebook#/definitions/code',
  profiles: 'codebook#/definitions/profile',
};

/** Whether data is one of the list's items by the schema; {@link checkSchema} tells what is wrong in a whole codebook. */
export function fitsSchema(list: 'codes' | 'profiles', item: unknown): boolean {
  return validatorOf(list)(item);
}

/** Compiled when it is first asked for. */
function validatorOf(part: keyof typeof RULES): ValidateFunction {
  return ajv.getSchema(RULES[part])!;
}

/** Throws one RoleLensError with all places where the data breaks the schema. */
export function checkSchema(raw: unknown, file: string, placeOf: PlaceOf): void {
  const validate = validatorOf('codebook');
  if (validate(raw)) return;
  const faults = (validate.errors ?? []).filter(speaksForItself).map((error) => ({
    at: placeOf(...pathOf(error)),
    text: describe(error),
  }));
  throwFaults(faults, file);
}

/** Of a term's two forms only the one that was meant counts, and of evidence's two keys that one is missing. */
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

function describe({ keyword, params, parentSchema, data, instancePath }: ErrorObject): string {
  const name =
    instancePath
      .split('/')
      .filter((part) => part && !/^\d+$/.test(part))
      .at(-1) ?? 'the codebook';
  const { properties = {}, patternProperties } = (parentSchema ?? {}) as {
    properties?: object;
    patternProperties?: object;
  };
  // Terms are listed by language, of which there are as many as packs.
  const known = patternProperties ? termLanguages() : Object.keys(properties);
  switch (keyword) {
    case 'additionalProperties':
      return `Unknown key "${params.additionalProperty}" in ${name}. Known keys are ${known.join(', ')}.`;
    case 'required':
      return `The key "${params.missingProperty}" is missing in ${name}. Add it.`;
    case 'anyOf':
      return `${name} has neither "codes" nor "terms". Add what it counts.`;
    case 'enum':
      return `"${String(data)}" for ${name}. Expected one of ${(params.allowedValues as string[]).join(', ')}.`;
    case 'type':
      return `${name} is ${data === null ? 'empty' : Array.isArray(data) ? 'a list' : `${typeof data} ${JSON.stringify(data)}`}. Expected ${params.type}${
        params.type === 'string' ? ' (put it in quotes)' : ''
      }.`;
    default:
      return `${name} ${validateText(keyword, params)}.`;
  }
}

function validateText(keyword: string, params: Record<string, unknown>): string {
  if (keyword === 'minItems' || keyword === 'minLength')
    return 'is empty. Write at least one entry, or leave the key out';
  return `breaks the rule ${keyword} (${JSON.stringify(params)}). Mend it as the JSON Schema beside the codebook says`;
}
