// readCodingSheets: what coders filled in → their codings, and what somebody should look at.
import type { Codebook } from '../codebook';
import { RoleLensError, type Ad, type Coding } from '../core';
import { checkFilled, type CheckedSheet, type SheetRemark } from './check-filled';
import { readFilledSheet, type FilledSheet } from './filled-sheet';
import { linesToCoding } from './lines-to-coding';

/** Who coded, when, and how much. */
export interface CoderSheet {
  readonly coder: string;
  /** The day as written; empty where not. */
  readonly coded: string;
  readonly file: string;
  /** Ads coded. */
  readonly ads: number;
  readonly mentions: number;
  readonly remarks: number;
}

/** What {@link readCodingSheets} gives. */
export interface CodingSheets {
  /** One a coder, in the order of the files; ready for `agree` and `conflicts`. */
  readonly codings: readonly Coding[];
  /** One row a file. */
  readonly coders: readonly CoderSheet[];
  /** Entries that are empty, unknown or contradict each other, with sheet and row. */
  readonly remarks: readonly SheetRemark[];
}

/**
 * Reads the files that coders filled in (`.xlsx` or `.jsonl`, as `writeCodingSheets` wrote them, or any JSON Lines of `id`, `profile`, `mentions`). What can be taken
 * is taken, and each doubtful entry is named: unknown ids, codes, profiles; quotes that are not in the ad, with what was probably meant; profiles
 * that are missing; codes marked and not quoted, or quoted and not marked; and what coders note. Files in which nothing is filled in give no coding.
 * @throws RoleLensError naming the file: not readable, sheets or headers changed, two filled by one coder, or none filled.
 * @example
 * const { codings, remarks } = await readCodingSheets(['data/sample/codings/coder-1.jsonl'], ads, book);
 */
export async function readCodingSheets(
  files: readonly string[],
  ads: readonly Ad[],
  book: Codebook,
): Promise<CodingSheets> {
  const byId = new Map(ads.map((ad) => [ad.id, ad]));
  const codings: Coding[] = [];
  const coders: CoderSheet[] = [];
  const remarks: SheetRemark[] = [];
  for (const file of files) {
    const sheet = named(await readFilledSheet(file, book.profiles.length > 0));
    const checked = checkFilled(sheet, byId, book);
    remarks.push(...checked.remarks);
    coders.push(summary(sheet, checked));
    if (checked.lines.length) codings.push(await toCoding(sheet, checked, ads, book));
  }
  checkCoders(codings, files);
  return { codings, coders, remarks };
}

function named(sheet: FilledSheet): FilledSheet {
  return sheet.coder ? sheet : { ...sheet, coder: sheet.file };
}

function summary({ coder, coded, file }: FilledSheet, { lines, remarks }: CheckedSheet): CoderSheet {
  const mentions = lines.reduce((sum, line) => sum + line.mentions.length, 0);
  return { coder, coded, file, ads: lines.length, mentions, remarks: remarks.length };
}

function toCoding(
  { coder, coded }: FilledSheet,
  { lines, remarks }: CheckedSheet,
  ads: readonly Ad[],
  book: Codebook,
): Promise<Coding> {
  return linesToCoding(lines, ads, book, {
    coder,
    created: /^\d{4}-\d\d-\d\d/.test(coded) ? coded : null,
    remarks: remarks.length ? [`${remarks.length} entries of ${coder} should be looked at.`] : [],
  });
}

function checkCoders(codings: readonly Coding[], files: readonly string[]): void {
  if (!codings.length)
    throw new RoleLensError(`Nothing is filled in in any of ${files.length} files.`, {
      file: files[0],
      hint: 'Give the files that coders filled in.',
    });
  const names = codings.map(({ coder }) => coder);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw new RoleLensError(`Two filled files are of the coder "${twice}".`, {
      hint: 'Give one of them, or correct the name in the sheet Start.',
    });
}
