// Terms that no mention rests on.
import { describe, expect, it } from 'vitest';
import { parseCodebook } from '../../src/codebook';
import { unusedTerms } from '../../src/coding';
import { bookOf, codeLine } from '../codebook/small-book';
import { codeTexts } from './code-text';

describe('unusedTerms', () => {
  it('are those that no mention names, in the order of the codebook', () => {
    const yaml = bookOf([
      codeLine('A', 'technology', 'any: [python, pyhton, go]'),
      codeLine('B', 'technology', 'any: [rust, python 3]'),
    ]);
    const unused = unusedTerms(codeTexts(yaml, ['Python and Go']), parseCodebook(yaml));
    expect(unused.map(({ code, term }) => `${code.id} ${term.text}`)).toEqual([
      'A pyhton',
      'B rust',
      'B python 3',
    ]);
  });
});
