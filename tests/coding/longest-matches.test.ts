// The overlap rule.
import { describe, expect, it } from 'vitest';
import { bookOf, codeLine } from '../codebook/small-book';
import { expectToEnd } from '../expect-to-end';
import type * as CodeText from './code-text';
import { codeText, namesOf, quotesOf } from './code-text';

describe('longest match', () => {
  it('wins within a kind over what lies inside it or overlaps it', () => {
    expect(quotesOf('python, python developer', 'python developer')).toEqual(['python developer']);
    expect(quotesOf('python developer, developer tools team', 'python developer tools team')).toEqual([
      'developer tools team',
    ]);
  });

  it('takes nothing away by a match that has itself been dropped', () => {
    expect(quotesOf('python, python developer, developer tools team', 'python developer tools team')).toEqual(
      ['python', 'developer tools team'],
    );
  });

  it('is the earlier of two that are equally long', () => {
    expect(quotesOf('a b, b c', 'x a b c')).toEqual(['a b']);
    expect(quotesOf('b c, a b', 'x a b c')).toEqual(['a b']);
  });

  it('does not depend on the order of terms where two begin together and skip words', () => {
    expect(quotesOf('"a ... c", a b', 'a b c')).toEqual(quotesOf('a b, "a ... c"', 'a b c'));
  });

  it('lets a term stand that only fills a gap of a longer one', () => {
    expect(quotesOf('"~build ... pipeline", spark', 'build spark pipeline')).toEqual([
      'build spark pipeline',
      'spark',
    ]);
  });

  it('of another kind takes nothing away', () => {
    const yaml = bookOf([
      codeLine('TECH', 'technology', 'any: [python]'),
      codeLine('TASK', 'job_task', 'any: [write python code]'),
    ]);
    expect(namesOf(codeText(yaml, 'write python code'))).toEqual(['TASK write python code', 'TECH python']);
  });

  it('is no matter for equal words of two codes: both stay', () => {
    const yaml = bookOf([
      codeLine('A', 'technology', 'any: [databricks]'),
      codeLine('B', 'technology', 'any: [Databricks]'),
    ]);
    expect(namesOf(codeText(yaml, 'in Databricks'))).toEqual(['A Databricks', 'B Databricks']);
  });

  it('comes to an end in an ad of a million matches, all of which it finds', () =>
    expectToEnd<typeof CodeText>(['tests/coding/code-text'], ({ quotesOf }) => {
      const { length } = quotesOf('python', 'python '.repeat(1_000_000));
      if (length !== 1_000_000) throw new Error(`${length} matches`);
    }));
});
