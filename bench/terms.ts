// The list of plain terms that all contenders look for: what the codebook has without wildcards, lemmas, gaps and alternatives.
import type { Codebook } from '../src';

/** Distinct terms, lower case, of letters, digits and single blanks or signs, in the codebook's order. */
export function plainTerms({ codes }: Codebook): string[] {
  const plain = codes.flatMap(({ terms }) =>
    terms
      .filter(
        ({ sequences }) =>
          sequences.length === 1 &&
          sequences[0].every(({ words, gap }) => !gap && words.length === 1 && words[0].type === 'word'),
      )
      .map(({ text }) => text.toLowerCase()),
  );
  return [...new Set(plain)].filter((term) => /^[\p{L}\d][\p{L}\d .+#&/-]*$/u.test(term));
}

/** A codebook of one code with just these terms. */
export function plainBook(terms: readonly string[]): string {
  return [
    'codebook: plain',
    'title: Plain terms',
    'version: "1"',
    'languages: [en]',
    'codes:',
    '  - id: TERM',
    '    name: Terms',
    '    kind: technology',
    '    unit: term',
    '    definition: All plain terms.',
    '    terms:',
    '      any:',
    ...terms.map((term) => `        - ${JSON.stringify(term)}`),
    'profiles:',
    '  - name: Any',
    '    definition: Every ad.',
    '    base: 0',
    '    evidence: []',
    '',
  ].join('\n');
}
