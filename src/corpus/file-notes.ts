// FileNotes: what is seen while the rows of a file are read, for the import report.
import type { Ad } from '../core';
import { DateColumn, type DatesRead } from './date-columns';
import type { FileRead, RoleRead } from './import-report';
import { notesOn } from './import-notes';
import { readDate } from './read-date';
import type { ColumnNames, ColumnRole, Layout, Watch } from './read-options';
import { howTold, type HowTold, type Recognised } from './recognise-columns';
import { redactWith } from './redact-text';
import { textOf } from './row-fields';

const ROLES = ['title', 'description', 'organisation', 'location', 'posted', 'contact', 'id'] as const;
/** A column holds texts where its cells have this many characters on average. */
const longText = 120;
const samples = 50;

/** A column as far as it was seen. */
interface Seen {
  readonly name: string;
  /** Whether some row had it in a role. */
  used: boolean;
  filled: number;
  characters: number;
  readonly sample: string[];
}

/** What is seen of one file. */
export class FileNotes implements Watch {
  readonly nothing = new Map<string, number>();
  private rows = 0;
  private encoding: string | null = null;
  private broken = 0;
  private readonly brokenRows: number[] = [];
  private readonly layouts: Layout[] = [];
  private readonly seen = new Map<string, Seen>();
  private readonly byHeader = new Map<Recognised, readonly Seen[]>();
  private readonly roles = new Map<ColumnRole, { columns: Set<string>; how: HowTold }>();
  private readonly dateColumns = new Map<string, DateColumn>();

  constructor(
    private readonly file: string,
    private readonly firstAd: number,
    private readonly given: ColumnNames | undefined,
    readonly bytes: (done: number) => void,
  ) {}

  decoded = (encoding: string, broken: number): void => {
    this.encoding = encoding;
    this.broken += broken;
  };

  laidOut = (layout: Layout): void => void this.layouts.push(layout);

  /** Takes notice of a row. */
  row(names: readonly string[], cells: readonly unknown[], columns: Recognised, row: number): void {
    this.rows++;
    const seen = this.byHeader.get(columns) ?? this.newHeader(names, columns);
    let isBroken = false;
    for (let at = 0; at < seen.length; at++) {
      const cell = textOf(cells[at]);
      if (!cell) continue;
      const column = seen[at];
      column.filled++;
      column.characters += cell.length;
      if (column.filled <= samples) column.sample.push(cell.slice(0, 40));
      isBroken ||= cell.includes('\ufffd') || cell.includes('\0');
    }
    if (isBroken && this.brokenRows.length < 100) this.brokenRows.push(row);
  }

  countNothing = (word: string): void => void this.nothing.set(word, (this.nothing.get(word) ?? 0) + 1);

  /** The date column of this name. */
  datesIn(name: string): DateColumn {
    let column = this.dateColumns.get(name);
    if (!column) this.dateColumns.set(name, (column = new DateColumn(name)));
    return column;
  }

  get dates(): DateColumn[] {
    return [...this.dateColumns.values()];
  }

  /** What was read, once all ads are there. */
  result(ads: readonly Ad[]): FileRead {
    const own = ads.slice(this.firstAd, this.firstAd + this.rows);
    const unused = [...this.seen.values()].filter(({ used, filled }) => !used && filled > 0);
    const read = {
      file: own[0]?.source.file ?? this.file,
      rows: this.rows,
      encoding: this.encoding,
      broken: this.broken,
      brokenRows: this.brokenRows,
      layouts: this.layouts,
      roles: ROLES.map((role) => this.roleRead(role, own)),
      dates: this.dates.map(resultOf),
      unusedTexts: unused.filter(isLong).map(({ name }) => name),
      unusedDates: unused.filter(looksLikeDates).map(({ name }) => name),
      nothing: Object.fromEntries([...this.nothing].sort(([a], [b]) => (a < b ? -1 : 1))),
    };
    return { ...read, notes: notesOn(read) };
  }

  private newHeader(names: readonly string[], columns: Recognised): readonly Seen[] {
    const roleOf = new Map<number, ColumnRole>();
    for (const role of ROLES) for (const at of [columns[role]].flat()) if (at >= 0) roleOf.set(at, role);
    const seen = names.map((name, at) => this.seenAs(name || `column ${at + 1}`, roleOf.has(at)));
    for (const [at, role] of [...roleOf].sort(([a], [b]) => a - b)) {
      const told = this.roles.get(role) ?? {
        columns: new Set<string>(),
        how: howTold(role, names, columns, this.given),
      };
      this.roles.set(role, told);
      told.columns.add(names[at]);
    }
    this.byHeader.set(columns, seen);
    return seen;
  }

  private seenAs(name: string, used: boolean): Seen {
    let seen = this.seen.get(name);
    if (!seen) this.seen.set(name, (seen = { name, used, filled: 0, characters: 0, sample: [] }));
    seen.used ||= used;
    return seen;
  }

  private roleRead(role: ColumnRole, own: readonly Ad[]): RoleRead {
    const told = this.roles.get(role);
    if (!told) return { role, columns: [], how: 'not there', filled: 0, examples: [] };
    const columns = [...told.columns];
    if (role === 'id') {
      const filled = this.seen.get(columns[0])!.filled / this.rows;
      return { role, columns, how: told.how, filled, examples: own.slice(0, 3).map(({ id }) => id) };
    }
    const values = own.map((ad) =>
      role === 'contact' ? columns.map((name) => ad.meta[name] ?? '').find(Boolean) : ad[role],
    );
    const filled = values.filter(Boolean) as string[];
    const examples = [...new Set(filled.slice(0, 20).map(shortened))].slice(0, 3);
    return { role, columns, how: told.how, filled: own.length ? filled.length / own.length : 0, examples };
  }
}

// A column that was wrongly taken for dates may hold anything.
function resultOf(column: DateColumn): DatesRead {
  const read = column.result();
  return { ...read, examples: read.examples.map((each) => redactWith(each)) };
}

function isLong({ filled, characters }: Seen): boolean {
  return characters / filled >= longText;
}

// Bare numbers may be anything; a date has marks or the name of a month.
function looksLikeDates({ sample }: Seen): boolean {
  const dates = sample.filter((cell) => !/^[\d.\s]+$/.test(cell) && readDate(cell) !== null);
  return dates.length >= 0.8 * sample.length;
}

function shortened(value: string): string {
  const line = value.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
