// What is wrong with a filled sheet, entry by entry, and what can be taken from it.
import type { Codebook } from '../codebook';
import { spellingHint, type Ad } from '../core';
import type { EntryPlace, FilledAd, FilledQuote, FilledSheet } from './filled-sheet';
import { nearQuote } from './near-quote';

/** An entry that somebody should look at. */
export interface SheetRemark {
  readonly file: string;
  readonly coder: string;
  /** Sheet and row as the spreadsheet shows them; in JSON Lines no sheet, and the line. Row 0: the whole file. */
  readonly sheet: string;
  readonly row: number;
  /** Id of the ad; empty where the remark is on the whole file. */
  readonly ad: string;
  readonly problem: string;
}

/** One ad as a line of a coding's file. */
export interface CodingLine {
  readonly id: string;
  readonly profile: string;
  readonly mentions: readonly {
    readonly code: string;
    readonly quote: string;
    readonly start?: unknown;
    readonly end?: unknown;
  }[];
}

/** What a sheet gives. */
export interface CheckedSheet {
  readonly lines: readonly CodingLine[];
  readonly remarks: readonly SheetRemark[];
}

const YES = /^(x|yes|y|ja|j|true|1|✓|✔)$/i;
const NO = /^(no|n|nee|false|0|-|–)$/i;

/** Whether an entry says yes or no; `null` where it says something else. */
export function yesOrNo(entry: string): boolean | null {
  return YES.test(entry) ? true : NO.test(entry) ? false : null;
}

/** Checks a filled sheet against the ads and the codebook; an ad with no entry at all is not coded and gives no line. */
export function checkFilled(sheet: FilledSheet, ads: ReadonlyMap<string, Ad>, book: Codebook): CheckedSheet {
  return new Checker(sheet, ads, book).check();
}

class Checker {
  private readonly remarks: SheetRemark[] = [];
  private readonly rows = new Map<string, FilledAd>();
  private readonly quotes = new Map<string, FilledQuote[]>();
  private readonly codes: readonly string[];
  private readonly unknownColumns = new Set<string>();

  constructor(
    private readonly sheet: FilledSheet,
    private readonly corpus: ReadonlyMap<string, Ad>,
    private readonly book: Codebook,
  ) {
    this.codes = book.codes.map(({ id }) => id);
  }

  check(): CheckedSheet {
    this.checkCodebook();
    this.sheet.ads.forEach((row) => this.takeRow(row));
    this.sheet.quotes.forEach((quote) => this.takeQuote(quote));
    for (const entry of [...this.sheet.ads, ...this.sheet.quotes])
      if (entry.note) this.remark(entry, `The coder notes: "${brief(entry.note)}".`);
    const lines = [...this.rows.values()].flatMap((row) => this.line(row) ?? []);
    const empty = this.rows.size - lines.length;
    if (lines.length && empty) this.remarkOnFile(`${empty} of ${this.rows.size} ads are not coded.`);
    if (!lines.length) this.remarkOnFile('Nothing is filled in; the file gives no coding.');
    return { lines, remarks: this.remarks };
  }

  private checkCodebook(): void {
    const { codebookHash, coded } = this.sheet;
    if (codebookHash && codebookHash !== this.book.hash)
      this.remarkOnFile('The sheet was made with another version of the codebook.');
    if (coded && !/^\d{4}-\d\d-\d\d/.test(coded))
      this.remarkOnFile(`The day "${coded}" is not understood; write it as in 2026-01-31.`);
  }

  private takeRow(row: FilledAd): void {
    if (!this.corpus.has(row.id)) this.remark(row, this.unknownAd(row.id));
    else if (this.rows.has(row.id))
      this.remark(row, `The ad stands twice; row ${this.rows.get(row.id)!.row} counts, this one does not.`);
    else this.rows.set(row.id, row);
  }

  private unknownAd(id: string): string {
    if (!id) return "No ad's id; the row is left out.";
    return `No ad has the id "${id}"; the row is left out. ${spellingHint(id, [...this.corpus.keys()], 'ads')}`;
  }

  private takeQuote(quote: FilledQuote): void {
    const { id } = quote;
    if (!this.corpus.has(id)) this.remark(quote, this.unknownAd(id));
    else if (!this.rows.has(id))
      this.remark(quote, 'A quote of an ad that has no row in the sheet Ads; it is left out.');
    else if (!quote.code) this.remark(quote, 'A quote without a code; it is left out.');
    else {
      if (!this.quotes.has(id)) this.quotes.set(id, []);
      this.quotes.get(id)!.push(quote);
    }
  }

