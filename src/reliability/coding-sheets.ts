// writeCodingSheets: a spreadsheet and a JSON Lines file for each coder, which show nothing of any coding.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Codebook } from '../codebook';
import { kindOf, RoleLensError, writeFileWhole, type Ad } from '../core';
import type { CodingSample } from './sample-for-coding';
import { textParts } from './text-parts';
import type { Choice, Sheet } from './workbook';

/** Names of the sheets and columns that are read back. */
export const SHEETS = { about: 'Start', ads: 'Ads', quotes: 'Quotes', codebook: 'Codebook' } as const;
export const ABOUT = { coder: 'Coder', coded: 'Coded on', codebook: 'Codebook' } as const;

const QUOTE_ROWS = 3000;
/** What coders are told; without profiles, without those steps that are on them. */
const howTo = ({ profiles }: Codebook): string[] => [
  'Read the sheet "Codebook" first, then code the ads of the sheet "Ads" from top to bottom, each on its own and without talking to the other coders.',
  profiles.length
    ? 'Choose one profile for each ad. An ad without a profile counts as not coded.'
    : 'An ad without any entry counts as not coded.',
  'For each mention of a code, copy the words from the ad, as they stand there, into the sheet "Quotes": one row a mention. Or put them into the code\'s column of the sheet "Ads", one quote a line.',
  "x in a code's column says that the ad has the code; an empty cell says that it has not. Give at least one quote for each x.",
  'Leave the ids as they are. Rows may be sorted. What you are unsure of goes into the column "note".',
];

/** Options of {@link writeCodingSheets}. */
export interface CodingSheetOptions {
  /** Names of the coders, which become names of files; default `['coder-1', 'coder-2']`. */
  readonly coders?: readonly string[];
}

/**
 * Writes the sample for each coder: `<coder>.xlsx` (sheets Start, Ads, Quotes, Codebook) for people, and `<coder>.jsonl` (a line an ad with `id`, `title`, `text`, empty
 * `profile` and `mentions`) for coders who use tools. Neither shows a profile, a mention or a stratum. Returns the files' paths. Each coder fills one of the two;
 * `readCodingSheets` reads them back. Same sample, codebook and names, same bytes.
 * @throws RoleLensError where a file stands there already with other content (somebody may have filled it), a name makes no file, an ad is
 * too long for a spreadsheet, or the folder cannot be written.
 * @example
 * const sample = sampleForCoding(coding, { n: 20 });
 * await writeCodingSheets(sample, book, 'sheets', { coders: ['anna', 'ben'] });
 */
export async function writeCodingSheets(
  sample: CodingSample,
  book: Codebook,
  folder: string,
  { coders = ['coder-1', 'coder-2'] }: CodingSheetOptions = {},
): Promise<string[]> {
  checkNames(coders);
  const files: [string, Buffer][] = [];
  for (const coder of coders)
    files.push(
      [join(folder, `${coder}.xlsx`), await workbookFor(coder, sample, book)],
      [join(folder, `${coder}.jsonl`), Buffer.from(linesFor(coder, sample, book))],
    );
  for (const [file, bytes] of files) checkUnused(file, bytes);
  for (const [file, bytes] of files) writeFileWhole(file, bytes);
  return files.map(([file]) => file);
}

function checkNames(coders: readonly string[]): void {
  const known = new Set<string>();
  for (const coder of coders) {
    if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,60}$/u.test(coder) || known.has(coder.toLowerCase()))
      throw new RoleLensError(`"${coder}" cannot name a coder's file.`, {
        hint: 'Give each coder another name of letters, digits, blanks, dots and hyphens.',
      });
    known.add(coder.toLowerCase());
  }
}

/** Hours of somebody's work may stand in it. */
export function checkUnused(file: string, bytes: Buffer): void {
  if (existsSync(file) && !readFileSync(file).equals(bytes))
    throw new RoleLensError('There is a file with other content already; it may have been filled in.', {
      file,
      hint: 'Choose another folder, or move the file away.',
    });
}

function linesFor(coder: string, { ads }: CodingSample, { profiles }: Codebook): string {
  const profile = profiles.length ? { profile: '' } : {};
  const line = ({ id, title, text }: Ad): string =>
    JSON.stringify({ id, title, text, coder, coded: '', ...profile, mentions: [] });
  return ads.map((ad) => `${line(ad)}\n`).join('');
}

