// Inflections of English lemmas, by the grammar of compromise and by regular endings.

interface Phrases {
  verbs(): { conjugate(): Record<string, string>[] };
  nouns(): { toPlural(): { text(form: string): string } };
}
type Grammar = { tokenize(text: string): { tag(tag: string): Phrases } };

let grammar: Grammar | undefined;

/** The lemma as the part of speech that is asked for, whatever compromise would guess. */
function tagged(lemma: string, tag: string): Phrases {
  // Loaded when first needed: it takes a quarter of a second.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  grammar ??= require('compromise') as Grammar;
  return grammar.tokenize(lemma).tag(tag);
}

/** Inflections of an English lemma as verb, noun and adjective; both spellings of a doubled l. */
export function englishForms(lemma: string): readonly string[] {
  return [
    ...new Set([lemma, ...verbForms(lemma), ...nounForms(lemma), ...regularForms(lemma)].flatMap(doubledL)),
  ];
}

function verbForms(lemma: string): string[] {
  const [verb] = tagged(lemma, 'Verb').verbs().conjugate();
  return Object.values(verb ?? {}).filter((form) => form && !form.includes(' '));
}

function nounForms(lemma: string): string[] {
  const plural = tagged(lemma, 'Singular').nouns().toPlural().text('normal');
  return plural && !plural.includes(' ') ? [plural] : [];
}

/** Regular endings, for lemmas that the grammar takes for something else; a form that no ad has does no harm. */
function regularForms(lemma: string): string[] {
  const stem = lemma.replace(/e$/, '');
  const doubled = lemma.replace(/([^aeiou][aeiou])([bdfgklmnprt])$/, '$1$2$2');
  return [`${lemma}s`, `${stem}ed`, `${stem}ing`, `${doubled}ed`, `${doubled}ing`];
}

/** modeling and modelling, labeled and labelled. */
function doubledL(form: string): string[] {
  const other = form.replace(/([aeiou])l(ing|ed|er|ers)$/, '$1ll$2');
  const single = form.replace(/([aeiou])ll(ing|ed|er|ers)$/, '$1l$2');
  return [form, other, single];
}
