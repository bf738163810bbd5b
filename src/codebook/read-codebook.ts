// YAML → Codebook: parses with line numbers, checks against the JSON Schema, then what a schema cannot say.
import { readFileSync, statSync } from 'node:fs';
import { visit } from 'yaml';
import { hashOf, messageOf, RoleLensError } from '../core';
import { buildCodebook } from './build-codebook';
import { checkSchema } from './check-schema';
import type { Codebook } from './codebook';
import { keepParts } from './codebook-parts';
import { parseYaml, placesIn, type ParsedYaml } from './parsed-yaml';
import type { RawCodebook } from './raw-codebook';

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
  return toCodebook(parseYaml(source), file);
}

/** The codebook of parsed YAML. Throws as {@link readCodebook} does. */
export function toCodebook(yaml: ParsedYaml, file: string): Codebook {
  const { source, document, lines } = yaml;
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
  checkAliases(yaml, file);
  const placeOf = placesIn(yaml);
  const raw = toPlain(yaml, file);
  checkSchema(raw, file, placeOf);
  const book = buildCodebook(raw as RawCodebook, { file, source, hash: hashOf(source), placeOf });
  keepParts(book, yaml, raw as RawCodebook);
  return book;
}

/** An unquoted `*modellen` is an alias to YAML: the slip that wildcards invite. */
function checkAliases({ document, lines }: ParsedYaml, file: string): void {
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

function toPlain({ document }: ParsedYaml, file: string): unknown {
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
