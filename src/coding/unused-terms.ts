// Terms of a codebook that a coding never names.
import type { Code, Codebook, Term } from '../codebook';
import type { Coding } from '../core';

/** The terms that no mention rests on, in codebook order; use it to find misspelt or superfluous ones. */
export function unusedTerms(coding: Coding, book: Codebook): { code: Code; term: Term }[] {
  const { code, term } = coding.mentions;
  const used = new Set<string>();
  for (let i = 0; i < code.length; i++) used.add(`${coding.codes[code[i]].id} ${coding.terms[term[i]]}`);
  return book.codes.flatMap((each) =>
    each.terms
      .filter(({ text }) => !used.has(`${each.id} ${text}`))
      .map((unused) => ({ code: each, term: unused })),
  );
}
