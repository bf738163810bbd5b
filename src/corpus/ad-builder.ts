// Ad builder: rows of any format → ads, cleaned and redacted, with ids that are unique in the corpus.
import { relative, sep } from 'node:path';
import { adText, hashOf, type Ad } from '../core';
import { AdIds } from './ad-ids';
import { decideOrders } from './date-columns';
import { detectLanguage } from './detect-language';
import { FileNotes } from './file-notes';
import { nameFinder, ordinaryWords } from './find-names';
import type { FileRead } from './import-report';
import { inOrder, type DateOrder, type NumericDate } from './read-date';
import type { ReadOptions } from './read-options';
import {
  columnsFound,
  headerScore,
  isTableOfAds,
  missingGiven,
  recogniseColumns,
  type Recognised,
} from './recognise-columns';
import {
  fieldsOf,
  idFrom,
  keepInMeta,
  metaCell,
  metaName,
  metaOf,
  redactFields,
  textOf,
  type Fields,
} from './row-fields';
import { contentKey } from './select-ads';

/** An ad whose id and date are not yet known. */
type Draft = { -readonly [Key in keyof Ad]: Ad[Key] };

/** The hash of what an ad says, or one for each way in which its date may be read. */
type Content = string | Readonly<Record<DateOrder | 'unread', string>>;

/** Builds the ads of one corpus, file after file. */
export class AdBuilder {
  private readonly drafts: Draft[] = [];
  private readonly ownIds: string[] = [];
  private readonly contents: Content[] = [];
  private readonly notes: FileNotes[] = [];
  /** Puts the cell of a date that was not read into `meta`, by the number of its ad. */
  private readonly keepUnread = new Map<number, () => void>();
  private readonly names = new Set<string>();
  private readonly recognised = new Map<string, Recognised>();
  private lastFile = { file: '', told: '' };
  private told = { file: '', columns: new Set<Recognised>() };

  constructor(private readonly options: ReadOptions) {}

  /** Begins with another file; what is seen of it goes there. */
  begin(file: string, bytes: (done: number) => void): FileNotes {
    const notes = new FileNotes(file, this.drafts.length, this.options.columns, bytes);
    this.notes.push(notes);
    return notes;
  }

  /** Takes one row of the file; a row without any content is passed over. */
  add(file: string, names: readonly string[], cells: readonly unknown[], row: number): void {
    const columns = this.columnsOf(names);
    this.tellColumns(file, names, columns);
    const notes = this.notes[this.notes.length - 1];
    notes.row(names, cells, columns, row);
    const raw = fieldsOf(cells, columns, notes.countNothing);
    const redact = this.options.redact ?? true;
    const contacts = columns.contact.map((at) => textOf(cells[at]));
    const ordinary = redact ? ordinaryWords(raw, contacts) : undefined;
    const finder = redact ? nameFinder(contacts, ordinary) : undefined;
    const { title, description, organisation, location } = redact ? redactFields(raw, finder, ordinary) : raw;
    const text = adText(title, description);
    const how = { names, columns, redact, finder };
    const date = raw.posted.trim()
      ? notes.datesIn(names[columns.posted]).take(raw.posted, this.drafts.length)
      : null;
    const meta = metaOf(cells, how, date === null);
    if (date && typeof date === 'object') {
      const at = columns.posted;
      const value = metaCell(cells[at], at, how);
      this.keepUnread.set(this.drafts.length, () => keepInMeta(meta, metaName(names[at], at, redact), value));
    }
    this.ownIds.push(idFrom(raw.id, redact));
    this.contents.push(contentOf(raw, date));
    this.drafts.push({
      title,
      organisation,
      location,
      posted: typeof date === 'string' ? date : null,
      id: '',
      // A slice of the text, so that the description is not kept twice.
      description: description && text.slice(text.length - description.length),
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
  private columnsOf(names: readonly string[]): Recognised {
    const key = names.join('\u0001');
    const known = this.recognised.get(key);
    if (known) return known;
    const columns = recogniseColumns(names, this.options.columns);
    this.recognised.set(key, columns);
    if (this.names.size < 10_000) names.forEach((name) => this.names.add(name));
    return columns;
  }

  /** Whether rows with these names are ads: they have a description. */
  isDescribed(names: readonly string[]): boolean {
    return isTableOfAds(names, this.columnsOf(names), this.options.columns);
  }

  /** How well a row serves as the header of a table; 0 where it does not. */
  headerScore = (names: readonly string[]): number => headerScore(names, this.options.columns);

  /**
   * The ads, once all rows are there: dates are decided column by column, then ids are given.
   * @throws RoleLensError when two different ads had the same id, or when no file had a column that the caller named.
   */
  finish(): Ad[] {
    const missing = missingGiven([...this.names], this.options.columns);
    if (missing) throw missing;
    this.readDates();
    const ids = new AdIds();
    this.drafts.forEach((draft, i) => {
      draft.id = ids.give(this.ownIds[i], this.contents[i] as string, draft.source);
    });
    ids.report();
    return this.drafts;
  }

  /** What was read, file by file; of the ads as they were selected. */
  filesRead(ads: readonly Ad[]): FileRead[] {
    return this.notes.map((notes) => notes.result(ads));
  }

  private readDates(): void {
    const columns = this.notes.flatMap(({ dates }) => dates);
    decideOrders(columns, this.options.dates ?? 'auto', (ad) => this.drafts[ad].language);
    for (const column of columns)
      for (const waiting of column.waiting) {
        const { ad } = waiting;
        const posted = column.dateOf(waiting);
        this.drafts[ad].posted = posted;
        if (posted === null) this.keepUnread.get(ad)!();
        const content = this.contents[ad];
        if (typeof content === 'object')
          this.contents[ad] = content[posted === null ? 'unread' : column.order!];
      }
    this.keepUnread.clear();
  }
}

function contentOf(fields: Fields, date: string | NumericDate | null): Content {
  const hash = (posted: string | null): string => hashOf(contentKey({ ...fields, posted }));
  if (date === null || typeof date === 'string') return hash(date);
  return {
    'day-first': hash(inOrder(date, 'day-first')),
    'month-first': hash(inOrder(date, 'month-first')),
    unread: hash(null),
  };
}
