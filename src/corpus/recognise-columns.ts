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

/** How a role's columns were told. All but the first two are guesses that are said. */
export type HowTold = 'named by you' | 'by its name' | 'by a part of its name' | 'by the columns beside it';

const roles = ['id', 'title', 'description', 'organisation', 'location', 'posted', 'contact'] as const;

type Known = ColumnRole | 'name' | 'part';

/** Names of all packs, folded: the likeliest of each language, then the second of each, and so on. */
const knownNames = fromPacks(
  (packs) =>
    Object.fromEntries(
      ([...roles, 'name', 'part'] as const).map((role) => [
        role,
        taking(packs.map(({ columns }) => columns?.[role] ?? [])),
      ]),
    ) as Record<Known, string[]>,
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
 * column, the known names hold, because several files need not be alike. Then come names of which the beginning is known (`Description (long)`), and
 * last a column `Name` beside an organisation and a description, which is the title. Parts of a description in columns of their own are joined.
 */
export function recogniseColumns(names: readonly string[], given: ColumnNames = {}): Recognised {
  const there = names.map(fold);
  const known = knownNames();
  // The known contact columns stay contact columns: naming one more must not let the others through.
  const contacts = new Set([...namesOf(given.contact).map(fold), ...known.contact]);
  const contact = there.flatMap((name, at) => (contacts.has(name) ? [at] : []));
  const begun = names.map((name, at) => (contacts.has(there[at]) ? '' : fold(beginning(name))));
  const find = (role: Single): number => {
    const own = given[role];
    if (own === '') return -1;
    const exact = first(own === undefined ? known[role] : [fold(own), ...known[role]], there);
    return exact >= 0 || role === 'id' ? exact : first(known[role], begun);
  };
  const found = {
    id: find('id'),
    title: find('title'),
    description: descriptionIn(there, begun, given.description),
    organisation: find('organisation'),
    location: find('location'),
    posted: find('posted'),
    contact,
  };
  const isNamed = found.title < 0 && given.title === undefined;
  const hasNeighbours = found.organisation >= 0 && found.description.length > 0;
  return isNamed && hasNeighbours ? { ...found, title: first(known.name, there) } : found;
}

/** What stands before a bracket, a comma or a slash: Description (long). */
function beginning(name: string): string {
  const end = name.search(/.[([{,;/|:–]| - /);
  return end < 0 ? '' : name.slice(0, end + 1);
}

function descriptionIn(
  there: readonly string[],
  begun: readonly string[],
  given: ColumnNames['description'],
): number[] {
  if (given === '') return [];
  const own = namesOf(given)
    .map((name) => there.indexOf(fold(name)))
    .filter((at) => at >= 0);
  if (own.length) return own;
  const { description, part } = knownNames();
  const exact = first(description, there);
  const parts = there.flatMap((name, at) => (part.includes(name) ? [at] : []));
  const whole = exact >= 0 || parts.length > 1 ? exact : first(description, begun);
  return [...new Set([whole, ...parts])].filter((at) => at >= 0).sort((a, b) => a - b);
}

/** How the columns of a role were told. */
export function howTold(
  role: ColumnRole,
  names: readonly string[],
  recognised: Recognised,
  given: ColumnNames = {},
): HowTold {
  const known = knownNames();
  const own = new Set(namesOf(given[role]).map(fold));
  const there = [recognised[role]].flat().map((at: number) => fold(names[at] ?? ''));
  if (there.some((name) => own.has(name))) return 'named by you';
  const parts = role === 'description' ? known.part : [];
  if (there.every((name) => known[role].includes(name) || parts.includes(name))) return 'by its name';
  return there.every((name) => known.name.includes(name))
    ? 'by the columns beside it'
    : 'by a part of its name';
}

/**
 * How well a row of names serves as the header of a table of ads: the number of roles it has columns for; 0 where none is a description, or where a part
 * of one stands alone.
 */
export function headerScore(names: readonly string[], given: ColumnNames = {}): number {
  const found = recogniseColumns(names, given);
  return isTableOfAds(names, found, given) ? Object.values(found).filter(isThere).length : 0;
}

/** Whether the description is told by a name of its own, or by parts that do not stand alone. */
export function isTableOfAds(names: readonly string[], found: Recognised, given: ColumnNames = {}): boolean {
  if (found.description.length !== 1 || found.title >= 0) return found.description.length > 0;
  const only = fold(names[found.description[0]]);
  return !knownNames().part.includes(only) || namesOf(given.description).map(fold).includes(only);
}

function isThere(at: number | readonly number[]): boolean {
  return typeof at === 'number' ? at >= 0 : at.length > 0;
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
