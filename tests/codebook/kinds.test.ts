// Kinds: declared by the codebook, any number of them, or the usual three.
import { describe, expect, it } from 'vitest';
import { editCodebook, parseCodebook } from '../../src/codebook';

const CARE = `codebook: care
kinds:
  - {id: qualification, name: Qualifikationen, singular: Qualifikation, colour: "#009e73"}
  - {id: benefit, name: Leistungen, unit: clause}
codes:
  - {id: Q1, name: Examen, kind: qualification, definition: d, terms: {any: [examen]}}
  - {id: B1, name: Geld, kind: benefit, definition: d, terms: {any: [geld]}}
  - {id: B2, name: Zulage, kind: benefit, unit: term, definition: d, terms: {any: [zulage]}}
`;

function faultIn(yaml: string): string {
  try {
    parseCodebook(yaml, 'care.yaml');
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('Nothing was thrown.');
}

describe('the kinds of a codebook', () => {
  it('keep their order and names, and fill in singular, unit and a colour that is free', () => {
    expect(parseCodebook(CARE).kinds).toEqual([
      {
        id: 'qualification',
        name: 'Qualifikationen',
        singular: 'Qualifikation',
        unit: 'term',
        colour: '#009E73',
      },
      { id: 'benefit', name: 'Leistungen', singular: 'leistungen', unit: 'clause', colour: '#0072B2' },
    ]);
  });

  it('give their unit to codes that name none', () => {
    expect(parseCodebook(CARE).codes.map(({ unit }) => unit)).toEqual(['term', 'clause', 'term']);
  });

  it('are those of the usual three that are used, where none are declared', () => {
    const book = parseCodebook(
      'codebook: b\ncodes:\n  - {id: S, name: S, kind: soft_skill, definition: d}\n  - {id: T, name: T, kind: technology, definition: d}\n',
    );
    expect(book.kinds.map(({ id, unit }) => [id, unit])).toEqual([
      ['technology', 'term'],
      ['soft_skill', 'clause'],
    ]);
    expect(book.profiles).toEqual([]);
  });

  it('have colours of their own for as many as the scheme has', () => {
    const ids = 'abcdefgh'.split('');
    const kinds = ids.map((id) => `  - {id: ${id}, name: ${id}}\n`).join('');
    const codes = ids.map((id) => `  - {id: C${id}, name: C, kind: ${id}, definition: d}\n`).join('');
    const book = parseCodebook(`codebook: b\nkinds:\n${kinds}codes:\n${codes}`);
    expect(new Set(book.kinds.map(({ colour }) => colour)).size).toBe(8);
  });

  it.each([
    [
      'one without codes',
      CARE.replace('kind: qualification', 'kind: benefit'),
      '3:10',
      /has no codes\. Give a code/,
    ],
    [
      'an undeclared one',
      CARE.replace('kind: qualification', 'kind: qualfication'),
      '6:34',
      /Did you mean "qualification"/,
    ],
    ['a repeated one', CARE.replace('id: benefit', 'id: qualification'), '4:10', /stands twice/],
    [
      'one named like a result file',
      CARE.replaceAll('qualification', 'profile'),
      '3:10',
      /cannot be called "profile"/,
    ],
    [
      'a colour that is none',
      CARE.replace('"#009e73"', 'green'),
      '3:81',
      /"green" for colour\. Expected: six hexadecimal digits/,
    ],
    [
      'an id that no file can have',
      CARE.replaceAll('benefit', 'Bene/fit'),
      '4:10',
      /"Bene\/fit" for id\. Expected: lower case/,
    ],
    ['an empty list', CARE.replace(/kinds:\n.*\n.*\n/, 'kinds: []\n'), '2:8', /kinds is empty/],
  ])('are refused with line and remedy: %s', (_, yaml, place, message) => {
    const found = faultIn(yaml);
    expect(found).toMatch(message);
    expect(found).toContain(`care.yaml:${place}:`);
  });

  it('are suggested whole, as they can be pasted, where they are not declared', () => {
    const fault = faultIn(CARE.replace(/kinds:\n.*\n.*\n/, ''));
    const [, block] = /:\n( {4}kinds:\n(?: {6}- .*\n)+)/.exec(fault)!;
    const pasted = CARE.replace(/kinds:\n.*\n.*\n/, `${block.replace(/^ {4}/gm, '')}`);
    expect(parseCodebook(pasted).kinds.map(({ id }) => id)).toEqual(['qualification', 'benefit']);
  });
});

describe('an edit', () => {
  it('adds a kind with its first code, and keeps the rest of the file', () => {
    const next = editCodebook(parseCodebook(CARE), (b) =>
      b.addKind({ id: 'shift', name: 'Schichten', unit: 'term' }).addCode({
        id: 'S1',
        name: 'Nacht',
        kind: 'shift',
        definition: 'd',
        terms: { any: ['nachtdienst'] },
      }),
    );
    expect(next.kinds.map(({ id }) => id)).toEqual(['qualification', 'benefit', 'shift']);
    expect(next).toStrictEqual(parseCodebook(next.source, next.file));
    expect(next.source).toContain('colour: "#009e73"');
  });

  it('that adds a kind and no code of it is refused, and not passed over', () => {
    const book = parseCodebook(CARE);
    expect(() => editCodebook(book, (b) => b.addKind({ id: 'shift', name: 'Schichten' }))).toThrow(
      /"shift" has no codes/,
    );
  });

  it('that moves the last code of a kind to another is refused as reading it would be', () => {
    const book = parseCodebook(CARE);
    expect(() => editCodebook(book, (b) => b.removeCode('Q1'))).toThrow(/"qualification" has no codes/);
  });

  it('declares the usual kinds when one more is added to them', () => {
    const book = parseCodebook(
      'codebook: b\ncodes:\n  - {id: T, name: T, kind: technology, definition: d}\n',
    );
    const next = editCodebook(book, (b) =>
      b
        .addKind({ id: 'shift', name: 'Shifts' })
        .addCode({ id: 'S', name: 'S', kind: 'shift', definition: 'd' }),
    );
    expect(next.kinds.map(({ id, name }) => [id, name])).toEqual([
      ['technology', 'Technologies'],
      ['shift', 'Shifts'],
    ]);
    expect(next).toStrictEqual(parseCodebook(next.source, next.file));
  });
});
