// Names: the people in a row's contact columns, found again in the text of the ad.
import { contactWords, escape } from './contact-words';

/** What stands in a contact column. */
export type ContactKind = '[name]' | '[email]' | '[phone]';

/** Finds a row's names in a text and puts `[name]` in their place. */
export interface NameFinder {
  /** `wholeOnly` leaves given and family names that stand alone; for short fields such as a location. Default false. */
  replace(text: string, wholeOnly?: boolean): string;
}

interface ContactPart {
  readonly kind: ContactKind;
  readonly part: string;
}

const email = /[^\s@<>()]{1,64}@[^\s@<>()]{1,255}/g;
const phone = /[+(]{0,2}\d[\d ()./-]{4,30}\d/g;

/** Parts of a contact cell with their kinds: several people, or a person with a number, may stand in one cell. */
function contactParts(cell: string): ContactPart[] {
  const { between, label } = contactWords();
  return cell.split(between).flatMap((part) => {
    const rest = part.replace(email, ' ').replace(phone, ' ');
    const parts: ContactPart[] = [];
    if (/\p{L}{2}/u.test(rest) && !label.test(rest)) parts.push({ kind: '[name]', part: rest.trim() });
    if (part.includes('@')) parts.push({ kind: '[email]', part });
    if (/\d/.test(part.replace(email, '')) && rest !== part.replace(email, ' '))
      parts.push({ kind: '[phone]', part });
    return parts;
  });
}

/** A contact cell in redacted form, e.g. `[name], [phone]`; empty stays empty. */
export function redactContact(cell: string): string {
  const kinds = new Set(contactParts(cell).map(({ kind }) => kind));
  return cell.trim() && !kinds.size ? '[phone]' : [...kinds].join(', ');
}

/**
 * Finder for the people named in contact cells, `undefined` where they name none. Whole names are found in any case and spacing; given and family
 * names alone only as they are written in the cell, and not where the ad uses the same word small. First and last names in cells of their own are joined. Teams,
 * departments and places are no people, and a single word of a cell is none by that alone.
 * @param ordinary words of the ad's title, organisation and place, in lower case: none of them is a name alone, nor do they make one together.
 */
export function nameFinder(cells: readonly string[], ordinary?: ReadonlySet<string>): NameFinder | undefined {
  const people = joinSingles(cells)
    .flatMap(contactParts)
    .filter(({ kind, part }) => kind === '[name]' && part.length <= 120)
    .map(({ part }) => personIn(part))
    .filter((words) => words.length > 1 && !words.every((word) => ordinary?.has(word.toLowerCase())));
  if (!people.length) return undefined;
  const whole = people.map((words) => wholeName(words));
  const alone = people.flat().filter((word) => isAlone(word) && !ordinary?.has(word.toLowerCase()));
  return {
    replace(text, wholeOnly = false) {
      const redacted = people.reduce(
        (now, words, i) => (mayHold(now, words) ? now.replace(whole[i], '[name]') : now),
        text,
      );
      return wholeOnly ? redacted : alone.reduce(replaceAlone, redacted);
    },
  };
}

/** The words of an ad that are names of nobody, as far as its contact cells could hold one of them too. */
export function ordinaryWords(
  { title, organisation, location }: { title: string; organisation: string; location: string },
  contacts: readonly string[],
): ReadonlySet<string> {
  const named = new Set(
    joinSingles(contacts).flatMap((cell) => (cell.includes(' ') ? [cell.toLowerCase()] : [])),
  );
  const lower = [title, organisation, location].map((text) => text.toLowerCase());
  // A title may name the person to call (Dev, Eva Bos): a whole cell in it is a name still.
  const plain = lower.map((text) =>
    [...named].reduce((now, name) => (isTeam(name) ? now : now.split(name).join(' ')), text),
  );
  return new Set(plain.flatMap((text) => text.match(/\p{L}+/gu) ?? []));
}

/** Cells of one word each that follow one another, as columns of first and last names give them, are one name. */
function joinSingles(cells: readonly string[]): string[] {
  const joined: string[] = [];
  let open = false;
  for (const cell of cells.map((each) => each.trim())) {
    const single = /^(?:\p{Ll}{1,4} ){0,2}\p{Lu}[\p{L}'’-]{0,40}$/u.test(cell);
    if (single && open) joined.push(`${joined.pop()} ${cell}`);
    else if (cell) joined.push(cell);
    open = single && !open;
  }
  return joined;
}

/** The words of a person's name in a part of a cell; none where it is a team, or a single word beside a role. */
function personIn(part: string): string[] {
  return isTeam(part) ? [] : nameWords(part);
}

/** Support, Machine Learning team: no title before it, and a word of teams first or last. */
function isTeam(part: string): boolean {
  const words = part.split(/[\s:,()]+/).filter((word) => /\p{L}/u.test(word));
  const { team } = contactWords();
  return words.length > 0 && (team.test(words[0]) || team.test(words.at(-1)!));
}

/** A word of a name that stands for it alone; names of many things besides only in full. */
function isAlone(word: string): boolean {
  const { particles, things, department, team } = contactWords();
  const small = word.toLowerCase();
  if (particles.has(small) || things.has(small) || department.test(word) || team.test(word)) return false;
  return /^\p{Lu}[\p{L}'’-]{2,}$/u.test(word);
}

/** Before the search in any case and spacing: the last word in some case. */
function mayHold(text: string, words: readonly string[]): boolean {
  const last = words.at(-1)!;
  return text.includes(last) || text.includes(last.toUpperCase()) || text.includes(last.toLowerCase());
}

function nameWords(part: string): string[] {
  const { departments, titles } = contactWords();
  const name = part
    .replace(/\([^)]{0,60}\)/g, ' ')
    .replace(departments, ' ')
    .replace(titles, ' ');
  return name.split(/[\s.:]+/).filter((word) => /\p{L}/u.test(word));
}

function wholeName(words: readonly string[]): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${words.map(escape).join('[\\s.\\-]{1,3}')}(?![\\p{L}\\p{N}])`,
    'giu',
  );
}

function replaceAlone(text: string, part: string): string {
  if (!text.includes(part)) return text;
  const word = (form: string): RegExp =>
    new RegExp(`(?<![\\p{L}\\p{N}])${escape(form)}(?![\\p{L}\\p{N}])`, 'gu');
  // A part that the ad also writes small (Will, Mark, Art) is a word there, not a name.
  return word(part.toLowerCase()).test(text) ? text : text.replace(word(part), '[name]');
}
