// Ad builder: rows of any format → ads, cleaned and redacted, with ids that are unique in the corpus.
import { relative, sep } from 'node:path';
import { RoleLensError, adText, hashOf, summariseFaults, type Ad } from '../core';
import { cleanLine, cleanText } from './clean-text';
import { detectLanguage } from './detect-language';
import { nameFinder, ordinaryWords, redactContact, type NameFinder } from './find-names';
import { redactPeople } from './find-people';
import { isoDate } from './read-date';
import type { ReadOptions } from './read-options';
import { columnsFound, missingGiven, recogniseColumns, type Recognised } from './recognise-columns';
import { isPersonal, redactWith } from './redact-text';
import { contentKey } from './select-ads';

type Fields = Pick<Ad, 'title' | 'description' | 'organisation' | 'location' | 'posted'>;

/** Builds the ads of one corpus, file after file. */
export class AdBuilder {
  readonly ads: Ad[] = [];
  private readonly names = new Set<string>();
  private readonly recognised = new Map<string, Recognised>();
  private readonly byId = new Map<string, number>();
  private readonly contents = new Map<string, string>();
  private readonly clashes: string[] = [];
  private lastFile = { file: '', told: '' };
  private told = { file: '', columns: new Set<Recognised>() };

  constructor(private readonly options: ReadOptions) {}

  /** Takes one row of a file; a row without any content is passed over. */
  add(file: string, names: readonly string[], cells: readonly unknown[], row: number): void {
    const columns = this.columnsOf(names);
    this.tellColumns(file, names, columns);
    const raw = fieldsOf(cells, columns);
    const redact = this.options.redact ?? true;
    const contacts = columns.contact.map((at) => textOf(cells[at]));
    const ordinary = redact ? ordinaryWords(raw, contacts) : undefined;
    const finder = redact ? nameFinder(contacts, ordinary) : undefined;
    const fields = redact ? redactFields(raw, finder, ordinary) : raw;
    const meta = metaOf(names, cells, columns, redact, finder);
    const text = adText(fields.title, fields.description);
    this.ads.push({
      ...fields,
      id: this.idOf(idFrom(textOf(cells[columns.id]).trim(), redact), raw, file, row),
      // A slice of the text, so that the description is not kept twice.
      description: fields.description && text.slice(text.length - fields.description.length),
      language: detectLanguage(text),
      meta,
      source: { file: this.toldFile(file), row },
      selection: { reason: null, group: '' },
      text,
    });
  }

  private toldFile(file: string): string {
    const { relativeTo } = this.options;
    if (relativeTo === undefined || file === '-') return file;
    if (this.lastFile.file !== file)
      this.lastFile = { file, told: relative(relativeTo, file).split(sep).join('/') };
    return this.lastFile.told;
  }

  private tellColumns(file: string, names: readonly string[], columns: Recognised): void {
    const { onColumns } = this.options;
    if (!onColumns || (this.told.file === file && this.told.columns.has(columns))) return;
    if (this.told.file !== file) this.told = { file, columns: new Set() };
    this.told.columns.add(columns);
    onColumns(columnsFound(file, names, columns));
  }

  /** Columns of a row with these names; told apart once for each list of names. */
  columnsOf(names: readonly string[]): Recognised {
    const key = names.join('\u0001');
    const known = this.recognised.get(key);
    if (known) return known;
    const columns = recogniseColumns(names, this.options.columns);
    this.recognised.set(key, columns);
    if (this.names.size < 10_000) names.forEach((name) => this.names.add(name));
    return columns;
  }

  /** Whether a row of names has a description column. */
  isHeader(names: readonly string[]): boolean {
    return this.columnsOf(names).description.length > 0;
  }

