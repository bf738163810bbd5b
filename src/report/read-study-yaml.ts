// The YAML of a study as plain data that fits its JSON Schema, with places.
import Ajv, { type ValidateFunction } from 'ajv';
import schema from '../../data/study.schema.json';
import type { ColumnNames, DatesOption } from '../corpus';
import type { FocusSide } from '../questions';
import {
  parseYaml,
  placesIn,
  plainYaml,
  readYamlText,
  schemaFaults,
  throwFaults,
  type PlaceOf,
} from '../yaml';

/** The YAML as plain data once the schema holds. */
export interface RawStudy {
  readonly study: string;
  readonly title?: string;
  readonly notice?: string;
  readonly introduction?: string;
  readonly codebook: string;
  readonly ads: readonly string[];
  readonly columns?: ColumnNames;
  readonly dates?: DatesOption;
  readonly delimiter?: string;
  readonly header_row?: number;
  readonly query?: string;
  readonly near_duplicates?: number | 'off';
  readonly redact?: boolean;
  readonly language?: 'en';
  readonly coder?: string;
  readonly model?: string;
  readonly codings?: string;
  readonly boilerplate?: 'keep' | 'drop';
  readonly compare?: readonly RawComparison[];
  readonly questions?: 'all' | readonly string[];
  readonly focus?: readonly FocusSide[];
  readonly earlier?: readonly RawEarlier[];
  readonly published?: string;
  readonly out?: string;
}
export interface RawComparison {
  readonly by: string;
  readonly groups: readonly string[];
}
export interface RawEarlier {
  readonly name: string;
  readonly categories: string;
  readonly published: string;
}

/** A study file as it is written, and where its parts stand. */
export interface ParsedStudy {
  readonly raw: RawStudy;
  readonly placeOf: PlaceOf;
}

const KIND = { what: 'study file', megabytes: 1 };

/** Where the schema's own words would not help. */
const INSTEAD = {
  '/reference':
    'There is no key "reference" yet: hand-coded ads are set beside a coding with "rolelens agree". Delete it.',
  '/language': 'The summary is written in English so far. Write "language: en", or leave the key out.',
  '/compare':
    'compare is a list of groups to set side by side, such as [{by: year, groups: ["2023", "2024"]}]. Published counts (.csv) stand under "published".',
};

let validate: ValidateFunction | undefined;

/** Reads a study file as far as its JSON Schema goes. */
export function parseStudy(file: string): ParsedStudy {
  const yaml = parseYaml(readYamlText(file, KIND));
  const raw = plainYaml(yaml, file);
  const placeOf = placesIn(yaml);
  validate ??= new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true, strictTypes: false }).compile(
    schema,
  );
  const whole = 'the study';
  const faults = schemaFaults(validate, raw, { placeOf, whole, instead: INSTEAD });
  if (faults.length) throwFaults(faults, file, whole);
  return { raw: raw as RawStudy, placeOf };
}
