// Remarks on a valid codebook.
import { describe, expect, it } from 'vitest';
import { lintCodebook, parseCodebook } from '../../src/codebook';
import { bookOf, bookWith, codeLine } from './small-book';

const remarksOn = (yaml: string): string[] =>
  lintCodebook(parseCodebook(yaml)).map(({ line, code, text }) => `${line} ${code} ${text}`);

describe('lintCodebook', () => {
  it('misses terms, examples and counter-examples', () => {
    const remarks = remarksOn(bookOf([codeLine('A', 'technology', '')]));
    expect(remarks).toEqual([
      expect.stringMatching(/^3 A has no terms/),
      expect.stringMatching(/^3 A has no examples/),
      expect.stringMatching(/^3 A has no counter-examples/),
    ]);
  });

  it("misses a language in a code that is coded by the clause, not in a tool's name", () => {
    const codes = [codeLine('T', 'job_task', 'en: [x]'), codeLine('A', 'technology', 'any: [y]')];
    const remarks = remarksOn(bookOf(codes).replace('codes:', 'languages: [en, nl]\ncodes:'));
    expect(remarks.filter((remark) => remark.includes('no terms in'))).toEqual(['4 T has no terms in "nl".']);
  });

  it('points at a term that two codes of a kind share, and not at one of two kinds', () => {
    const codes = [
      codeLine('A', 'technology', 'any: [x]'),
      codeLine('B', 'technology', 'any: [X]'),
      codeLine('T', 'job_task', 'any: [x]'),
    ];
    const repeated = remarksOn(bookOf(codes)).filter((remark) => remark.includes('repeats'));
    expect(repeated).toEqual([expect.stringMatching(/^4 B repeats the term "X" of A \(line 3\)/)]);
  });

  it('points at an exact letter case where it does nothing', () => {
    const idle = remarksOn(bookWith('{term: "GPT*", case: exact}, {term: Go, case: exact}')).filter(
      (remark) => remark.includes('case'),
    );
    expect(idle).toEqual([expect.stringMatching(/^9 A has "case: exact" on "GPT\*"/)]);
  });
});
