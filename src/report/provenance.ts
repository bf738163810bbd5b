// Provenance: what a study's results were made from and with. The only result that knows the time.
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Coding } from '../core';
import { reportOf, type FileRead } from '../corpus';
import { hashOfCode } from '../export';

const HOME = join(__dirname, '..', '..');
const NAMED = ['danfojs-node', 'plotly.js-dist', 'compromise', 'playwright-core', 'yaml'];

/** Where it stands among the results. */
export const PROVENANCE_FILE = 'provenance.json';

/** What a study was run with, and what it made. */
export interface Provenance {
  readonly created: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly files: readonly { readonly file: string; readonly sha256: string }[];
  /** What was read as what, file by file; `null` where that is not known. */
  readonly import: readonly FileRead[] | null;
  readonly hashes: { readonly corpus: string; readonly codebook: string; readonly code: string };
  /** Names of the files made, this one included; a later study in the same folder takes them away where it does not make them anew. */
  readonly outputs: readonly string[];
  /** SHA-256 of each of them, by name; that of this file is over its own content without it, see {@link sealOf}. A file that differs was changed since. */
  readonly sha256: Readonly<Record<string, string>>;
}

/** A provenance without what is only known when all is written. */
export type ProvenanceBefore = Omit<Provenance, 'outputs' | 'sha256'>;

/** The text of the file of a provenance. */
export function provenanceText(provenance: Provenance): string {
  const seal = sealOf(provenance);
  const sealed = { ...provenance, sha256: { ...provenance.sha256, [PROVENANCE_FILE]: seal } };
  return `${JSON.stringify(sealed, null, 2)}\n`;
}

/** The SHA-256 of a provenance without its own hash. */
export function sealOf(provenance: Provenance): string {
  const { [PROVENANCE_FILE]: _, ...sha256 } = provenance.sha256;
  return createHash('sha256')
    .update(JSON.stringify({ ...provenance, sha256 }))
    .digest('hex');
}

/** Gathers versions, options, and hashes of inputs, codebook and our own code. */
export async function provenanceOf(
  coding: Coding,
  options: Readonly<Record<string, unknown>>,
  files: readonly { readonly told: string; readonly path: string }[],
): Promise<ProvenanceBefore> {
  return {
    created: new Date().toISOString(),
    versions: {
      rolelens: versionIn(HOME),
      node: process.version,
      ...Object.fromEntries(NAMED.map((name) => [name, versionIn(join(HOME, 'node_modules', name))])),
    },
    options,
    files: await Promise.all(
      files
        .filter(({ path }) => path !== '-')
        .map(async ({ told, path }) => ({ file: told, sha256: await hashOfFile(path) })),
    ),
    import: reportOf(coding.corpus)?.files ?? null,
    hashes: { corpus: coding.corpusHash, codebook: coding.codebookHash, code: hashOfCode() },
  };
}

function versionIn(folder: string): string {
  try {
    return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
  } catch {
    return 'unknown';
  }
}

/** SHA-256 of a file's bytes, hex. */
export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
