// Language pack: all that RoleLens knows of one language, as its file says it.

/** Words separated by white space, or a list. */
export type Words = string | readonly string[];

/** Kinds of company boilerplate that packs tell apart. */
export const BOILERPLATE_SECTIONS = [
  'about us',
  'benefits',
  'equal opportunity',
  'cookies',
  'application',
] as const;
export type BoilerplateSection = (typeof BOILERPLATE_SECTIONS)[number];

/** Regular expressions by kind; `work` among headings opens a section about the work. */
export interface BoilerplatePatterns {
  /** What a heading begins with (a whole word); tried in the order of the file. */
  readonly headings?: Readonly<Partial<Record<BoilerplateSection | 'work', readonly string[]>>>;
  /** Words that make a heading about the company when a capital follows: About Name. Letter case counts. */
  readonly about_name?: Words;
  /** What makes a single clause boilerplate wherever it stands in it, as whole words. */
  readonly cues?: Readonly<Partial<Record<BoilerplateSection, readonly string[]>>>;
}

/** Forms of a lemma beyond what the stemmer brings together. */
export interface LemmaRules {
  /** Consonants that count once at the end of a stem: model and modellen. */
  readonly undouble?: string;
  /** Endings that the stemmer leaves on, longest first: ontwikkelde, maakt. */
  readonly endings?: Words;
  /** Participles with a prefix, found by stem: gebouwd of bouwen. `infinitives` are the endings of a lemma. */
  readonly participle?: {
    readonly prefix: string;
    readonly infinitives: Words;
    readonly endings: Words;
  };
  /** Verbs by the ending of the lemma; the first that fits counts. `forms` replace the ending; so do `participles`, behind the prefix. */
  readonly verbs?: readonly {
    readonly ending: string;
    readonly forms: Words;
    readonly participles?: Words;
    /** Endings of other words that have the same stem: Pfleger is no form of pflegen. */
    readonly others?: Words;
  }[];
  /** The prefix of `participles`, as in gepflegt. */
  readonly prefix?: string;
  /** Particles that stand before it in one word, and what may stand between particle and lemma: durchgeführt, durchzuführen. */
  readonly separable?: { readonly particles: Words; readonly infinitive: string };
}

/** Steps of seniority, in the order in which they are tried. */
export const SENIORITY = ['intern', 'junior', 'lead', 'senior', 'medior'] as const;
export type Seniority = (typeof SENIORITY)[number];

/**
 * What a column of a file can be: what an ad has, then what ads are often grouped by; `name` is a title where it stands beside an organisation and a
 * description, and `part` a part of the description.
 */
export const PACK_COLUMNS = [
  'id',
  'title',
  'description',
  'organisation',
  'location',
  'posted',
  'contact',
  'sector',
  'education',
  'contract',
  'hours',
  'name',
  'part',
] as const;
export type PackColumn = (typeof PACK_COLUMNS)[number];

/** Words around personal data: `and` between two people, and what {@link CONTACT_WORDS} says. A `*` stands for more letters. */
export type ContactWords = Readonly<Partial<Record<(typeof CONTACT_WORDS)[number], Words>>>;

/** The lists of words around personal data that a pack can have. */
export const CONTACT_WORDS = [
  /** Between two people. */
  'and',
  /** What a cell says of itself: phone, name. */
  'labels',
  /** Before a name, with or without a dot; not enough to know that one follows. */
  'titles',
  /** Before a name, and nearly never before anything else: Mr, Frau. Written as here. */
  'honorifics',
  /** Parts of names that are no names alone: van, de. */
  'particles',
  /** Roles and departments, which are no people. */
  'departments',
  /** Words that make what stands before or after them a team: support, department. */
  'teams',
  /** Given names that are also names of things which ads ask for, small: claude, ray. */
  'things',
  /** What leads to a name in a sentence: contact op met, ask for. */
  'introductions',
  /** What may stand between an introduction and the name: our, recruiter. */
  'fillers',
  /** Say that a number after them is a phone number. */
  'phones',
  /** Between a phone number and that of an extension. */
  'extensions',
  /** Say that a number after them is an id: requisition, kenmerk. */
  'ids',
  /** Words for the ad itself, whose number may follow them. */
  'ads',
] as const;

/** One language; all but code and name may be missing, and then RoleLens says that it does not know it. */
export interface LanguagePack {
  /** ISO 639, two letters where there are two; the file's name. */
  readonly code: string;
  /** English name. */
  readonly name: string;
  /** Small words that tell the language: its commonest, whether or not other languages have them. */
  readonly common_words?: Words;
  /** Letters and groups of letters in a word that tell the language where small words are few. */
  readonly telling_letters?: Words;
  /** Name of its Snowball stemmer. */
  readonly stemmer?: string;
  /** Grammar in place of a stemmer; `compromise` is English. */
  readonly grammar?: 'compromise';
  readonly lemmas?: LemmaRules;
  /** Name of its list in the package `stopword`. */
  readonly stopword?: string;
  /** Function words: no term begins or ends with one. Added to those of `stopword`. */
  readonly stop_words?: Words;
  /** Function words that terms have inside: proof of concept. */
  readonly joining_words?: Words;
  readonly negations?: Words;
  /** Words before which a long sentence may be divided, with how good a place that is (1 to 5). */
  readonly clause_connectives?: Readonly<Record<string, number>>;
  /** What the sign & is read as. */
  readonly ampersand?: Words;
  /** Endings that make a dot part of a word: bedrijf.nl. */
  readonly dotted_endings?: Words;
  readonly boilerplate?: BoilerplatePatterns;
  /** Regular expressions of whole words in titles. */
  readonly seniority?: Readonly<Partial<Record<Seniority, readonly string[]>>>;
  readonly contact_words?: ContactWords;
  /** Twelve entries: the names of a month, full and short. */
  readonly months?: readonly Words[];
  /** Words between day, month and year: 13 de setembro de 2023. */
  readonly date_words?: Words;
  /** What a cell says that has nothing to say: keine Angabe. */
  readonly nothing?: Words;
  /** Names of columns in exports, the likeliest first. */
  readonly columns?: Readonly<Partial<Record<PackColumn, readonly string[]>>>;
}

/** Parts of a pack whose lack must be said where something rests on them. */
export type PackPart = Exclude<keyof LanguagePack, 'code' | 'name'> | 'lemma forms';

/** Words as a list. */
export function wordsOf(words: Words | undefined): readonly string[] {
  if (words === undefined) return [];
  return typeof words === 'string' ? words.split(/\s+/).filter(Boolean) : words;
}
