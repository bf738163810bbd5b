// Company boilerplate: clauses about the company, its benefits and its procedures, not about the work.
// They turn slogans into soft skills, so that a study may want to leave them out.
import {
  BOILERPLATE_SECTIONS,
  fromPacks,
  mainLanguages,
  packOf,
  wordsOf,
  type LanguagePack,
} from '../language';
import { Gap } from './scan-tokens';
import { clauseText, type TokenStore } from './token-store';

/** Kinds of boilerplate, in the order of the codes in {@link boilerplateClauses}; 0 is no boilerplate. */
export const BOILERPLATE_KINDS = ['', ...BOILERPLATE_SECTIONS] as const;
export type BoilerplateKind = (typeof BOILERPLATE_KINDS)[number];

type Rules = readonly (readonly [BoilerplateKind, RegExp])[];

/** Rules for the ads of one language. */
interface AdRules {
  /** What opens a section, by kind; `''` opens one about the work. A heading is a short line. */
  readonly headings: Rules;
  /** What makes a single clause boilerplate wherever it stands. */
  readonly cues: Rules;
}

const rulesByLanguage = fromPacks(() => new Map<string, AdRules>());

/**
 * Rules of the ad's language and of those that a good part of the corpus is in: an ad often has a heading or a paragraph in another language of its
 * labour market.
 */
function rulesFor(language: string, main: readonly string[]): AdRules {
  const key = [...new Set([...main, language])].join(' ');
  let rules = rulesByLanguage().get(key);
  if (!rules) {
    const own = key.split(' ').flatMap((code) => packOf(code)?.boilerplate ?? []);
    rules = { headings: headingRules(own), cues: cueRules(own) };
    rulesByLanguage().set(key, rules);
  }
  return rules;
}

type Patterns = NonNullable<LanguagePack['boilerplate']>;

const HEADING_ORDER = [
  'about us',
  'benefits',
  'application',
  'equal opportunity',
  'cookies',
  'work',
] as const;
const CUE_ORDER = ['equal opportunity', 'cookies', 'application', 'benefits', 'about us'] as const;

function headingRules(own: readonly Patterns[]): Rules {
  const rules = HEADING_ORDER.flatMap((kind) => {
    const sources = own.flatMap(({ headings }) => headings?.[kind] ?? []);
    if (!sources.length) return [];
    return [[kind === 'work' ? '' : kind, new RegExp(`^(?:${sources.join('|')})(?!\\p{L})`, 'iu')] as const];
  });
  const about = own.flatMap(({ about_name: words }) => wordsOf(words));
  // Any other "About Name" is about the company; the capital tells the name from "about 40 people".
  return about.length ? [...rules, ['about us', new RegExp(`^(?:${about.join('|')}) \\p{Lu}`, 'u')]] : rules;
}

function cueRules(own: readonly Patterns[]): Rules {
  return CUE_ORDER.flatMap((kind) => {
    const sources = own.flatMap(({ cues }) => cues?.[kind] ?? []);
    const ascii = sources.filter(isAscii);
    const other = sources.filter((source) => !isAscii(source));
    // Borders of words are cheaper to tell where all letters are ASCII.
    return [
      ...(ascii.length ? [[kind, new RegExp(`\\b(?:${ascii.join('|')})(?!\\w)`, 'i')] as const] : []),
      ...(other.length ? [[kind, new RegExp(`${BEFORE}(?:${other.join('|')})${AFTER}`, 'iu')] as const] : []),
    ];
  });
}

const BEFORE = '(?<![\\p{L}\\p{N}_])';
const AFTER = '(?![\\p{L}\\p{N}_])';

function isAscii(source: string): boolean {
  return /^[\0-\x7f]*$/.test(source) && !source.includes('\\p{');
}

const HEADING_TOKENS = 8;

/** What each clause of a corpus is, as an index into {@link BOILERPLATE_KINDS}; one value a clause, made once a store. */
export function boilerplateClauses(store: TokenStore): Uint8Array {
  const known = cache.get(store);
  if (known) return known;
  const kinds = new Uint8Array(store.clauseTokens.length - 1);
  const main = mainLanguages(store.ads);
  for (let ad = 0; ad < store.ads.length; ad++) markAd(store, ad, main, kinds);
  cache.set(store, kinds);
  return kinds;
}

const cache = new WeakMap<TokenStore, Uint8Array>();

function markAd(store: TokenStore, ad: number, main: readonly string[], kinds: Uint8Array): void {
  const titleEnd = store.ads[ad].title.length;
  const { headings, cues } = rulesFor(store.ads[ad].language, main);
  let section: BoilerplateKind = '';
  for (let clause = store.adClauses[ad]; clause < store.adClauses[ad + 1]; clause++) {
    const text = clauseText(store, ad, clause);
    if (store.starts[store.clauseTokens[clause]] < titleEnd) continue;
    const heading = isLine(store, ad, clause)
      ? headings.find(([, pattern]) => pattern.test(text))
      : undefined;
    if (heading) section = heading[0];
    const kind = heading ? section : (cues.find(([, pattern]) => pattern.test(text))?.[0] ?? section);
    kinds[clause] = BOILERPLATE_KINDS.indexOf(kind);
  }
}

/** A short clause after a hard break that ends its line or is closed by a sign other than a comma: it can be a heading. */
function isLine(store: TokenStore, ad: number, clause: number): boolean {
  const first = store.clauseTokens[clause];
  const next = store.clauseTokens[clause + 1];
  if (next - first > HEADING_TOKENS || gapOf(store, first) !== Gap.Hard) return false;
  if (next >= store.adTokens[ad + 1]) return true;
  return gapOf(store, next) >= Gap.Soft && store.ads[ad].text[store.ends[next - 1]] !== ',';
}

function gapOf(store: TokenStore, token: number): Gap {
  return store.flags[token] >> 2;
}
