// Files for the tests of this room: a scratch folder and what to write into it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as XLSX from '@e965/xlsx';
import { afterAll } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'corpus-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

export const inFolder = (name: string): string => path.join(folder, name);

export function file(name: string, content: string | Buffer): string {
  writeFileSync(inFolder(name), content);
  return inFolder(name);
}

export const jsonl = (name: string, ...rows: unknown[]): string =>
  file(name, rows.map((row) => JSON.stringify(row)).join('\n'));

export function workbook(name: string, sheets: Record<string, unknown[][]>): string {
  const book = XLSX.utils.book_new();
  for (const [sheet, rows] of Object.entries(sheets)) {
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), sheet);
  }
  const bookType = name.endsWith('.xls') ? 'biff8' : 'xlsx';
  return file(name, XLSX.write(book, { type: 'buffer', bookType }) as Buffer);
}

/** The message of the error that a promise ends with; fails when there is none. */
export async function failure(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error) || error.name !== 'RoleLensError')
    throw new Error(`expected a RoleLensError, got ${String(error)}`);
  return error.message;
}
