// Column recognition: which column of a file holds the title, the description and so on.
import { RoleLensError } from '../core';
import type { ColumnNames, ColumnRole, ColumnsFound } from './read-options';

type Single = Exclude<ColumnRole, 'description' | 'contact'>;

/** Position of each role's column, -1 where there is none; of those that the description is joined from, and of all contact columns. */
export type Recognised = Readonly<Record<Single, number>> & {
  readonly description: readonly number[];
  readonly contact: readonly number[];
};

// Known names, the likeliest first; compared without case, spaces, hyphens and underscores.
const known: Readonly<Record<ColumnRole, readonly string[]>> = {
  id: ['id', 'job_id', 'ad_id', 'vacancy_id'],
  title: [
    'title',
    'job_title',
    'vacaturetitel',
    'functietitel',
    'vacancy_title',
    'ad_title',
    'position_title',
    'position',
    'titel',
    'functienaam',
  ],
  description: [
    'description',
    'job_description',
    'functieomschrijving',
    'omschrijving',
    'vacaturetekst',
    'vacancy_description',
    'job_desc',
    'description_text',
    'full_description',
    'job_text',
    'ad_text',
    'text',
    'body',
    'beschrijving',
    'stellenbeschreibung',
  ],
  organisation: [
    'organisation',
    'organization',
    'organisatienaam',
    'organisatie',
    'company',
    'company_name',
    'employer',
    'employer_name',
    'organisation_name',
    'organization_name',
    'hiring_organization',
    'bedrijf',
    'bedrijfsnaam',
    'werkgever',
  ],
  location: [
    'location',
    'standplaats',
    'city',
    'job_location',
    'plaats',
    'locatie',
    'place',
    'town',
    'plaatsnaam',
  ],
  posted: [
    'posted',
    'datum_gevonden',
    'date',
    'date_posted',
    'posted_date',
    'posting_date',
    'posted_at',
    'date_found',
    'publication_date',
    'published',
    'published_at',
    'listed_at',
    'listed_time',
    'datum',
    'publicatiedatum',
    'created_at',
  ],
  contact: [
    'contactpersoon',
    'telefoonnummer',
    'telefoon',
    'e-mail',
    'emailadres',
    'contact',
    'contact_person',
    'contact_name',
    'email',
    'email_address',
    'contact_email',
    'phone',
    'phone_number',
    'contact_phone',
    'telephone',
    'mobile',
    'mobiel',
    'recruiter',
    'recruiter_name',
    'recruiter_email',
    'recruiter_phone',
    'hiring_manager',
    'contactinformatie',
    'contact_details',
  ],
};

const folded = Object.fromEntries(
  Object.entries(known).map(([role, names]) => [role, names.map(fold)]),
) as Record<ColumnRole, string[]>;

function fold(name: string): string {
  return name.toLowerCase().replace(/[\s_\-.:*]+/g, '');
}

/**
 * Finds the columns by their names, Dutch (Jobfeed) and English. The caller's own names go first; where a file has no such
 * column, the known names hold, because several files need not be alike.
 */
export function recogniseColumns(names: readonly string[], given: ColumnNames = {}): Recognised {
  const there = names.map(fold);
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
  return own.length ? own : [first(folded.description, there)].filter((at) => at >= 0);
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
