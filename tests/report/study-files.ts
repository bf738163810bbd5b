// Reading back what a study wrote.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';

export const HOME = join(__dirname, '..', '..');
/** The bundled study. */
export const BUNDLED = join(HOME, 'data', 'study.yaml');
export const SAMPLE = join(HOME, 'data', 'sample', 'ads.jsonl');
export const CODEBOOK = join(HOME, 'data', 'codebook', 'genai-roles.yaml');
export const PUBLISHED = join(HOME, 'data', 'reference', 'published-genai-2025.csv');

/** A folder for one test file's results. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'rolelens-study-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Rows of a CSV file by column name, all cells as text. */
export function csvRows(folder: string, name: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(readFileSync(join(folder, name), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;
}

/** A line of codings.jsonl. */
export interface CodedLine {
  readonly id: string;
  readonly profile: { readonly name: string };
  readonly mentions: readonly { readonly code: string; readonly kind: string; readonly quote: string }[];
}

/** The coding that a study wrote. */
export function codedLines(folder: string): CodedLine[] {
  const lines = readFileSync(join(folder, 'codings.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as CodedLine);
}

/** SHA-256 of every file in a folder by name, hidden ones included. */
export function hashes(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );
}
