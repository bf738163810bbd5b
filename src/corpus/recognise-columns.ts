// Column recognition: which column of a file holds the title, the description and so on.
import { RoleLensError } from '../core';
import { fromPacks, withoutAccents } from '../language';
import type { ColumnNames, ColumnRole, ColumnsFound } from './read-options';

type Single = Exclude<ColumnRole, 'description' | 'contact'>;

/** Position of each role's column, -1 where there is none; of those that the description is joined from, and of all contact columns. */
export type Recognised = Readonly<Record<Single, number>> & {
  readonly description: readonly number[];
  readonly contact: readonly number[];
};

const roles = ['id', 'title', 'description', 'organisation', 'location', 'posted', 'contact'] as const;

/** Names of all packs, folded: the likeliest of each language, then the second of each, and so on. */
const knownNames = fromPacks(
  (packs) =>
    Object.fromEntries(
      roles.map((role) => [role, taking(packs.map(({ columns }) => columns?.[role] ?? []))]),
    ) as Record<ColumnRole, string[]>,
);

function taking(lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const names = Array.from({ length: longest }, (_, rank) => lists.flatMap((list) => list[rank] ?? []));
  return [...new Set(names.flat().map(fold))];
}

/** Compared without case, accents, spaces, hyphens and underscores. */
function fold(name: string): string {
  return withoutAccents(name.toLowerCase()).replace(/[\s_\-.:*'’]+/g, '');
}

/**
 * Finds the columns by their names in the languages that have a pack. The caller's own names go first; where a file has no such
 * column, the known names hold, because several files need not be alike.
 */
export function recogniseColumns(names: readonly string[], given: ColumnNames = {}): Recognised {
  const there = names.map(fold);
  const folded = knownNames();
  const find = (role: Single): number => {
    const own = given[role];
    if (own === '') return -1;
    return first(own === undefined ? folded[role] : [fold(own), ...folded[role]], there);
  };
  // The known contact columns stay contact columns: naming one more must not let the others through.
  const contacts = new Set([...namesOf(given.contact).map(fold), ...folded.contact]);
  return {
    id: find('id'),
    title: find('title'),
    description: descriptionIn(there, given.description),
    organisation: find('organisation'),
    location: find('location'),
    posted: find('posted'),
    contact: there.flatMap((name, at) => (contacts.has(name) ? [at] : [])),
  };
}

function descriptionIn(there: readonly string[], given: ColumnNames['description']): number[] {
  if (given === '') return [];
  const own = namesOf(given)
    .map((name) => there.indexOf(fold(name)))
    .filter((at) => at >= 0);
  return own.length ? own : [first(knownNames().description, there)].filter((at) => at >= 0);
}

/** The names of the columns of each role, and those that have none. */
export function columnsFound(file: string, names: readonly string[], recognised: Recognised): ColumnsFound {
  const roles = Object.fromEntries(
    Object.entries(recognised).map(([role, at]) => [
      role,
      [at].flat().flatMap((i: number) => names[i] ?? []),
    ]),
  ) as Record<ColumnRole, string[]>;
  const used = new Set(Object.values(roles).flat());
  return { file, roles, others: names.filter((name) => !used.has(name)) };
}

function first(wanted: readonly string[], there: readonly string[]): number {
  for (const name of wanted) {
    const at = there.indexOf(name);
    if (at >= 0) return at;
  }
  return -1;
}

function namesOf(given: string | readonly string[] = []): readonly string[] {
  return (typeof given === 'string' ? [given] : given).filter(Boolean);
}

/** The error for a column that the caller named and that is not among these; `undefined` when all are there. */
export function missingGiven(
  names: readonly string[],
  given: ColumnNames = {},
  file?: string,
): RoleLensError | undefined {
  const there = new Set(names.map(fold));
  const asked = Object.entries(given).flatMap(([role, names]) => namesOf(names).map((name) => [role, name]));
  const missing = asked.find(([, name]) => !there.has(fold(name)));
  return missing && missingColumn(`There is no column “${missing[1]}” (for ${missing[0]}).`, names, file);
}

/** The error for a file without a description column; names the columns that are there. */
export function noDescriptionColumn(names: readonly string[], file: string): RoleLensError {
  return missingColumn(
    'No title and description columns were recognised (at least a description is needed).',
    names,
    file,
  );
}

function missingColumn(problem: string, names: readonly string[], file?: string): RoleLensError {
  const shown = names
    .filter(Boolean)
    .slice(0, 40)
    .map((name) => `“${name.slice(0, 60)}”`);
  const columns = shown.length ? `The columns are: ${shown.join(', ')}.` : 'There are no columns.';
  const hint =
    'Say which is which with --columns title=…,description=… (in a notebook: { columns: { title: …, description: … } }).';
  return new RoleLensError(`${problem} ${columns}`, { file, hint });
}
