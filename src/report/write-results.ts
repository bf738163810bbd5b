// The files of a study: all that its answers hold, the coding, the summary in two forms and where it came from.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { codingLines } from '../coding';
import type { Progress } from '../core';
import { exportFigures, writeLines, writeWhole } from '../export';
import { toCsv, type Table } from '../table';
import { claimsTable } from './claims-table';
import { hashOfFile, PROVENANCE_FILE, provenanceText, type ProvenanceBefore } from './provenance';
import { figuresOf, tablesOf, type Study } from './study-result';
import { writeReport } from './write-report';
import { writeSummary } from './write-summary';

const CODINGS_FILE = 'codings.jsonl';
const SUMMARY_FILE = 'ANALYSIS_SUMMARY.md';
const REPORT_FILE = 'report.html';

/** What every study writes, whatever it asks. */
export const SURE_OUTPUTS: readonly string[] = [CODINGS_FILE, SUMMARY_FILE, REPORT_FILE, PROVENANCE_FILE];

/** Writes everything into a folder and gives the names of the files, sorted. */
export async function writeResults(
  study: Study,
  folder: string,
  provenance: ProvenanceBefore,
  onProgress: Progress,
): Promise<string[]> {
  const figures = figuresOf(study);
  const summary = writeSummary(study);
  const tables = [...tablesOf(study), claimsTable(summary.claims)];
  checkNames(
    tables,
    figures.map(({ name }) => name),
  );
  await exportFigures(figures, folder, { onProgress, source: study.coding });
  await writeLines(join(folder, CODINGS_FILE), codingLines(study.coding));
  for (const table of tables) await writeWhole(join(folder, `${table.schema.name}.csv`), toCsv(table));
  await writeWhole(join(folder, SUMMARY_FILE), summary.text);
  const notes = Object.entries(provenance.hashes).map(([what, hash]) => `${what} ${hash}`);
  await writeWhole(join(folder, REPORT_FILE), writeReport(summary.text, figures, { notes }));
  const sha256 = await hashesIn(folder);
  const outputs = [...Object.keys(sha256), PROVENANCE_FILE].sort();
  await writeWhole(join(folder, PROVENANCE_FILE), provenanceText({ ...provenance, outputs, sha256 }));
  return outputs;
}

async function hashesIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await hashOfFile(join(folder, name))] as const)),
  );
}

/** A table may not overwrite another, nor the numbers of a figure: that would be a fault of a question. */
function checkNames(tables: readonly Table[], figures: readonly string[]): void {
  const names = [...tables.map(({ schema }) => schema.name), ...figures];
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new Error(`Two results of the study are called ${twice}.csv.`);
}
