// The term language: what an entry stands for, and what is refused.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as Codebook from '../../src/codebook';
import { parseTerm } from '../../src/codebook';
import { RoleLensError } from '../../src/core';
import { expectToEnd } from '../expect-to-end';

/** Sequences as text: `word`, `*ild*`, `~lemma`, `/regex/`, alternatives joined by `|`, a gap as `…`. */
function read(term: string): string[] {
  const signs = { word: '', wildcard: '', lemma: '~', regex: '/' };
  return parseTerm(term).map((sequence) =>
    sequence
      .map(({ gap, words }) => (gap ? '…' : '') + words.map(({ type, text }) => signs[type] + text).join('|'))
      .join(' '),
  );
}

describe('parseTerm', () => {
  it.each([
    ['vector  Store', ['vector store']],
    ['C++', ['c++']],
    ['fine-tun*', ['fine tun*']],
    ['*modellen', ['*modellen']],
    ['~build ... pipeline*', ['~build …pipeline*']],
    ['~build … etl', ['~build …etl']],
    ['~fine-tune', ['fine ~tune']],
    ['(design|build) api*', ['design|build api*']],
    ['(proof of concept|poc)', ['proof of concept', 'poc']],
    ['a (big|) dog', ['a big dog', 'a dog']],
    ['/gpt\\d+(o|turbo)?/', ['/gpt\\d+(o|turbo)?']],
    ['don’t', ["don't"]],
  ])('reads %j', (term, sequences) => {
    expect(read(term)).toEqual(sequences);
  });

  it('keeps the letter case as written beside the lower-case word', () => {
    expect(parseTerm('LangChain')[0][0].words).toEqual([
      { type: 'word', text: 'langchain', written: 'LangChain' },
    ]);
  });

  it.each([
    ['data, science', /can never match: "," interrupts/],
    ['data; science', /can never match: ";"/],
    ['50%', /can never match: "%"/],
    ['- / -', /can never match: it has a part without a letter or digit/],
    ['---', /can never match/],
    ['a & b', /can never match/],
    ['gpt-*', /can never match/],
    ['*', /can never match/],
    ['~', /can never match/],
    ['/GPT/', /can never match.*lower case/],
    ['/data science/', /can never match/],
    ['...', /no word at all/],
    ['', /no word at all/],
    ['(a|)', /no word at all/],
    ['a ...', /at an end/],
    ['... a', /at an end/],
    ['a (b', /without its "\)"/],
    ['a) b', /unexpected "\)"/],
    ['a|b', /unexpected "\|"/],
    ['~run*', /mixes a lemma/],
    ['/a', /does not end/],
    ['/[/', /not valid/],
    ['/a*/', /matches an empty word/],
    ['(a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h)', /more than 400/],
    ['x'.repeat(501), /501 characters/],
  ])('refuses %j and says how to mend it', (term, message) => {
    const attempt = (): unknown => parseTerm(term);
    expect(attempt).toThrow(RoleLensError);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(/\.$/);
  });

  it.each([
    '(a+)+$',
    '(a|a)*b',
    '(x+x+)+y',
    '([a-z]+)*',
    '.*.*.*.*x',
    '(a?){30}a{30}',
    'a?'.repeat(28) + 'a'.repeat(28),
    '(a|a)'.repeat(28) + 'b',
    `${'('.repeat(160)}a${'*)'.repeat(160)}`,
  ])('refuses the regular expression %j, which can run away', (source) => {
    expect(() => parseTerm(`/${source}/`)).toThrow(/can run away/);
  });

  it.each([
    'gpt-?\\d+(o|turbo)?',
    '.*data.*',
    '[a-z0-9]*llm[a-z0-9]*',
    '(a|b)*c',
    'k(ube|8)s',
    '((((a|b)c|d)e|f)g)+h',
    '(python|java|ruby|perl|rust|scala|php|lua|dart|julia|swift|kotlin)',
  ])('lets the regular expression %j pass', (source) => {
    expect(read(`/${source}/`)).toEqual([`/${source}`]);
  });

  it('lets an expression pass only where it comes to an end on the longest word', () =>
    expectToEnd<typeof Codebook>(['src/codebook'], ({ parseTerm }) => {
      for (const source of [
        'gpt-?\\d+(o|turbo)?',
        '.*data.*',
        '[a-z0-9]*llm[a-z0-9]*',
        '(a|b)*c',
        '((((a|b)c|d)e|f)g)+h',
      ]) {
        parseTerm(`/${source}/`);
        // A hundred thousand times: what takes a moment too long once does not end.
        const regex = new RegExp(`^(?:${source})$`, 'u');
        for (const letter of 'abdgl8') for (let i = 0; i < 100_000; i++) regex.test(letter.repeat(63) + '!');
      }
    }));

  it('either reads or refuses any text, never in another way', () => {
    const term = fc.string({ unit: fc.constantFrom(..."ab ~*()|./-+'é…,"), maxLength: 14 });
    fc.assert(
      fc.property(term, (text) => {
        try {
          for (const sequence of parseTerm(text)) expect(sequence.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(RoleLensError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
