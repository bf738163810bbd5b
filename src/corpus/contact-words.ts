// Contact words: what the language packs know of the words around personal data, as regular expressions.
import { fromPacks, wordsOf, type ContactWords } from '../language';

/** Of names from languages without a pack. */
const otherParticles = ['bin', 'ibn'];

/** The words around personal data in all languages together: a cell or an ad may be in any, or in two. */
export const contactWords = fromPacks((packs) => {
  const all = (key: keyof ContactWords): string[] => [
    ...new Set(packs.flatMap(({ contact_words: words }) => wordsOf(words?.[key]))),
  ];
  const listed = (key: keyof ContactWords): string => `(?:${anyOf(all(key))})`;
  const ending = String.raw`(?:[ .-]{0,2}(?:nr|no|number|nummer|numéro|code|id)){0,2}[ .:=#]{0,4}(?:[A-Z]{2,3} )?$`;
  return {
    between: new RegExp(`[;,|\\n\\t]| [/&-] | ${listed('and')} `),
    and: wholeWord(listed('and')),
    label: new RegExp(`^\\P{L}*${listed('labels')}\\P{L}*$`, 'iu'),
    particles: new Set([...all('particles'), ...otherParticles]),
    titles: new RegExp(`(?<![\\p{L}\\p{N}])${listed('titles')}(?:[.:]|(?![\\p{L}\\p{N}.]))`, 'giu'),
    title: wholeWord(`${listed('titles')}|${listed('honorifics')}`),
    honorific: new RegExp(`^${listed('honorifics')}$`, 'u'),
    departments: new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${listed('departments')}|${listed('teams')})(?![\\p{L}\\p{N}])`,
      'giu',
    ),
    things: new Set(all('things')),
    department: wholeWord(`${listed('departments')}|${listed('labels')}`),
    team: wholeWord(listed('teams')),
    filler: wholeWord(listed('fillers')),
    /** Introductions and honorifics, after which a name may follow, by their last word; nothing for what may stand between those and the name. */
    leads: byLastWord(
      [...all('introductions').flatMap(inCases), ...all('honorifics')],
      [...all('fillers'), ...all('titles').flatMap(inCases), ...all('particles'), ...all('honorifics')],
    ),
    extension: new RegExp(`^,? ?(?:${listed('extensions')}\\.?|#) ?\\d{1,5}(?![\\p{L}\\p{N}])`, 'iu'),
    announced: new RegExp(
      `(?<![\\p{L}\\p{N}])${listed('phones')}[^\\p{L}\\p{N}\\n]{0,4}(?:\\p{L}{1,14}[ :.]{1,3}){0,4}\\P{L}{0,2}$`,
      'iu',
    ),
    announcedClosely: new RegExp(
      `(?<![\\p{L}\\p{N}])${listed('phones')}[^\\p{L}\\p{N}\\n]{0,4}(?:(?:nr|number|nummer|us|ons|op|at|on|naar)[ :.]{1,3}){0,2}$`,
      'iu',
    ),
    id: new RegExp(`(?<![\\p{L}\\p{N}])${listed('ids')}${ending}`, 'iu'),
    idOfAd: new RegExp(`(?<![\\p{L}\\p{N}])${listed('ads')}(?:${ending}|[ #]{0,2}$)`, 'iu'),
    numberOfAd: new RegExp(
      `(?<![\\p{L}\\p{N}])${listed('ads')}[ -]?(?:id|nr|no|number|nummer|code)[ .:=#]{0,4}$`,
      'iu',
    ),
  };
});

/** Alternatives of a regular expression, longest first; a `*` stands for more letters. */
function anyOf(words: readonly string[]): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  return longestFirst.map((word) => word.split('*').map(escape).join('\\p{L}{0,20}')).join('|') || '(?!)';
}

function wholeWord(source: string): RegExp {
  return new RegExp(`^(?:${source})\\.?$`, 'iu');
}

function inCases(words: string): string[] {
  return [
    words,
    `${words[0].toUpperCase()}${words.slice(1)}`,
    words.replace(/^\p{L}+/u, (first) => first.toUpperCase()),
  ];
}

function byLastWord(
  phrases: readonly string[],
  passed: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const leads = new Map<string, string[]>(passed.map((each) => [lastWord(each), []]));
  for (const phrase of phrases.map((each) => each.replace(/\.$/, '')))
    leads.set(lastWord(phrase), [...(leads.get(lastWord(phrase)) ?? []), phrase]);
  return leads;
}

function lastWord(phrase: string): string {
  return /\p{L}*(?=\.?$)/u.exec(phrase)![0];
}

/** A text as a part of a regular expression that fits it. */
export function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/-/g, '\\x2d');
}
