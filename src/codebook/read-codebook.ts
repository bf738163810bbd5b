// YAML → Codebook: parses with line numbers, checks against the JSON Schema, then what a schema cannot say.
import { hashOf } from '../core';
import { fromPacks } from '../language';
import { parseYaml, placesIn, plainYaml, readYamlText, type ParsedYaml } from '../yaml';
import { buildCodebook } from './build-codebook';
import { checkSchema } from './check-schema';
import type { Codebook } from './codebook';
import { keepParts } from './codebook-parts';
import type { RawCodebook } from './raw-codebook';

const KIND = { what: 'codebook', megabytes: 8 };

/**
 * Reads a codebook file: its kinds, codes with their terms, and profiles.
 * @throws RoleLensError naming file, line and column of the first faults: not readable, no valid YAML, an unknown key, a repeated code, a malformed
 * term, evidence for a code that is not there.
 * @example
 * const book = readCodebook('data/codebook/genai-roles.yaml');
 */
export function readCodebook(file: string): Codebook {
  const source = readYamlText(file, KIND);
  const last = lastRead();
  if (last.book?.source !== source || last.book.file !== file) last.book = parseCodebook(source, file);
  return last.book;
}

/** A study file is checked against its codebook, which is read again when the study runs; a large one takes a while to parse. */
const lastRead = fromPacks((): { book?: Codebook } => ({}));

/**
 * Parses the YAML of a codebook; use it for text that is in no file. `file` (default `codebook`) is what errors call it.
 * @throws RoleLensError as `readCodebook`.
 * @example
 * const book = parseCodebook(edited.source, 'edited codebook');
 */
export function parseCodebook(source: string, file = 'codebook'): Codebook {
  return toCodebook(parseYaml(source), file);
}

/** The codebook of parsed YAML. Throws as {@link readCodebook} does. */
export function toCodebook(yaml: ParsedYaml, file: string): Codebook {
  const { source } = yaml;
  const raw = plainYaml(yaml, file);
  const placeOf = placesIn(yaml);
  checkSchema(raw, file, placeOf);
  const book = buildCodebook(raw as RawCodebook, { file, source, hash: hashOf(source), placeOf });
  keepParts(book, yaml, raw as RawCodebook);
  return book;
}
