// The import report in words: what is not safe or not there, and what was read, a few lines a file.
import type { DatesRead } from './date-columns';
import type { FileRead, ImportReport, RoleRead } from './import-report';

/** What is said of a file that is not safe or not there, the weightiest first. */
export function notesOn(read: Omit<FileRead, 'notes'>): string[] {
  const { roles, dates, unusedTexts, unusedDates } = read;
  const hasDates = roles.some(({ role, columns }) => role === 'posted' && columns.length > 0);
  return [
    ...roles.flatMap(emptyRole),
    ...roles.flatMap(guess),
    ...dates.flatMap(dateNotes),
    ...(!hasDates && unusedDates.length
      ? [
          `No column was taken for the date, but ${list(unusedDates)} ${holds(unusedDates)} dates. Say which with --columns posted=….`,
        ]
      : []),
    ...(unusedTexts.length
      ? [
          `Long texts that are not read: ${list(unusedTexts)}. Where they belong to the description, name all its columns: --columns description=…,description=….`,
        ]
      : []),
    ...brokenNote(read),
  ];
}

function emptyRole({ role, columns, filled }: RoleRead): string[] {
  if (role !== 'title' && role !== 'description') return [];
  const others = role === 'title' ? 'the title' : 'the description';
  if (!columns.length)
    return [`No column was taken for ${others}. Say which it is with --columns ${role}=….`];
  if (filled === 0) return [`There is nothing in ${list(columns)}, taken for ${others}.`];
  return filled < 0.5 ? [`Only ${percent(filled)} of the rows have ${others} (${list(columns)}).`] : [];
}

function guess({ role, columns, how, examples }: RoleRead): string[] {
  if (how !== 'by a part of its name' && how !== 'by the columns beside it') return [];
  const such = examples.length ? `, e.g. “${examples[0]}”` : '';
  return [
    `${list(columns)} was taken for the ${role} ${how}${such}. If it is not, say which with --columns ${role}=….`,
  ];
}

function dateNotes({ column, order, why, read, unread, examples }: DatesRead): string[] {
  const such = examples.length ? ` (${examples.map((each) => `“${each}”`).join(', ')})` : '';
  const choose = 'Say which with --dates day-first or --dates month-first.';
  if (why === 'undecidable')
    return [
      `Whether the day or the month stands first in “${column}” is undecidable, and ${unread} of its dates were not read${such}. ${choose}`,
    ];
  const usual =
    why === 'usual'
      ? [
          `Whether the day or the month stands first in “${column}” is undecidable from its dates; they were read ${order}, as is usual where ads are written so. ${choose}`,
        ]
      : [];
  return unread
    ? [...usual, `${unread} of ${read + unread} dates in “${column}” were not read${such}.`]
    : usual;
}

function brokenNote({ broken, brokenRows }: Omit<FileRead, 'notes'>): string[] {
  if (!brokenRows.length) return [];
  const rows = `${brokenRows.length > 1 ? 'rows' : 'row'} ${brokenRows.slice(0, 10).join(', ')}${brokenRows.length > 10 ? ' …' : ''}`;
  return [
    broken
      ? `${broken} broken ${broken === 1 ? 'byte or group of bytes' : 'bytes or groups of bytes'} became “\ufffd”, in ${rows}.`
      : `Characters that stand for nothing (zero, or “\ufffd”) are in ${rows}.`,
  ];
}

/** All notes of a report, each with its file. */
export function importNotes({ files }: ImportReport): string[] {
  return files.flatMap(({ file, notes }) => notes.map((note) => `${file}: ${note}`));
}

/**
 * The report in a few lines for people: first the notes, then of each file what was taken for what.
 * `most` files are told one by one, the others counted.
 */
export function importLines({ files }: ImportReport, most = 10): string[] {
  const shown = files.slice(0, most);
  const notes = importNotes({ files: shown }).map((note) => `Note: ${note}`);
  const rest = files.slice(most);
  const restNotes = rest.reduce((sum, { notes }) => sum + notes.length, 0);
  const more = rest.length
    ? [`${rest.length} more files with ${restNotes} notes: see "rolelens inspect FILE…".`]
    : [];
  return [...notes, ...shown.map(fileLine), ...more];
}

function fileLine({ file, rows, roles, dates }: FileRead): string {
  const found = roles.filter(({ columns }) => columns.length > 0);
  const missing = roles.filter(({ columns, role }) => !columns.length && role !== 'contact' && role !== 'id');
  const parts = found.map((each) => `${each.role} ${list(each.columns, ' + ')}${aside(each, dates)}`);
  const none = missing.length ? `; no ${missing.map(({ role }) => role).join(', no ')}` : '';
  return `Read ${file}: ${rows} ${rows === 1 ? 'row' : 'rows'}; ${parts.join(', ')}${none}.`;
}

function aside({ role, filled }: RoleRead, dates: readonly DatesRead[]): string {
  const order = role === 'posted' ? dates.flatMap((each) => each.order ?? []) : [];
  const said = [...(filled < 1 ? [percent(filled)] : []), ...new Set(order)];
  return said.length ? ` (${said.join(', ')})` : '';
}

/** A share in whole per cent; what is not all is never 100 %. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'less than 1 %';
  return `${share < 1 ? Math.min(99, Math.round(share * 100)) : 100} %`;
}

function list(names: readonly string[], between = ', '): string {
  const rest = names.length - 12;
  return (
    names
      .slice(0, 12)
      .map((name) => `“${name}”`)
      .join(between) + (rest > 0 ? ` and ${rest} more` : '')
  );
}

function holds(names: readonly string[]): string {
  return names.length > 1 ? 'hold' : 'holds';
}
