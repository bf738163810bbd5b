// Names: the people in a row's contact columns, found again in the text of the ad.

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
  return cell.split(/[;,|\n\t]| [/&-] | (?:en|and|of|or|und|et|ou) /).flatMap((part) => {
    const rest = part.replace(email, ' ').replace(phone, ' ');
    const parts: ContactPart[] = [];
    if (
      /\p{L}{2}/u.test(rest) &&
      !/^\W*(?:tel|telefoon|phone|mobiel|mobile|e-?mail|naam|name)\W*$/i.test(rest)
    ) {
      parts.push({ kind: '[name]', part: rest.trim() });
    }
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

const particles = new Set(
  'van de den der het ten ter te vd v/d von zu la le di da dos del el al bin ibn op in'.split(' '),
);
const titles =
  /(?<![\p{L}\p{N}])(?:dhr|mevr|mw|mr|mrs|ms|drs|dr|ir|ing|prof|msc|bsc|phd|de heer|heer|mevrouw|herr|frau|tel|mail|t|e|m)(?:[.:]|(?![\p{L}\p{N}.]))/giu;
// Words that name a department or an office, not a person.
const departments =
  /(?<![\p{L}\p{N}])(?:hrm?|p&o|recruit\p{L}*|talent|acquisition|specialist|consultant|partner|adviseur|advisor|officer|coordinator|business|corporate|team|lead|afdeling|department|sollicit\p{L}*|werving|selectie|jobs?|careers?|vacatures?|people|human|resources|info|contact\p{L}*|manager|support|office|desk|onbekend|unknown|nvt|none|not|available|n\/a|b\.?v\.?|nv|gmbh|ltd|inc|group|groep|the|for|voor|ons|us)(?![\p{L}\p{N}])/giu;

/**
 * Finder for the people named in contact cells, `undefined` where they name none. Whole names are found in any case and
 * spacing; given and family names alone only as they are written in the cell, and not where the ad uses the same word small.
 */
export function nameFinder(cells: readonly string[]): NameFinder | undefined {
  const people = cells
    .flatMap(contactParts)
    .filter(({ kind, part }) => kind === '[name]' && part.length <= 120)
    .map(({ part }) => wordsOf(part))
    .filter((words) => words.length);
  if (!people.length) return undefined;
  const whole = people.filter((words) => words.length > 1).map(wholeName);
  const alone = people
    .flat()
    .filter((word) => /^\p{Lu}[\p{L}'’-]{2,}$/u.test(word) && !particles.has(word.toLowerCase()));
  return {
    replace(text, wholeOnly = false) {
      const redacted = whole.reduce((now, name) => now.replace(name, '[name]'), text);
      return wholeOnly ? redacted : alone.reduce(replaceAlone, redacted);
    },
  };
}

function wordsOf(part: string): string[] {
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

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/-/g, '\\x2d');
}
