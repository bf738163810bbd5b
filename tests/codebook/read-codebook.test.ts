// Codebook files: what is read, and how faults are told.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lintCodebook, parseCodebook, readCodebook } from '../../src/codebook';
import { RoleLensError } from '../../src/core';
import { bookWith } from './small-book';

/** The message of what parsing this YAML throws. */
function faultIn(yaml: string): string {
  try {
    parseCodebook(yaml, 'book.yaml');
  } catch (error) {
    expect(error).toBeInstanceOf(RoleLensError);
    return (error as RoleLensError).message;
  }
  throw new Error('Nothing was thrown.');
}

describe('the bundled codebook', () => {
  const book = readCodebook('data/codebook/genai-roles.yaml');

  it('has the codes and profiles of the study, in order', () => {
    const ids = (prefix: string, most: number): string[] =>
      Array.from({ length: most }, (_, i) => `${prefix}${i + 1}`);
    expect(book.codes.map(({ id }) => id)).toEqual([
      ...ids('TASK', 5),
      ...ids('TECH', 11),
      ...ids('SKILL', 5),
    ]);
    expect(book.profiles.map(({ name }) => name)).toEqual(['GenAI Engineer', 'ML Engineer', 'Ambiguous']);
  });

  it('codes technologies by the name and everything else by the clause', () => {
    for (const { kind, unit } of book.codes) expect(unit).toBe(kind === 'technology' ? 'term' : 'clause');
  });

  it('is free of remarks', () => {
    expect(lintCodebook(book)).toEqual([]);
  });

  it('names the line of every term', () => {
    const lines = book.source.split('\n');
    for (const { terms } of book.codes)
      for (const { text, line } of terms) expect(lines[line - 1].replace(/\\\\/g, '\\')).toContain(text);
  });

  it('has one hash for one text', () => {
    expect(parseCodebook(book.source).hash).toBe(book.hash);
    expect(parseCodebook(`${book.source}# changed\n`).hash).not.toBe(book.hash);
  });
});