  /** @throws RoleLensError when two different ads had the same id, or when no file had a column that the caller named. */
  report(): void {
    const missing = missingGiven([...this.names], this.options.columns);
    if (missing) throw missing;
    if (!this.clashes.length) return;
    throw new RoleLensError(
      `${this.clashes.length} ids stand for different ads:\n${summariseFaults(this.clashes)}\n`,
      {
        hint: 'Give each ad an id of its own, or leave the ids out with --columns id= so that they are made from the content.',
      },
    );
  }

  private idOf(own: string, fields: Fields, file: string, row: number): string {
    const content = hashOf(contentKey(fields));
    const id = own || content.slice(0, 16);
    const earlier = this.contents.get(id);
    if (earlier !== undefined && earlier !== content) this.clash(id, file, row);
    return this.unique(id, content);
  }

  private clash(id: string, file: string, row: number): void {
    const { source } = this.ads[this.byId.get(id)!];
    this.clashes.push(`id “${id}”: ${source.file}, row ${source.row} and ${this.toldFile(file)}, row ${row}`);
  }

  private unique(id: string, content: string): string {
    let free = id;
    for (let n = 2; this.byId.has(free); n++) free = `${id}-${n}`;
    this.byId.set(free, this.ads.length);
    this.contents.set(free, content);
    return free;
  }
}

function fieldsOf(cells: readonly unknown[], columns: Recognised): Fields {
  return {
    title: cleanLine(textOf(cells[columns.title])),
    description: cleanText(joined(cells, columns.description)),
    organisation: cleanLine(textOf(cells[columns.organisation])),
    location: cleanLine(textOf(cells[columns.location])),
    posted: isoDate(textOf(cells[columns.posted])),
  };
}

/** The texts of several columns, a blank line between them. */
function joined(cells: readonly unknown[], columns: readonly number[]): string {
  const texts = columns.map((at) => textOf(cells[at]));
  return texts.length === 1 ? texts[0] : texts.filter((text) => text.trim()).join('\n\n');
}

function redactFields(fields: Fields, finder?: NameFinder, ordinary?: ReadonlySet<string>): Fields {
  return {
    title: redactWith(fields.title, finder),
    description: redactPeople(redactWith(fields.description, finder), ordinary),
    organisation: redactShort(fields.organisation, finder),
    location: redactShort(fields.location, finder),
    posted: fields.posted,
  };
}

/** An id that holds an address or the like is replaced by one made of it; numbers of ads stay. */
function idFrom(own: string, redact: boolean): string {
  return redact && isPersonal(own) ? hashOf(own).slice(0, 16) : own;
}

// An organisation or a town may bear somebody's family name; only the whole name is personal there.
function redactShort(text: string, finder?: NameFinder): string {
  const redacted = redactWith(text);
  return finder ? finder.replace(redacted, true) : redacted;
}

function metaOf(
  names: readonly string[],
  cells: readonly unknown[],
  columns: Recognised,
  redact: boolean,
  finder?: NameFinder,
): Record<string, string> {
  // Without a prototype, so that a column named __proto__ is a column and nothing else.
  const meta = Object.create(null) as Record<string, string>;
  const used = new Set([
    columns.id,
    columns.title,
    ...columns.description,
    columns.organisation,
    columns.location,
  ]);
  names.forEach((name, at) => {
    if (used.has(at) || (at === columns.posted && isoDate(textOf(cells[at])))) return;
    const value = cleanText(textOf(cells[at]));
    const shown = redact ? redactWith(name) : name;
    let key = shown || `column ${at + 1}`;
    for (let n = 2; key in meta; n++) key = `${shown || 'column'} (${n})`;
    if (!redact) meta[key] = value;
    else meta[key] = columns.contact.includes(at) ? redactContact(value) : redactWith(value, finder);
  });
  return meta;
}

/** A cell as text: lists of plain values joined by commas, objects as JSON, nothing as an empty text. */
function textOf(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  if (cell === null || cell === undefined) return '';
  if (Array.isArray(cell) && cell.every((part) => typeof part !== 'object')) return cell.join(', ');
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}
