// Names: the people in a row's contact columns, found again in the text of the ad.
import { fromPacks, wordsOf, type ContactWords } from '../language';

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

/** The words around names in all languages: a cell does not say which one it is in. */
const contactWords = fromPacks((packs) => {
  const all = (key: keyof ContactWords): string[] => [
    ...new Set(packs.flatMap(({ contact_words: words }) => wordsOf(words?.[key]))),
  ];
  return {
    between: new RegExp(`[;,|\\n\\t]| [/&-] | (?:${anyOf(all('and'))}) `),
    label: new RegExp(`^\\P{L}*(?:${anyOf(all('labels'))})\\P{L}*$`, 'iu'),
    particles: new Set([...all('particles'), ...otherParticles]),
    titles: new RegExp(`(?<![\\p{L}\\p{N}])(?:${anyOf(all('titles'))})(?:[.:]|(?![\\p{L}\\p{N}.]))`, 'giu'),
    departments: new RegExp(`(?<![\\p{L}\\p{N}])(?:${anyOf(all('departments'))})(?![\\p{L}\\p{N}])`, 'giu'),
  };
});

/** Of names from languages without a pack. */
const otherParticles = ['bin', 'ibn'];

/** Alternatives of a regular expression, longest first; a `*` stands for more letters. */
function anyOf(words: readonly string[]): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  return longestFirst.map((word) => word.split('*').map(escape).join('\\p{L}*')).join('|');
}

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
 * Finder for the people named in contact cells, `undefined` where they name none. Whole names are found in any case and
 * spacing; given and family names alone only as they are written in the cell, and not where the ad uses the same word small.
 */
export function nameFinder(cells: readonly string[]): NameFinder | undefined {
  const people = cells
    .flatMap(contactParts)
    .filter(({ kind, part }) => kind === '[name]' && part.length <= 120)
    .map(({ part }) => nameWords(part))
    .filter((words) => words.length);
  if (!people.length) return undefined;
  const whole = people.filter((words) => words.length > 1).map(wholeName);
  const alone = people
    .flat()
    .filter(
      (word) => /^\p{Lu}[\p{L}'’-]{2,}$/u.test(word) && !contactWords().particles.has(word.toLowerCase()),
    );
  return {
    replace(text, wholeOnly = false) {
      const redacted = whole.reduce((now, name) => now.replace(name, '[name]'), text);
      return wholeOnly ? redacted : alone.reduce(replaceAlone, redacted);
    },
  };
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

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/-/g, '\\x2d');
}
