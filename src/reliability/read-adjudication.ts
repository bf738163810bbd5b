// readAdjudication: decided conflicts and what coders agree on → the final coding.
import { readFile } from 'node:fs/promises';
import type { Codebook } from '../codebook';
import { hasCoded } from '../coding';
import { messageOf, NO_PROFILE, RoleLensError, spellingHint, type Coding, type Mention } from '../core';
import { yesOrNo, type CodingLine, type SheetRemark } from './check-filled';
import { ABOUT } from './coding-sheets';
import { findConflicts, PROFILE, profileOf, type Conflict } from './conflicts';
import { aboutOf, namedRows } from './filled-sheet';
import { linesToCoding } from './lines-to-coding';
import { nearQuote } from './near-quote';
import { CONFLICTS } from './write-adjudication';

/** What {@link readAdjudication} gives. */
export interface Adjudication {
  /** What coders agree on, and what was decided where they did not. */
  readonly coding: Coding;
  /** Number of conflicts, and how many of them are decided. */
  readonly conflicts: number;
  readonly decided: number;
  /** Conflicts without a decision, decisions that are not understood, quotes that are not in the ad. */
  readonly remarks: readonly SheetRemark[];
}

interface Decision {
  readonly profile?: string;
  readonly yes?: boolean;
  /** Quotes that take the place of the coders'. */
  readonly quotes: readonly string[];
}

/**
 * Reads the sheet that `writeAdjudication` wrote, and makes the final coding: an ad has what all who coded it agree on, and what was decided; an ad that one coder
 * coded has what that coder says. Of quotes that overlap the first coder's counts. An undecided code is left out, an undecided profile is `(none)`; both are remarked on.
 * Give the codings that the sheet was written from.
 * @throws RoleLensError where the file cannot be read or lacks the sheet or its columns; as `conflicts`.
 * @example
 * await writeAdjudication(hand, book, 'decisions.xlsx'); // somebody fills it in
 * const { coding, remarks } = await readAdjudication('decisions.xlsx', hand, book);
 */
export async function readAdjudication(
  file: string,
  codings: readonly Coding[],
  book: Codebook,
): Promise<Adjudication> {
  const found = findConflicts(codings);
  const { readWorkbook } = await import('./workbook');
  const sheets = await readWorkbook(await bytesOf(file), file);
  const about = aboutOf(sheets);
  const coder = about.get(ABOUT.coder) || 'adjudicated';
  const remarks: SheetRemark[] = [];
  const reader = new DecisionReader(found, codings[0], book, (row, ad, problem) =>
    remarks.push({ file, coder, sheet: CONFLICTS, row, ad, problem }),
  );
  const decisions = reader.read(namedRows(sheets, CONFLICTS, ['ad', 'item', 'decision', 'quotes'], file));
  const lines = codings[0].corpus.flatMap((_, index) => finalLine(index, codings, found, decisions) ?? []);
  const coded = about.get(ABOUT.coded) ?? '';
  const coding = await linesToCoding(lines, codings[0].corpus, book, {
    coder,
    created: /^\d{4}-\d\d-\d\d/.test(coded) ? coded : null,
    remarks: remarks.length ? [`${remarks.length} entries of the adjudication should be looked at.`] : [],
  });
  return { coding, conflicts: found.length, decided: decisions.size, remarks };
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new RoleLensError(`The adjudication cannot be read: ${messageOf(cause)}.`, {
      file,
      hint: 'Give the .xlsx file that writeAdjudication wrote.',
      cause,
    });
  }
}

function keyOf(ad: string, item: string): string {
  return JSON.stringify([ad, item]);
}

class DecisionReader {
  private readonly open: Map<string, Conflict>;
  private readonly decisions = new Map<string, Decision>();

  constructor(
    found: readonly Conflict[],
    private readonly coding: Coding,
    private readonly book: Codebook,
    private readonly remark: (row: number, ad: string, problem: string) => void,
  ) {
    this.open = new Map(found.map((conflict) => [keyOf(conflict.ad, conflict.item), conflict]));
  }

