// A table of a study's output folder, read back by the schema that it was written with.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RoleLensError } from '../core';
import { readTable, rowsOf, type Row, type Schema } from '../table';

/** The type of a schema's columns. */
type ColumnsOf<S> = S extends Schema<infer C> ? C : never;

/** Where a value stands: file and row (the header is row 1). */
export interface Looked {
  readonly rows: string;
}

/** A row with its place. */
export type Placed<S extends Schema> = Row<ColumnsOf<S>> & Looked;

/** The rows of a table; none where the study has no such file. Throws `RoleLensError` where a column is missing or a cell is not what it should be. */
export function placedRows<S extends Schema>(
  folder: string,
  schema: S,
  name: string = schema.name,
): Placed<S>[] {
  const file = `${name}.csv`;
  if (!existsSync(join(folder, file))) return [];
  const table = readTable(schema, readFileSync(join(folder, file), 'utf8'), join(folder, file));
  return rowsOf(table).map((row, i) => ({ ...row, rows: `${file} ${i + 2}` })) as unknown as Placed<S>[];
}

/** Throws for a folder that has none of these tables. */
export function checkStudyFolder(folder: string, names: readonly string[]): void {
  if (names.some((name) => existsSync(join(folder, `${name}.csv`)))) return;
  throw new RoleLensError('The folder has no such table of a study.', {
    file: join(folder, `${names[0]}.csv`),
    hint: 'Name the folder that `rolelens study --out` wrote; studies of older versions have to be run again.',
  });
}
