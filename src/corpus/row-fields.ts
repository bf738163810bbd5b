// Fields of a row: what an ad takes from the cells, cleaned and redacted.
import { hashOf, type Ad } from '../core';
import { cleanLine, cleanText } from './clean-text';
import { redactContact, type NameFinder } from './find-names';
import { redactPeople } from './find-people';
import { standsForNothing } from './nothing-words';
import type { Recognised } from './recognise-columns';
import { isPersonal, redactWith } from './redact-text';

/** What an ad takes from columns with a role; `posted` is the cell as it is. */
export type Fields = Pick<Ad, 'title' | 'description' | 'organisation' | 'location'> & {
  readonly id: string;
  readonly posted: string;
};

/** The columns of a row and what is done with them. */
export interface RowOptions {
  readonly names: readonly string[];
  readonly columns: Recognised;
  readonly redact: boolean;
  readonly finder?: NameFinder;
}

/** The fields of a row; cells that stand for nothing are empty, and `onNothing` is told their words. */
export function fieldsOf(
  cells: readonly unknown[],
  columns: Recognised,
  onNothing: (word: string) => void,
): Fields {
  const text = (at: number): string => {
    const cell = textOf(cells[at]);
    if (!standsForNothing(cell)) return cell;
    onNothing(cell.trim());
    return '';
  };
  const clean = (cleaned: string): string => (standsForNothing(cleaned) ? '' : cleaned);
  const texts = columns.description.map(text);
  const joined = texts.length === 1 ? texts[0] : texts.filter((part) => part.trim()).join('\n\n');
  return {
    id: text(columns.id).trim(),
    title: clean(cleanLine(text(columns.title))),
    description: clean(cleanText(joined)),
    organisation: clean(cleanLine(text(columns.organisation))),
    location: clean(cleanLine(text(columns.location))),
    posted: text(columns.posted),
  };
}

/** The fields with personal data replaced. */
export function redactFields<F extends Fields>(
  fields: F,
  finder?: NameFinder,
  ordinary?: ReadonlySet<string>,
): F {
  return {
    ...fields,
    title: redactWith(fields.title, finder),
    description: redactPeople(redactWith(fields.description, finder), ordinary),
    organisation: redactShort(fields.organisation, finder),
    location: redactShort(fields.location, finder),
  };
}

/** An id that holds an address or the like is replaced by one made of it; numbers of ads stay. */
export function idFrom(own: string, redact: boolean): string {
  return redact && isPersonal(own) ? hashOf(own).slice(0, 16) : own;
}

// An organisation or a town may bear somebody's family name; only the whole name is personal there.
function redactShort(text: string, finder?: NameFinder): string {
  const redacted = redactWith(text);
  return finder ? finder.replace(redacted, true) : redacted;
}

/** The columns without a role under their own names, and the date where it `isUnread`. */
export function metaOf(
  cells: readonly unknown[],
  options: RowOptions,
  isUnread: boolean,
): Record<string, string> {
  // Without a prototype, so that a column named __proto__ is a column and nothing else.
  const meta = Object.create(null) as Record<string, string>;
  const { names, columns } = options;
  const { id, title, description, organisation, location, posted } = columns;
  const used = new Set([id, title, ...description, organisation, location, isUnread ? -1 : posted]);
  names.forEach((name, at) => {
    if (!used.has(at)) keepInMeta(meta, metaName(name, at, options.redact), metaCell(cells[at], at, options));
  });
  return meta;
}

/** What `meta` calls a column; names may hold personal data, too. */
export function metaName(name: string, at: number, redact: boolean): string {
  return (redact ? redactWith(name) : name) || `column ${at + 1}`;
}

/** Adds a cell under its column's name, or under another where that is taken. */
export function keepInMeta(meta: Record<string, string>, name: string, value: string): void {
  let key = name;
  const base = /^column \d+$/.test(name) ? 'column' : name;
  for (let n = 2; key in meta; n++) key = `${base} (${n})`;
  meta[key] = value;
}

/** A cell as `meta` has it. */
export function metaCell(cell: unknown, at: number, { columns, redact, finder }: RowOptions): string {
  const value = cleanText(textOf(cell));
  if (!redact) return value;
  return columns.contact.includes(at) ? redactContact(value) : redactWith(value, finder);
}

/** A cell as text: lists of plain values joined by commas, objects as JSON, nothing as an empty text. */
export function textOf(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  if (cell === null || cell === undefined) return '';
  if (Array.isArray(cell) && cell.every((part) => typeof part !== 'object')) return cell.join(', ');
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}
