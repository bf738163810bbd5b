// writeAdjudication: the coders' conflicts as a sheet on which somebody decides.
import type { Codebook } from '../codebook';
import { writeFileWhole, type Coding } from '../core';
import {
  aboutSheet,
  checkUnused,
  codebookSheet,
  columnName,
  profileList,
  SHEETS,
  shorten,
} from './coding-sheets';
import { findConflicts, PROFILE, type Conflict, type Saying } from './conflicts';
import { textParts } from './text-parts';
import type { Sheet } from './workbook';

/** Name of the sheet that is read back. */
export const CONFLICTS = 'Conflicts';

const HOW_TO = [
  'Decide each row of the sheet "Conflicts" by the codebook; the ads stand in the sheet "Ads".',
  'Profile: choose the profile in the column "decision".',
  'Code: write yes or no in the column "decision". The quotes of those who found the code are taken; to take others, write them into the column "quotes", one a line, word for word.',
  'What the coders agree on is not asked for and goes into the final coding as it is.',
];

/**
 * Writes the conflicts of the codings as `.xlsx`: sheets Start, Conflicts (what each coder says, quotes side by side, and empty columns decision, quotes, note), Ads (texts) and
 * Codebook. Give the filled sheet to `readAdjudication`. Returns the number of conflicts.
 * @throws RoleLensError as `conflicts`; where the file stands there already with other content, or cannot be written.
 * @example
 * await writeAdjudication(hand, book, 'conflicts.xlsx');
 */
export async function writeAdjudication(
  codings: readonly Coding[],
  book: Codebook,
  file: string,
): Promise<number> {
  const found = findConflicts(codings);
  const { writeWorkbook } = await import('./workbook');
  const bytes = writeWorkbook([
    aboutSheet(HOW_TO, '', book),
    conflictSheet(found, codings, book),
    adSheet(found, codings[0]),
    codebookSheet(book),
  ]);
  checkUnused(file, bytes);
  writeFileWhole(file, bytes);
  return found.length;
}

function conflictSheet(found: readonly Conflict[], codings: readonly Coding[], book: Codebook): Sheet {
  const coders = codings.map(({ coder }) => coder);
  const heads = ['ad', 'title', 'item', 'name', ...coders.map((coder) => `${coder} says`)];
  const decision = columnName(heads.length);
  return {
    name: CONFLICTS,
    rows: [
      [...heads, 'decision', 'quotes', 'note'],
      ...found.map(({ ad, title, item, name, said }) => [
        ad,
        shorten(title),
        item,
        name,
        ...coders.map((coder) => saying(said.find((each) => each.coder === coder))),
        '',
        '',
        '',
      ]),
    ],
    widths: [14, 30, 10, 26, ...coders.map(() => 60), 20, 60, 40],
    fixed: 4,
    // A list a row: one column asks for profiles as well as for yes and no.
    choices: found.map(({ item }, i) => ({
      cells: `${decision}${i + 2}`,
      list: item === PROFILE ? profileList(book) : '"yes,no"',
    })),
  };
}

/** Only read by people, so a very long list may be cut, visibly; the codings keep all. */
function saying(said: Saying | undefined): string {
  if (!said) return 'not coded';
  const text = [said.says, ...said.quotes.filter(Boolean).map((quote) => `“${quote}”`)].join('\n');
  return text.length > 8000 ? `${text.slice(0, 8000)}… (more in the coder's file)` : text;
}

function adSheet(found: readonly Conflict[], { corpus }: Coding): Sheet {
  const ads = [...new Set(found.map(({ index }) => index))].map((index) => corpus[index]);
  const rows = ads.map((ad) => [ad.id, shorten(ad.title), ...textParts(ad)]);
  const parts = Math.max(1, ...rows.map(({ length }) => length - 2));
  const heads = Array.from({ length: parts }, (_, i) => (i ? `text ${i + 1}` : 'text'));
  return {
    name: SHEETS.ads,
    rows: [['ad', 'title', ...heads], ...rows],
    widths: [14, 30, ...heads.map(() => 100)],
    fixed: 1,
  };
}
