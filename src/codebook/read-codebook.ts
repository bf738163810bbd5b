// YAML → Codebook: parses with line numbers, checks against the JSON Schema, then what a schema cannot say.
import { readFileSync, statSync } from 'node:fs';
import Ajv, { type ErrorObject } from 'ajv';
import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import schema from '../../data/codebook/codebook.schema.json';
import { hashOf, messageOf, RoleLensError } from '../core';
import { buildCodebook } from './build-codebook';
import type { Codebook } from './codebook';
import { throwFaults, type Path, type PlaceOf, type RawCodebook } from './raw-codebook';

const MAX_BYTES = 8 * 1024 * 1024;
/** A researcher may share a list of terms by an alias; a bomb needs thousands. */
const MAX_ALIASES = 200;

/**
 * Reads a codebook file.
 * @throws RoleLensError naming file, line and column of the first faults: not readable, no valid YAML, an unknown key,
 * a repeated code, a malformed term, evidence for a code that is not there.
 */
export function readCodebook(file: string): Codebook {
  return parseCodebook(readText(file), file);
}

function readText(file: string): string {
  try {
    const { size } = statSync(file);
    if (size > MAX_BYTES)
      throw new RoleLensError(`A codebook of ${(size / 1e6).toFixed(0)} MB.`, {
        file,
        hint: 'Expected at most 8 MB of YAML.',
      });
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof RoleLensError) throw cause;
    throw new RoleLensError(`The codebook cannot be read: ${messageOf(cause)}.`, {
      file,
      hint: 'Give the path of a codebook YAML file.',
      cause,
    });
  }
}

/** Parses codebook YAML; `file` is named in errors. Throws as {@link readCodebook} does. */
export function parseCodebook(source: string, file = 'codebook'): Codebook {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length) {
    const [first] = document.errors;
    const { line, col } = lines.linePos(first.pos[0]);
    throw new RoleLensError(`Not valid YAML: ${first.message}.`, {
      file,
      line,
      column: col,
      hint: 'Mind indentation, and put text with ": ", "#", "*", "|", "~" or "[" at its start in quotes.',
      cause: first,
    });
  }
  const placeOf = placesIn(document, lines);
  checkAliases(document, lines, file);
  const raw = toPlain(document, file);
  checkSchema(raw, file, placeOf);
  return buildCodebook(raw as RawCodebook, { file, source, hash: hashOf(source), placeOf });
}

/** An unquoted `*modellen` is an alias to YAML: the slip that wildcards invite. */
function checkAliases(document: Document, lines: LineCounter, file: string): void {
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) return;
      const { line, col } = lines.linePos(alias.range?.[0] ?? 0);
      throw new RoleLensError(
        `"*${alias.source}" is an alias in YAML, and there is no such anchor before it.`,
        {
          file,
          line,
          column: col,
          hint: `If it is a wildcard, put it in quotes: "*${alias.source}".`,
        },
      );
    },
  });
}

function toPlain(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (cause) {
    throw new RoleLensError(`The YAML's aliases do not resolve: ${messageOf(cause)}.`, {
      file,
      line: 1,
      hint: 'Write repeated parts out instead of nesting anchors and aliases.',
      cause,
    });
  }
}

function placesIn(document: Document, lines: LineCounter): PlaceOf {
  return (path, onKey = false) => {
    for (let length = path.length; length >= 0; length--) {
      const offset = offsetOf(document, path.slice(0, length), onKey && length === path.length);
      if (offset !== undefined) {
        const { line, col } = lines.linePos(offset);
        return { line, column: col };
      }
    }
    return { line: 1, column: 1 };
  };
}

function offsetOf(document: Document, path: Path, onKey: boolean): number | undefined {
  if (onKey) {
    const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
    const pair =
      isMap(parent) &&
      parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)));
    if (pair && isNode(pair.key)) return pair.key.range?.[0];
  }
  const node = path.length ? document.getIn(path, true) : document.contents;
  return isNode(node) ? node.range?.[0] : undefined;
}

const validate = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true }).compile(schema);

function checkSchema(raw: unknown, file: string, placeOf: PlaceOf): void {
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
  const known = Object.keys((parentSchema as { properties?: object })?.properties ?? {});
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
