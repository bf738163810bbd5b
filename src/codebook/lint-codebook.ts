// Remarks on a valid codebook: what a careful colleague would point out before the first coding.
import { knows, languageName, lemmaLanguage } from '../language';
import type { Code, Codebook, Term } from './codebook';

/** One remark; `line` is 1-based in the codebook's file. */
export interface LintRemark {
  readonly line: number;
  readonly code: string;
  readonly text: string;
}

/**
 * What may be wrong with a codebook, by line; an empty list for a clean one. Use it after editing by hand; what the terms do in ads says
 * `lintCoding`.
 * @example
 * show(lintCodebook(book));
 */
export function lintCodebook(book: Codebook): LintRemark[] {
  const remarks = [...book.codes.flatMap((code) => remarksOnCode(code, book)), ...repeatedTerms(book)];
  return remarks.sort((a, b) => a.line - b.line);
}

function remarksOnCode(code: Code, book: Codebook): LintRemark[] {
  const say = (text: string): LintRemark => ({ line: code.line, code: code.id, text });
  const remarks: LintRemark[] = code.terms.filter(hasIdleCase).map(({ line, text }) => ({
    line,
    code: code.id,
    text: `has "case: exact" on "${text}", where it does nothing: it applies to plain words only.`,
  }));
  remarks.push(...unknownLemmas(code));
  if (!code.terms.length) remarks.push(say('has no terms, so it is never coded.'));
  if (!code.examples.length) remarks.push(say('has no examples; a second coder will need some.'));
  if (!code.counterExamples.length)
    remarks.push(say('has no counter-examples; borders to other codes stay unclear.'));
  if (code.unit === 'clause')
    for (const language of book.languages)
      if (!code.terms.some((term) => term.language === language))
        remarks.push(say(`has no terms in "${language}".`));
  return remarks;
}

/** Lemmas in languages whose forms are not known. */
function unknownLemmas({ id, terms }: Code): LintRemark[] {
  return terms
    .filter(({ language, text }) => text.includes('~') && !knows(lemmaLanguage(language), 'lemma forms'))
    .map(({ language, line, text }) => ({
      line,
      code: id,
      text: `has the lemma "${text}" in ${languageName(language)}, whose word forms are not known (there is no stemmer): it meets only itself. List the forms, or use *.`,
    }));
}

function hasIdleCase({ conditions, sequences }: Term): boolean {
  const words = sequences.flat().flatMap((step) => step.words);
  return conditions.exactCase && !words.some(({ type }) => type === 'word');
}

/** Terms that stand alike in two codes of a kind: both codes get every mention. */
function repeatedTerms(book: Codebook): LintRemark[] {
  const first = new Map<string, { code: Code; term: Term }>();
  const remarks: LintRemark[] = [];
  for (const code of book.codes)
    for (const term of code.terms) {
      const key = JSON.stringify([code.kind, term.text.toLowerCase(), term.conditions]);
      const other = first.get(key);
      if (!other) first.set(key, { code, term });
      else if (other.code !== code)
        remarks.push({
          line: term.line,
          code: code.id,
          text: `repeats the term "${term.text}" of ${other.code.id} (line ${other.term.line}); both codes are mentioned wherever it stands.`,
        });
    }
  return remarks;
}
