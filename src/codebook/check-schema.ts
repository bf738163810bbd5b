// Checks a codebook's plain data, or a part of it, against the JSON Schema.
import Ajv, { type ValidateFunction } from 'ajv';
import { termLanguages } from '../language';
import schema from '../../data/codebook/codebook.schema.json';
import { schemaFaults, throwFaults, type PlaceOf } from '../yaml';

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
  const whole = 'the codebook';
  // Terms are listed by language, of which there are as many as packs.
  const keys = { terms: termLanguages() };
  const faults = schemaFaults(validatorOf('codebook'), raw, { placeOf, whole, keys });
  if (faults.length) throwFaults(faults, file, whole);
}