  read(rows: ReturnType<typeof namedRows>): Map<string, Decision> {
    const seen = new Set<string>();
    for (const { row, cells } of rows) {
      const [ad, item] = [cells.get('ad')!, cells.get('item')!];
      const key = keyOf(ad, item);
      const conflict = this.open.get(key);
      if (!conflict) this.remark(row, ad, `The codings do not differ in "${item}"; the row is left out.`);
      else if (seen.has(key)) this.remark(row, ad, `"${item}" stands twice; the first row counts.`);
      else this.take(conflict, key, row, cells);
      seen.add(key);
    }
    for (const [key, { ad, item }] of this.open)
      if (!seen.has(key)) this.remark(0, ad, `The conflict over "${item}" is not in the sheet.`);
    return this.decisions;
  }

  private take(conflict: Conflict, key: string, row: number, cells: ReadonlyMap<string, string>): void {
    const entry = cells.get('decision')!;
    const { ad, item } = conflict;
    if (!entry) return this.remark(row, ad, `"${item}" is not decided.`);
    const decision =
      item === PROFILE ? this.profile(entry) : this.code(conflict, entry, row, cells.get('quotes')!);
    if (decision) this.decisions.set(key, decision);
    else
      this.remark(
        row,
        ad,
        `"${item}": the decision "${entry}" is not understood. ${this.expected(item, entry)}`,
      );
  }

  private profile(entry: string): Decision | null {
    const wanted = entry.toLowerCase();
    const found = this.book.profiles.find(({ name }) => name.toLowerCase() === wanted);
    return found ? { profile: found.name, quotes: [] } : null;
  }

  private code({ index, ad, item }: Conflict, entry: string, row: number, quoted: string): Decision | null {
    const yes = yesOrNo(entry);
    if (yes === null) return null;
    const quotes = quoted
      .split(/\r?\n/)
      .map((quote) => quote.trim())
      .filter(Boolean);
    if (!yes && quotes.length)
      this.remark(row, ad, `"${item}" is decided as absent, but quoted; it is left out.`);
    const { text } = this.coding.corpus[index];
    for (const quote of quotes)
      if (!text.toLowerCase().includes(quote.toLowerCase())) this.strayQuote(row, ad, quote, text);
    return { yes, quotes };
  }

  private strayQuote(row: number, ad: string, quote: string, text: string): void {
    const near = nearQuote(quote, text);
    this.remark(
      row,
      ad,
      `"${quote}" is not in the ad word for word.${near ? ` Did you mean "${near}"?` : ''}`,
    );
  }

  private expected(item: string, entry: string): string {
    if (item !== PROFILE) return 'Write yes or no.';
    return spellingHint(
      entry,
      this.book.profiles.map(({ name }) => name),
      'profiles',
    );
  }
}

function finalLine(
  index: number,
  codings: readonly Coding[],
  found: readonly Conflict[],
  decisions: ReadonlyMap<string, Decision>,
): CodingLine | null {
  const coders = codings.filter((coding) => hasCoded(coding, index));
  if (!coders.length) return null;
  const { id } = codings[0].corpus[index];
  const disputed = new Set(found.filter((conflict) => conflict.index === index).map(({ item }) => item));
  const decision = (item: string): Decision | undefined => decisions.get(keyOf(id, item));
  const kept = coders
    .flatMap((coding, coder) => coding.ads[index].mentions.map((mention) => ({ ...mention, coder })))
    .filter(({ code }) => !disputed.has(code) || (decision(code)?.yes && !decision(code)!.quotes.length));
  const decided = [...disputed].flatMap((code) =>
    decision(code)?.yes ? decision(code)!.quotes.map((quote) => ({ code, quote })) : [],
  );
  const agreed = profileOf(coders[0], index);
  const profile = disputed.has(PROFILE) ? (decision(PROFILE)?.profile ?? NO_PROFILE) : agreed;
  return { id, profile, mentions: [...united(kept), ...decided] };
}

/** Of mentions of one code by two coders that overlap, the first; a code without a quote only where nobody quotes it. */
function united(mentions: readonly (Mention & { readonly coder: number })[]): CodingLine['mentions'] {
  const kept: (Mention & { readonly coder: number })[] = [];
  const quoted = new Set(mentions.filter(({ quote }) => quote).map(({ code }) => code));
  for (const mention of mentions) {
    const { code, coder, start, end, quote } = mention;
    const clashes = kept.some(
      (other) =>
        other.code === code &&
        other.coder !== coder &&
        (start < 0 ? other.quote === quote : other.start < end && start < other.end),
    );
    if (!clashes && (quote || !quoted.has(code))) kept.push(mention);
  }
  return kept.map(({ code, quote, start, end }) => ({ code, quote, start, end }));
}