  /** The ad's line, or `null` where nothing is filled in. */
  private line(row: FilledAd): CodingLine | null {
    const quotes = this.quotes.get(row.id) ?? [];
    if (!row.profile && !row.marks.length && !quotes.length) return null;
    const found = quotes.flatMap((quote) => {
      const code = this.code(quote.code, quote);
      return code ? [{ ...quote, code }] : [];
    });
    const mentions = [...this.marked(row, found), ...found];
    for (const mention of mentions) this.checkQuote(mention);
    return {
      id: row.id,
      profile: this.profile(row),
      mentions: mentions.map(({ code, quote, start, end }) => ({ code, quote, start, end })),
    };
  }

  private profile(row: FilledAd): string {
    const names = this.book.profiles.map(({ name }) => name);
    if (!row.profile && names.length) this.remark(row, 'The profile is missing.');
    const known = sameName(row.profile, names);
    if (row.profile && !known)
      this.remark(
        row,
        `The codebook has no profile "${row.profile}". ${spellingHint(row.profile, names, 'profiles')}`,
      );
    return known ?? '';
  }

  /** The mentions that stand in the codes' columns; and whether they go with the quotes. */
  private marked(row: FilledAd, quotes: readonly FilledQuote[]): FilledQuote[] {
    const marks = row.marks.flatMap(({ code, entry }) => {
      const known = this.code(code, row, true);
      return known ? [{ code: known, entry, says: yesOrNo(entry) }] : [];
    });
    const quoted = new Set(quotes.map(({ code }) => code));
    const yes = new Set(marks.filter(({ says }) => says !== false).map(({ code }) => code));
    for (const { code, says } of marks) {
      if (says === true && !quoted.has(code)) this.remark(row, `${code} is marked, but not quoted.`);
      if (says === false && quoted.has(code))
        this.remark(row, `${code} is marked as absent, but quoted; the quote counts.`);
    }
    const denied = new Set(marks.filter(({ says }) => says === false).map(({ code }) => code));
    // Who marks nothing at all codes by quotes alone.
    if (yes.size)
      for (const code of quoted)
        if (!yes.has(code) && !denied.has(code))
          this.remark(row, `${code} is quoted, but not marked; the quote counts.`);
    return marks.flatMap(({ code, entry, says }) => mentionsIn(row, code, entry, says, quoted.has(code)));
  }

  private code(
    name: string,
    place: EntryPlace & { readonly id: string },
    isColumn = false,
  ): string | undefined {
    const known = sameName(name, this.codes);
    if (known || this.unknownColumns.has(name)) return known;
    this.remark(
      place,
      `The codebook has no code "${name}"; it is left out. ${spellingHint(name, this.codes, 'codes')}`,
    );
    // A column is wrong once, not once a row.
    if (isColumn) this.unknownColumns.add(name);
    return undefined;
  }

  private checkQuote(mention: FilledQuote): void {
    const { text } = this.corpus.get(mention.id)!;
    if (!mention.quote || holds(text, mention.quote)) return;
    const near = nearQuote(mention.quote, text);
    const hint = near ? `Did the coder mean "${brief(near)}"?` : 'Nothing like it is in the ad.';
    this.remark(
      mention,
      `${mention.code}: "${brief(mention.quote)}" is not in the ad word for word. ${hint}`,
    );
  }

  private remark({ sheet, row, id }: EntryPlace & { readonly id: string }, problem: string): void {
    const { file, coder } = this.sheet;
    this.remarks.push({ file, coder, sheet, row, ad: id, problem });
  }

  private remarkOnFile(problem: string): void {
    this.remark({ sheet: '', row: 0, id: '' }, problem);
  }
}

/** `x` without a quote says that the code is there; anything but yes and no is quotes, one a line. */
function mentionsIn(
  { id, sheet, row }: FilledAd,
  code: string,
  entry: string,
  says: boolean | null,
  isQuoted: boolean,
): FilledQuote[] {
  if (says === false || (says === true && isQuoted)) return [];
  const quotes = says === true ? [''] : entry.split(/\r?\n/).filter((line) => line.trim());
  return quotes.map((quote) => ({ id, sheet, row, code, quote: quote.trim() }));
}

function sameName(name: string, names: readonly string[]): string | undefined {
  return (
    names.find((each) => each === name) ?? names.find((each) => each.toLowerCase() === name.toLowerCase())
  );
}

/** As the reader of codings looks: case, white space and the apostrophe's shape do not count. */
function holds(text: string, quote: string): boolean {
  return text.includes(quote) || folded(text).includes(folded(quote.trim()));
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/’/g, "'").toLowerCase();
}

function brief(text: string): string {
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}