async function workbookFor(coder: string, { ads }: CodingSample, book: Codebook): Promise<Buffer> {
  const last = ads.length + 1;
  const codes = `${SHEETS.codebook}!$A$2:$A$${book.codes.length + 1}`;
  const quotes: Sheet = {
    name: SHEETS.quotes,
    rows: [['ad', 'code', 'quote', 'note']],
    widths: [14, 12, 100, 40],
    choices: [
      { cells: `A2:A${QUOTE_ROWS}`, list: `${SHEETS.ads}!$A$2:$A$${last}` },
      { cells: `B2:B${QUOTE_ROWS}`, list: codes },
    ],
  };
  const { writeWorkbook } = await import('./workbook');
  return writeWorkbook([
    aboutSheet(howTo(book), coder, book),
    adSheet(ads, book),
    quotes,
    codebookSheet(book),
  ]);
}

/** Who, when, and how. */
export function aboutSheet(steps: readonly string[], coder: string, book: Codebook): Sheet {
  const rows = [
    [ABOUT.coder, coder],
    [ABOUT.coded, ''],
    ['', 'Your name and the day on which you finished, as in 2026-01-31, belong above.'],
    ...steps.map((step, i) => [String(i + 1), step]),
    [ABOUT.codebook, `${book.name} ${book.version}, ${book.hash}`],
  ];
  return { name: SHEETS.about, rows, widths: [14, 120] };
}

function adSheet(ads: readonly Ad[], book: Codebook): Sheet {
  const texts = ads.map(textParts);
  const parts = Math.max(1, ...texts.map(({ length }) => length));
  const textHeads = Array.from({ length: parts }, (_, i) => (i ? `text ${i + 1}` : 'text'));
  const codeHeads = book.codes.map(({ id, name }) => `${id}\n${name}`);
  const profileHeads = book.profiles.length ? ['profile'] : [];
  const rows = ads.map(({ id, title }, i) => [
    id,
    shorten(title),
    ...textHeads.map((_, part) => texts[i][part] ?? ''),
  ]);
  return {
    name: SHEETS.ads,
    rows: [['ad', 'title', ...textHeads, ...profileHeads, ...codeHeads, 'note'], ...rows],
    widths: [
      14,
      30,
      ...textHeads.map(() => 100),
      ...profileHeads.map(() => 20),
      ...codeHeads.map(() => 14),
      40,
    ],
    fixed: 1,
    choices: codeChoices(2 + parts, ads.length + 1, book),
  };
}

/** The title helps to find the ad; the whole of it stands in the text. */
export function shorten(title: string): string {
  return title.length > 200 ? `${title.slice(0, 199)}…` : title;
}

function codeChoices(profileAt: number, last: number, book: Codebook): Choice[] {
  if (!book.profiles.length) return [];
  return [{ cells: `${columnName(profileAt)}2:${columnName(profileAt)}${last}`, list: profileList(book) }];
}

/** Where the profiles' names stand in the sheet Codebook. */
export function profileList({ codes, profiles }: Codebook): string {
  const from = codes.length + 2;
  return `${SHEETS.codebook}!$A$${from}:$A$${from + profiles.length - 1}`;
}

/** A to ZZZ for 0, 1, …. */
export function columnName(index: number): string {
  return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** Codes and profiles with what a coder must know; no terms and no evidence, which would lead the eye. */
export function codebookSheet({ kinds, codes, profiles }: Codebook): Sheet {
  const rows = [
    ...codes.map(({ id, name, kind, unit, definition, examples, counterExamples }) => [
      id,
      name,
      kindOf({ kinds }, kind).name,
      unit === 'term' ? 'the name of the tool' : 'the clause (about ten words)',
      definition.trim(),
      examples.join('\n'),
      counterExamples.join('\n'),
    ]),
    ...profiles.map(({ name, definition }) => [
      name,
      name,
      'Profile',
      'the whole ad',
      definition.trim(),
      '',
      '',
    ]),
  ];
  return {
    name: SHEETS.codebook,
    rows: [['code', 'name', 'kind', 'what is quoted', 'definition', 'examples', 'not this'], ...rows],
    widths: [16, 30, 14, 20, 80, 60, 60],
    fixed: 1,
  };
}
