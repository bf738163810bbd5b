// Edits that parse only what they change: the outcome is that of reading the edited YAML from scratch.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  editCodebook,
  parseCodebook,
  readCodebook,
  type CodeEntry,
  type Codebook,
  type CodebookEditor,
} from '../../src/codebook';
import { partsOf } from '../../src/codebook/codebook-parts';
import { bookOf, codeLine } from './small-book';

const bundled = readCodebook('data/codebook/genai-roles.yaml');

/** What reading the YAML of an edited codebook gives. */
function readAnew({ source, file }: Codebook): Codebook {
  return parseCodebook(source, file);
}

function messageIn(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

type Edit = (b: CodebookEditor, book: Codebook) => unknown;

/** Any edit that a researcher makes, at any place of a codebook. */
const anyEdit: fc.Arbitrary<Edit> = fc
  .record({
    at: fc.nat(),
    other: fc.nat(),
    term: fc.nat(),
    word: fc.stringMatching(/^[a-z]{3,9}( [a-z]{3,9}){0,2}$/),
  })
  .chain(({ at, other, term, word }) => {
    const pick = <T>(list: readonly T[], n: number): T => list[n % list.length];
    const code = (book: Codebook): Codebook['codes'][number] => pick(book.codes, at);
    const termOf = (book: Codebook): string => pick(code(book).terms, term).text;
    return fc.constantFrom<Edit>(
      (b, book) => b.code(code(book).id).add(`zz${word}`),
      (b, book) =>
        b.code(code(book).id).add({ term: `zz${word}*`, near: [word], within: 4 }, { language: 'nl' }),
      (b, book) => b.code(code(book).id).drop(termOf(book)),
      (b, book) => b.code(code(book).id).reword(termOf(book), `yy${word}`),
      (b, book) => b.code(code(book).id).rename(`Name ${word}`).define(`${word} `.repeat(40)),
      (b, book) => b.code(code(book).id).conditions({ unless_negated: true, not_before: [word] }),
      (b, book) => b.code(code(book).id).unit('clause'),
      (b, book) => b.renameCode(code(book).id, `Z${at % 1000}`),
      (b, book) =>
        b
          .profile(pick(book.profiles, at).name)
          .base(at % 7)
          .weight(0, other % 5),
      (b, book) =>
        b
          .profile(pick(book.profiles, at).name)
          .addEvidence({ note: word, weight: 1, terms: { any: [word] } }),
      (b, book) => {
        const target = pick(book.codes, other).id;
        const text = termOf(book);
        const isThere = pick(book.codes, other).terms.some(
          (each) => each.text.toLowerCase() === text.toLowerCase(),
        );
        return isThere || b.code(code(book).id).move(text, target);
      },
      (b, book) => b.removeCode(code(book).id),
      (b, book) => b.addCode({ ...NEW, id: `N${at % 1000}` }, { after: code(book).id }),
      (b, book) => b.splitCode(code(book).id, { ...NEW, id: `S${at % 1000}` }, [termOf(book)]),
    );
  });
const NEW: Omit<CodeEntry, 'id'> = {
  name: 'New',
  kind: 'technology',
  unit: 'term',
  definition: 'd',
  terms: { any: ['zzz'] },
};

describe('an edited codebook', () => {
  it('equals reading its YAML from scratch, lines included, after any edits one after the other', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 4 }), (edits) => {
        let book = bundled;
        for (const edit of edits) {
          try {
            book = editCodebook(book, (b) => edit(b, book));
          } catch (error) {
            // A name that is taken, a last piece of evidence: refused, and nothing has changed.
            expect((error as Error).name).toBe('RoleLensError');
          }
        }
        expect(book).toStrictEqual(readAnew(book));
      }),
      { numRuns: 40, seed: 11, endOnFailure: true },
    );
  });

  it('has the very first text again after an edit and its inverse, for terms of all codes', () => {
    for (const { id } of bundled.codes) {
      const next = editCodebook(bundled, (b) => b.code(id).add('zz new term').rename('Other'));
      const name = bundled.codes.find((code) => code.id === id)!.name;
      const back = editCodebook(next, (b) => b.code(id).drop('zz new term').rename(name));
      expect(next.source).not.toBe(bundled.source);
      expect(back).toEqual(bundled);
    }
  });

  it('shares what the edit did not touch with the old one, and only lines differ below it', () => {
    const next = editCodebook(bundled, (b) => b.code('TECH5').define('word '.repeat(200)));
    const at = bundled.codes.findIndex(({ id }) => id === 'TECH5');
    expect(next.codes.slice(0, at).every((code, i) => code === bundled.codes[i])).toBe(true);
    const [before, after] = [bundled.codes[at + 1].terms[0], next.codes[at + 1].terms[0]];
    expect(after.sequences).toBe(before.sequences);
    expect(after.line).toBeGreaterThan(before.line);
  });

  it('is the old one where the edit changes nothing', () => {
    expect(editCodebook(bundled, () => undefined)).toBe(bundled);
  });

  it('calls the edit once, also where the whole file has to be written again', () => {
    let calls = 0;
    editCodebook(bundled, (b) => ++calls && b.removeCode('TECH5'));
    expect(calls).toBe(1);
  });
});

