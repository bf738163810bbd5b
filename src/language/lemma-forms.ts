// Forms of a lemma in any language: by its Snowball stemmer and the rules of its pack; English by its grammar.
import { messageOf, RoleLensError } from '../core';
import { englishForms } from './english-forms';
import { lemmaLanguage } from './known-languages';
import { wordsOf, type LanguagePack, type LemmaRules } from './language-pack';
import { fromPacks, packOf } from './load-packs';

/** What words are forms of a lemma: those listed, and those with one of the beginnings for which `has` holds. */
export interface LemmaForms {
  readonly forms: readonly string[];
  readonly searches: readonly {
    /** Beginning of the words to look at, without accents. */
    readonly prefix: string;
    readonly has: (word: string) => boolean;
  }[];
}

const known = fromPacks(() => new Map<string, LemmaForms>());

/**
 * The forms of a lemma in a language (`any` counts as English), e.g. pflegt, gepflegt and Pflege of `pflegen`. A language without stemmer or grammar
 * has the lemma itself only; `knows(code, 'lemma forms')` tells.
 */
export function lemmaForms(language: string, lemma: string): LemmaForms {
  const code = lemmaLanguage(language);
  const key = `${code} ${lemma}`;
  let forms = known().get(key);
  if (!forms) known().set(key, (forms = makeForms(packOf(code), lemma)));
  return forms;
}

function makeForms(pack: LanguagePack | undefined, lemma: string): LemmaForms {
  if (pack?.grammar) return { forms: englishForms(lemma), searches: [] };
  if (!pack?.stemmer) return { forms: [lemma], searches: [] };
  const rules = pack.lemmas ?? {};
  const stemOf = stemmer(pack, rules);
  const stem = stemOf(lemma);
  const hasStem = formTest(stem, stemOf, wordsOf(rules.endings));
  const others = otherWords(lemma, rules);
  const isForm = (word: string): boolean => hasStem(word) && !others.has(word);
  const prefix = withoutAccents(stem).slice(0, Math.max(2, stem.length - 1));
  return {
    forms: [...new Set([lemma, ...participlesOf(lemma, rules), ...verbForms(lemma, rules)])],
    searches: [{ prefix, has: isForm }, ...participleSearch(prefix, isForm, rules)],
  };
}

type StemOf = (word: string) => string;

function stemmer({ code, stemmer: name }: LanguagePack, { undouble }: LemmaRules): StemOf {
  const doubled = undouble ? new RegExp(`([${undouble}])\\1$`) : null;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const snowball = require('snowball-stemmers') as { newStemmer(name: string): { stem: StemOf } };
    const made = snowball.newStemmer(name!);
    return (word) => (doubled ? made.stem(word).replace(doubled, '$1') : made.stem(word));
  } catch (cause) {
    throw new RoleLensError(
      `The language pack ${code} names the stemmer "${name}", which Snowball does not have: ${messageOf(cause)}.`,
      { cause },
    );
  }
}

/** Whether a word has this stem, by itself or with an ending that the stemmer leaves on: ontwikkelde, maakt(e). */
function formTest(stem: string, stemOf: StemOf, endings: readonly string[]): (word: string) => boolean {
  const ending = endings.length ? new RegExp(`(?:${endings.join('|')})$`) : null;
  return (word) => {
    if (stemOf(word) === stem) return true;
    const present = ending ? word.replace(ending, '') : word;
    return present !== word && stemOf(present) === stem;
  };
}

/** Forms that the stemmer does not bring together: the participle's ge-. */
function participlesOf(lemma: string, { participle }: LemmaRules): string[] {
  if (!participle) return [];
  const { prefix, infinitives, endings } = participle;
  const base = withoutEnding(lemma, wordsOf(infinitives)) ?? lemma;
  if (base.length < 3) return [];
  return [...wordsOf(endings).map((ending) => `${prefix}${base}${ending}`), prefix + lemma];
}

function participleSearch(
  start: string,
  isForm: (word: string) => boolean,
  { participle }: LemmaRules,
): LemmaForms['searches'] {
  if (!participle) return [];
  const { prefix } = participle;
  const endings = wordsOf(participle.endings);
  const has = (word: string): boolean =>
    endings.some((ending) => word.endsWith(ending)) && isForm(word.slice(prefix.length));
  return [{ prefix: prefix + start, has }];
}

/** Forms by the lemma's ending, of the verb itself and of the verb behind a separable particle. */
function verbForms(lemma: string, rules: LemmaRules): string[] {
  const particle = wordsOf(rules.separable?.particles).find(
    (each) => lemma.startsWith(each) && lemma.length > each.length + 3,
  );
  if (particle === undefined) return conjugated(lemma, rules);
  const verb = lemma.slice(particle.length);
  const apart = [rules.separable!.infinitive + verb, ...conjugated(verb, rules)];
  return [...conjugated(lemma, rules), ...apart.map((form) => particle + form)];
}

function conjugated(lemma: string, rules: LemmaRules): string[] {
  const rule = verbRule(lemma, rules);
  if (!rule) return [];
  const base = lemma.slice(0, -rule.ending.length);
  const participles = rule.participles ? [...wordsOf(rule.participles), rule.ending] : [];
  return [
    ...wordsOf(rule.forms).map((form) => base + form),
    ...participles.map((form) => (rules.prefix ?? '') + base + form),
  ];
}

function verbRule(lemma: string, { verbs = [] }: LemmaRules): (typeof verbs)[number] | undefined {
  return verbs.find(({ ending }) => lemma.endsWith(ending) && lemma.length > ending.length + 1);
}

function otherWords(lemma: string, rules: LemmaRules): ReadonlySet<string> {
  const rule = verbRule(lemma, rules);
  return new Set(wordsOf(rule?.others).map((ending) => lemma.slice(0, -rule!.ending.length) + ending));
}

function withoutEnding(word: string, endings: readonly string[]): string | undefined {
  const ending = endings.find((each) => word.endsWith(each));
  return ending && word.slice(0, -ending.length);
}

/** A word with its accents taken off: développer, haeuser stays. */
export function withoutAccents(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss');
}