describe('parseCodebook', () => {
  it('fills in what a codebook leaves out', () => {
    const book = parseCodebook(bookWith('python') + '    evidence:\n      - {codes: [A], weight: 2}\n');
    expect(book).toMatchObject({ name: 'small', title: 'small', version: '', languages: ['en'] });
    expect(book.codes[0]).toMatchObject({ examples: [], counterExamples: [], line: 3 });
    expect(book.codes[0].terms[0].conditions).toEqual({
      exactCase: false,
      near: [],
      notNear: [],
      within: 10,
      notBefore: [],
      notAfter: [],
      unlessNegated: false,
      insideLonger: false,
    });
    expect(book.profiles[0]).toMatchObject({
      base: 0,
      evidence: [{ in: 'text', atMost: 3, distinct: false }],
    });
  });

  it("gives a code's conditions to each of its terms, which may overrule them", () => {
    const yaml = bookWith('python, {term: go, within: 3}').replace(
      '    terms:',
      '    conditions: {within: 5, unless_negated: true}\n    terms:',
    );
    const [python, go] = parseCodebook(yaml).codes[0].terms;
    expect(python.conditions).toMatchObject({ within: 5, unlessNegated: true });
    expect(go.conditions).toMatchObject({ within: 3, unlessNegated: true });
  });

  it('reads a byte order mark and Windows line ends', () => {
    expect(parseCodebook(`\ufeff${bookWith('python').replace(/\n/g, '\r\n')}`).codes[0].terms).toHaveLength(
      1,
    );
  });

  it.each([
    [
      'an unknown key',
      bookWith('a', 'tittle: x\n'),
      'book.yaml:10:1: Unknown key "tittle" in the codebook. Known keys are codebook, title,',
    ],
    [
      'the key __proto__',
      bookWith('a', '__proto__: {title: x}\n'),
      'book.yaml:10:1: Unknown key "__proto__"',
    ],
    ['the key constructor', bookWith('a', 'constructor: x\n'), 'book.yaml:10:1: Unknown key "constructor"'],
    [
      'an unknown condition',
      bookWith('{term: a, nere: [b]}'),
      'book.yaml:9:23: Unknown key "nere" in any. Known keys are term, case, near,',
    ],
    [
      'a missing key',
      bookWith('a').replace('    name: Tools\n', ''),
      'book.yaml:3:5: The key "name" is missing in codes.',
    ],
    [
      'a number for a version',
      bookWith('a', 'version: 1.0\n'),
      'book.yaml:10:10: version is number 1. Expected string (put it in quotes).',
    ],
    [
      'a number for a term',
      bookWith('a, 3'),
      'book.yaml:9:16: any is number 3. Expected string (put it in quotes).',
    ],
    [
      'a kind that there is not',
      bookWith('a').replace('technology', 'tool'),
      'book.yaml:5:11: The codebook declares no kinds, and "tool" is none of job_task, technology, soft_skill. Declare before the codes',
    ],
    [
      'a term twice',
      bookWith('python, Python'),
      'book.yaml:9:21: The term "Python" stands twice in this code. Delete one.',
    ],
    [
      'a code twice',
      bookWith('a').replace(
        'profiles:',
        '  - {id: A, name: B, kind: technology, unit: term, definition: d}\nprofiles:',
      ),
      'book.yaml:10:10: The code "A" stands twice (first in line 3).',
    ],
    [
      'a profile twice',
      `${bookWith('a')}  - {name: Any, definition: d}\n`,
      'book.yaml:13:12: The profile "Any" stands twice (first in line 11).',
    ],
    [
      'a term that can never match',
      bookWith('"data, science"'),
      'book.yaml:9:13: The term "data, science" can never match',
    ],
    [
      'a faulty phrase in a condition',
      bookWith('{term: a, near: ["b, c"]}'),
      'book.yaml:9:13: The term "b, c" can never match',
    ],
    [
      'a regular expression that can run away',
      bookWith('"/(a+)+$/"'),
      'book.yaml:9:13: The regular expression /(a+)+$/ can run away',
    ],
    [
      'evidence for an unknown code',
      `${bookWith('a')}    evidence:\n      - {codes: [A, B], weight: 1}\n`,
      'book.yaml:14:21: Evidence for the code "B", which the codebook does not have.',
    ],
    [
      'evidence of nothing',
      `${bookWith('a')}    evidence:\n      - {weight: 1}\n`,
      'book.yaml:14:9: evidence has neither "codes" nor "terms".',
    ],
    [
      'an empty list of terms',
      bookWith('a').replace('any: [a]', 'any:'),
      'book.yaml:9:11: any is empty. Expected a list, such as [a, b].',
    ],
    [
      'tabs for blanks',
      'codebook: x\ncodes:\n\t- id: A\n',
      'book.yaml:3:1: Not valid YAML: Tabs are not allowed as indentation.',
    ],
    ['a key twice', 'codebook: x\ncodebook: y\n', 'book.yaml:2:1: Not valid YAML: Map keys must be unique.'],
    ['a wildcard without quotes', bookWith('*modellen'), 'book.yaml:9:13: "*modellen" is an alias in YAML'],
    ['an empty file', '', 'book.yaml:1:1: the codebook is empty.'],
    ['comments alone', '# to do\n', 'book.yaml:1:1: the codebook is empty.'],
    [
      'a list',
      '- a\n',
      'book.yaml:1:1: the codebook is a list. Expected keys with their values, one a line ("key: value").',
    ],
  ])('tells where %s stands', (_, yaml, message) => {
    const found = faultIn(yaml);
    expect(found.startsWith(message) ? message : found).toBe(message);
  });

  it('folds several faults into one message, in the order of the file', () => {
    const message = faultIn(bookWith('"a, b", "(c"', 'colour: red\n').replace('unit: term', 'unit: tool'));
    expect(message).toMatch(
      /^book\.yaml:6:11: 2 faults in the codebook:\n {2}- book\.yaml:6:11: "tool".*\n {2}- book\.yaml:10:1: .*colour/,
    );
    const terms = faultIn(bookWith(Array.from({ length: 12 }, (_, i) => `"a, b${i}"`).join(', ')));
    expect(terms).toContain('12 faults');
    expect(terms.split('\n')).toHaveLength(10);
    expect(terms).toContain('… and 4 more');
  });

  it('lets a lemma stand under two languages, which inflect it differently, but no plain word', () => {
    const both = (term: string): string =>
      bookWith('x').replace('any: [x]', `en: [${term}]\n      nl: [${term}]`);
    expect(parseCodebook(both('~train')).codes[0].terms).toHaveLength(2);
    expect(faultIn(both('train'))).toContain('stands twice');
  });

  it('takes terms that differ in an exact letter case for two', () => {
    const terms = '{term: AKS, case: exact}, {term: Aks, case: exact}';
    expect(parseCodebook(bookWith(terms)).codes[0].terms).toHaveLength(2);
  });

  it('lets terms be shared by an anchor', () => {
    const yaml = bookWith('a')
      .replace('any: [a]', 'any: &shared [a]')
      .replace(
        'profiles:',
        '  - {id: B, name: B, kind: soft_skill, unit: clause, definition: d, terms: {any: *shared}}\nprofiles:',
      );
    expect(parseCodebook(yaml).codes[1].terms.map(({ text }) => text)).toEqual(['a']);
  });

  it('does not let aliases blow a small file up', () => {
    // A thousand million values where they are filled in.
    const levels = [...'bcdefghi'].map(
      (name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghi'[i]}`).join(', ')}]`,
    );
    expect(faultIn(['codebook: x', 'a: &a [x, x, x, x, x, x, x, x, x, x]', ...levels].join('\n'))).toMatch(
      /aliases do not resolve/,
    );
  });

  it('leaves the prototype of objects alone', () => {
    faultIn(bookWith('a', '__proto__: {polluted: true}\n'));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('readCodebook', () => {
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'rolelens-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('refuses a folder, a file that is not there and one of more than 8 MB, by name', () => {
    expect(() => readCodebook(folder)).toThrow(/Expected a codebook, found a folder/);
    expect(() => readCodebook(join(folder, 'none.yaml'))).toThrow(/none\.yaml: The codebook cannot be read/);
    const large = join(folder, 'large.yaml');
    writeFileSync(large, `# ${'x'.repeat(9_000_000)}`);
    expect(() => readCodebook(large)).toThrow(/large\.yaml: A codebook of 9 MB\. Expected at most 8 MB/);
  });

  it('names the file in the faults of its text', () => {
    const file = join(folder, 'book.yaml');
    writeFileSync(file, bookWith('"a, b"'));
    expect(() => readCodebook(file)).toThrow(`${file}:9:13: The term`);
  });
});
