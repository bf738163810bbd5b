// readYaml: a YAML file or text → its nodes and its plain data; untrusted, so bounded in size and in aliases.
import { readFileSync, statSync } from 'node:fs';
import { visit, type YAMLParseError } from 'yaml';
import { messageOf, RoleLensError } from '../core';
import type { ParsedYaml } from './parsed-yaml';

/** A researcher may share a list by an alias; a bomb needs thousands. */
const MAX_ALIASES = 200;

/** What a file is, for errors. */
export interface FileKind {
  /** E.g. `codebook`. */
  readonly what: string;
  /** Larger files are refused. */
  readonly megabytes: number;
}

/**
 * The text of a file.
 * @throws RoleLensError where it is missing, no file, too large, or not in UTF-8 (with the line).
 */
export function readYamlText(file: string, { what, megabytes }: FileKind): string {
  const hint = `Give the path of a ${what} (.yaml).`;
  let bytes: Buffer;
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) throw new RoleLensError(`Expected a ${what}, found a folder.`, { file, hint });
    if (stat.size > megabytes * 1024 * 1024)
      throw new RoleLensError(`A ${what} of ${(stat.size / 1e6).toFixed(0)} MB.`, {
        file,
        hint: `Expected at most ${megabytes} MB of YAML.`,
      });
    bytes = readFileSync(file);
  } catch (cause) {
    if (cause instanceof RoleLensError) throw cause;
    throw new RoleLensError(`The ${what} cannot be read: ${messageOf(cause)}.`, { file, hint, cause });
  }
  return decode(bytes, file);
}

function decode(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new RoleLensError('The file is not in UTF-8.', {
      file,
      line: lineOfFirstBadByte(bytes),
      hint: 'Save it with the encoding UTF-8.',
      cause,
    });
  }
}

/** Line by line: a line break is no part of any character of several bytes. */
function lineOfFirstBadByte(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let line = 1, start = 0; ; line++) {
    const end = bytes.indexOf(0x0a, start);
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? undefined : end));
    } catch {
      return line;
    }
    if (end < 0) return line;
    start = end + 1;
  }
}

/**
 * The plain data of parsed YAML.
 * @throws RoleLensError with line and column for what is no valid YAML, a key that stands twice, and aliases that lead nowhere or unfold without end.
 */
export function plainYaml(yaml: ParsedYaml, file: string): unknown {
  checkSyntax(yaml, file);
  checkAliases(yaml, file);
  try {
    return yaml.document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (cause) {
    throw new RoleLensError(`The YAML's aliases do not resolve: ${messageOf(cause)}.`, {
      file,
      line: 1,
      hint: 'Write repeated parts out instead of nesting anchors and aliases.',
      cause,
    });
  }
}

function checkSyntax({ document, lines }: ParsedYaml, file: string): void {
  const [first] = document.errors;
  if (!first) return;
  const { line, col } = lines.linePos(first.pos[0]);
  throw new RoleLensError(`Not valid YAML: ${first.message}.`, {
    file,
    line,
    column: col,
    hint: hintFor(first),
    cause: first,
  });
}

function hintFor({ code }: YAMLParseError): string {
  if (code === 'DUPLICATE_KEY') return 'The key stands twice; delete one.';
  if (code === 'TAB_AS_INDENT') return 'Indent with blanks.';
  if (code === 'MULTIPLE_DOCS') return 'Delete the line "---" and what follows it.';
  return 'Mind indentation, and put text with ": ", "#", "*", "|", "~" or "[" at its start in quotes.';
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
