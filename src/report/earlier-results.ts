// What lies in a study's folder already: results of an earlier run, as it left them, or somebody's work.
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RoleLensError, summariseFaults } from '../core';
import { hashOfFile, PROVENANCE_FILE, sealOf, type Provenance } from './provenance';

/** Names of files that a study writes. */
const OUTPUT = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*\.(?:csv|html|jsonl?|md|pdf|png|svg)$/u;

/** A file in the way: no earlier run made it, or it was changed since. */
export interface InTheWay {
  readonly name: string;
  readonly why: 'is of no earlier study' | 'was changed since' | 'is no file';
}

/** What an earlier study says that it made here; nothing where there was none, or its provenance cannot be read. */
export function earlierOutputs(out: string): string[] {
  const outputs = provenanceIn(out)?.outputs;
  const names: unknown[] = Array.isArray(outputs) ? outputs : [];
  // The file may have been edited: only files of the kinds that studies write, and nothing outside the folder.
  return names.filter((name): name is string => typeof name === 'string' && OUTPUT.test(name));
}

/** Those of the files, and of the earlier results, that are not as an earlier run left them. */
export async function filesInTheWay(out: string, files: readonly string[]): Promise<InTheWay[]> {
  const earlier = new Set(earlierOutputs(out));
  const hashes = earlierHashes(out);
  const found: InTheWay[] = [];
  for (const name of [...new Set([...files, ...earlier])].sort()) {
    const stat = lstatSync(join(out, name), { throwIfNoEntry: false });
    if (!stat) continue;
    if (stat.isDirectory()) found.push({ name, why: 'is no file' });
    else if (!earlier.has(name)) found.push({ name, why: 'is of no earlier study' });
    // Studies of the first version kept no hashes.
    else if (Object.hasOwn(hashes, name) && (await currentHash(out, name)) !== hashes[name])
      found.push({ name, why: 'was changed since' });
  }
  return found;
}

/**
 * Looks whether these files, and the earlier results, may be replaced; with `force` all files may. Gives those that are in the way.
 * @throws RoleLensError naming what is in the way.
 */
export async function checkInTheWay(
  out: string,
  files: readonly string[],
  force: boolean,
): Promise<InTheWay[]> {
  const found = await filesInTheWay(out, files);
  const refused = found.filter(({ why }) => !force || why === 'is no file');
  if (!refused.length) return found;
  const list = summariseFaults(
    refused.map(({ name, why }) => `${name} ${why}`),
    20,
  );
  throw new RoleLensError(
    `The study would write over ${refused.length === 1 ? 'a file that is' : 'files that are'} not its own; nothing was written:\n${list}\n`,
    { file: out, hint: 'Move them away, choose another folder, or let it write over them with --force.' },
  );
}

function earlierHashes(out: string): Readonly<Record<string, unknown>> {
  const hashes: unknown = provenanceIn(out)?.sha256;
  return typeof hashes === 'object' && hashes !== null ? (hashes as Record<string, unknown>) : {};
}

function provenanceIn(out: string): Partial<Provenance> | null {
  try {
    return JSON.parse(readFileSync(join(out, PROVENANCE_FILE), 'utf8')) as Partial<Provenance> | null;
  } catch {
    return null;
  }
}

/** The hash of a result as it stands; that of the provenance is over all of it but itself. */
async function currentHash(out: string, name: string): Promise<string> {
  if (name === PROVENANCE_FILE) return sealOf(provenanceIn(out) as Provenance);
  return hashOfFile(join(out, name)).catch(() => createHash('sha256').digest('hex'));
}
