// Column recognition: which column of a file holds the title, the description and so on.
import { RoleLensError } from '../core';
import type { ColumnNames, ColumnRole } from './read-options';

/** Position of each role's column, -1 where there is none, and of all contact columns. */
export type Recognised = Readonly<Record<Exclude<ColumnRole, 'contact'>, number>> & {
  readonly contact: readonly number[];
};

type Single = Exclude<ColumnRole, 'contact'>;

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
 * Finds the columns by their names, Dutch (Jobfeed) and English; the caller's own names go first.
 * @throws RoleLensError when a column that the caller named is not there, and `must` is set.
 */
export function recogniseColumns(
  names: readonly string[],
  given: ColumnNames = {},
  must?: { file: string },
): Recognised {
  const there = names.map(fold);
  const find = (role: Single): number => {
    const own = given[role];
    if (own === undefined) return first(folded[role], there);
    const at = own === '' ? -1 : there.indexOf(fold(own));
    if (at < 0 && own !== '' && must)
      throw missingColumn(`There is no column “${own}” (for ${role}).`, names, must.file);
    return at;
  };
  return {
    id: find('id'),
    title: find('title'),
    description: find('description'),
    organisation: find('organisation'),
    location: find('location'),
    posted: find('posted'),
    contact: contactColumns(there, given.contact, names, must),
  };
}

function first(wanted: readonly string[], there: readonly string[]): number {
  for (const name of wanted) {
    const at = there.indexOf(name);
    if (at >= 0) return at;
  }
  return -1;
}

function contactColumns(
  there: readonly string[],
  given: string | readonly string[] | undefined,
  names: readonly string[],
  must?: { file: string },
): number[] {
  const own = (typeof given === 'string' ? [given] : (given ?? [])).filter(Boolean).map(fold);
  const missing = own.find((name) => !there.includes(name));
  if (missing && must)
    throw missingColumn(`There is no column “${missing}” (for contact).`, names, must.file);
  // The known contact columns stay contact columns: naming one more must not let the others through.
  return there.flatMap((name, at) => (own.includes(name) || folded.contact.includes(name) ? [at] : []));
}

/** The error for a file without a description column; names the columns that are there. */
export function noDescriptionColumn(names: readonly string[], file: string): RoleLensError {
  return missingColumn(
    'No title and description columns were recognised (at least a description is needed).',
    names,
    file,
  );
}

function missingColumn(problem: string, names: readonly string[], file: string): RoleLensError {
  const shown = names
    .filter(Boolean)
    .slice(0, 40)
    .map((name) => `“${name.slice(0, 60)}”`);
  const columns = shown.length ? `Its columns are: ${shown.join(', ')}.` : 'It has no columns.';
  const hint =
    'Say which is which with --columns title=…,description=… (in a notebook: { columns: { title: …, description: … } }).';
  return new RoleLensError(`${problem} ${columns}`, { file, hint });
}