describe('the bundled codebook', () => {
  it('can be edited in parts, and so can what was edited', () => {
    expect(partsOf(bundled)).toBeDefined();
    expect(partsOf(editCodebook(bundled, (b) => b.code('TECH5').add('pgvectors')))).toBeDefined();
  });

  it('names the fault of an edit with its place in the whole file', () => {
    const { line } = bundled.codes.find(({ id }) => id === 'TECH5')!;
    const edit = (): Codebook => editCodebook(bundled, (b) => b.code('TECH5').add('(a|b'));
    expect(edit).toThrow(/Close the bracket/);
    const [, found] = /genai-roles\.yaml:(\d+):\d+: /.exec(messageIn(edit))!;
    const end =
      line +
      bundled.source
        .split('\n')
        .slice(line)
        .findIndex((text) => /^ {2}- id/.test(text));
    expect(Number(found)).toBeGreaterThan(line);
    expect(Number(found)).toBeLessThanOrEqual(end);
  });
});

describe('a codebook that hangs together', () => {
  const shared = bookOf([
    codeLine('A', 'technology', 'any: &shared [a, b]'),
    codeLine('B', 'soft_skill', 'any: *shared'),
  ]);
  const inFlow =
    'codebook: small\ncodes: [{id: A, name: A, kind: technology, unit: term, definition: d, terms: {any: [a]}}]\nprofiles: [{name: Any, definition: d}]\n';
  const layouts = {
    'is one flow list': inFlow,
    'has its profiles first': bookOf([codeLine('A', 'technology', 'any: [a]')]).replace(
      /^(codebook: small\n)([^]*)(profiles:[^]*)$/,
      '$1$3$2',
    ),
    'has no line break at its end': bookOf([codeLine('A', 'technology', 'any: [a]')]).trimEnd(),
    'has the line breaks of Windows': bookOf([codeLine('A', 'technology', 'any: [a]')]).replace(
      /\n/g,
      '\r\n',
    ),
    'begins with a document mark': `---\n${bookOf([codeLine('A', 'technology', 'any: [a]')])}`,
    'has dashes of its own lines': bookOf([
      '  -\n    id: A\n    name: A\n    kind: technology\n    unit: term\n    definition: d\n    terms: {any: [a]}\n',
    ]),
    'has comments and blank lines between codes': bookOf([
      `  # first - one\n\n${codeLine('A', 'technology', 'any: [a]')}\n  # second\n`,
      `${codeLine('B', 'technology', 'any: [b]')}# at the margin\n\n`,
    ]),
    'keeps the blank lines of a last text': bookOf([codeLine('A', 'technology', 'any: [a]')]).replace(
      'definition: d}\n',
      'definition: d}\n  - name: B\n    definition: |+\n      text\n\n\n',
    ),
  };

  it('by aliases cannot change in one place only', () => {
    const book = parseCodebook(shared);
    expect(partsOf(book)).toBeUndefined();
    expect(() => editCodebook(book, (b) => b.code('A').add('c'))).toThrow(/anchors, aliases/);
    const next = editCodebook(book, (b) => b.code('A').rename('Other'));
    expect(next.source).toBe(shared.replace('name: A', 'name: Other'));
  });

  it.each(Object.entries(layouts))('and %s is edited as any other', (_, yaml) => {
    const book = parseCodebook(yaml);
    const next = editCodebook(book, (b) => b.code('A').add('zz').rename('Name') && b.profile('Any').base(2));
    expect(next).toStrictEqual(readAnew(next));
    expect(next.codes[0].terms.map(({ text }) => text)).toEqual(['a', 'zz']);
    const inFull = yaml
      .replace('name: A,', 'name: Name,')
      .replace('name: A\n', 'name: Name\n')
      .replace('name: A\r', 'name: Name\r');
    expect(next.source.replace(', zz', '').replace(/(\r?\n {4}|, )base: 2/, '')).toBe(inFull);
    const third = editCodebook(next, (b) => b.code('A').drop('a').conditions({ within: 3 }));
    expect(third).toStrictEqual(readAnew(third));
  });
});
