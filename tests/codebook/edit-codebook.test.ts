// Editing codebooks: what each step does, what it refuses, and that the old book and the YAML around it stay.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  editCodebook,
  parseCodebook,
  readCodebook,
  saveCodebook,
  type Codebook,
  type CodebookEditor,
} from '../../src/codebook';
import { nearSpellings } from '../../src/core';

const YAML = `# the head
codebook: small
codes:
  - id: A
    name: Tools # short
    kind: technology
    unit: term
    definition: Names of tools.
    conditions: {unless_negated: true}
    terms:
      any: [Python, {term: Go, case: exact}, vector store] # names
      nl: [hulpmiddel*]
  - id: B
    name: Stores
    kind: technology
    unit: term
    definition: Names of stores.
    terms: {any: [Redis]}
  - id: T
    name: Build
    kind: job_task
    unit: clause
    definition: Building.
    terms: {en: [~build ... model*]}

# who
profiles:
  - name: Engineer
    definition: Builds.
    base: 0
    evidence:
      - {note: tools, codes: [A], weight: 1}
      - {note: both, codes: [A, B], weight: 0.5}
      - {terms: {any: [engineer]}, in: title, weight: 2}
  - name: Other
    definition: Does not.
    base: 1
`;
const book = parseCodebook(YAML);
const edited = (edit: (b: CodebookEditor) => unknown): Codebook => editCodebook(book, edit);

/** Terms of a code as \`language:text\`. */
function termsOf({ codes }: Codebook, id: string): string[] {
  return codes.find((code) => code.id === id)!.terms.map(({ language, text }) => `${language}:${text}`);
}

describe('a term', () => {
  it('is added under "any", or under the language that is asked for', () => {
    const next = edited((b) => b.code('A').add('pgvector').add('~maak', { language: 'nl' }));
    expect(termsOf(next, 'A')).toEqual([
      'any:Python',
      'any:Go',
      'any:vector store',
      'any:pgvector',
      'nl:hulpmiddel*',
      'nl:~maak',
    ]);
  });

  it('brings its conditions', () => {
    const next = edited((b) =>
      b.code('B').add({ term: 'Chroma', case: 'exact', near: ['vector*'], within: 4 }),
    );
    const { conditions } = next.codes[1].terms[1];
    expect(conditions).toMatchObject({ exactCase: true, within: 4 });
    expect(conditions.near).toHaveLength(1);
  });

  it('is dropped whatever its letter case, and its list with it when it was the last', () => {
    const next = edited((b) => b.code('A').drop('PYTHON').drop('hulpmiddel*'));
    expect(termsOf(next, 'A')).toEqual(['any:Go', 'any:vector store']);
    expect(next.source).not.toContain('nl:');
  });

  it('keeps its conditions when it is reworded with text, and gets others from an object', () => {
    expect(edited((b) => b.code('A').reword('Go', 'Golang')).codes[0].terms[1]).toMatchObject({
      text: 'Golang',
      conditions: { exactCase: true },
    });
    expect(
      edited((b) => b.code('A').reword('Go', { term: 'Golang' })).codes[0].terms[1].conditions.exactCase,
    ).toBe(false);
  });

  it('takes the conditions of its code along when it moves', () => {
    const next = edited((b) => b.code('A').move('Python', 'B'));
    expect(termsOf(next, 'A')).not.toContain('any:Python');
    expect(next.codes[1].terms[1]).toMatchObject({ text: 'Python', conditions: { unlessNegated: true } });
  });

  it('does not take on the conditions of the code that it moves to', () => {
    const next = edited((b) => b.code('B').move('Redis', 'A'));
    expect(next.codes[0].terms.find(({ text }) => text === 'Redis')!.conditions.unlessNegated).toBe(false);
  });

  it.each([
    ['that is not there', (b: CodebookEditor) => b.code('A').drop('pyton'), /no term "pyton".*"Python"/],
    ['that is there already', (b: CodebookEditor) => b.code('A').add('python'), /already/],
    ['that is malformed', (b: CodebookEditor) => b.code('A').add('(a|b'), /Close the bracket/],
    ['of an unknown code', (b: CodebookEditor) => b.code('AA').add('x'), /no code "AA".*"A"/],
    ['moved to an unknown code', (b: CodebookEditor) => b.code('A').move('Go', 'Z'), /no code "Z"/],
    [
      'in an unknown language',
      (b: CodebookEditor) => b.code('A').add('x', { language: 'xx' }),
      /any, .*en, .*nl/,
    ],
  ])('%s is refused', (_, edit, message) => {
    expect(() => edited(edit)).toThrow(message);
  });
});

describe('a code', () => {
  it('gets another name, definition, unit and conditions', () => {
    const next = edited((b) =>
      b
        .code('B')
        .rename('Keepers')
        .define('Whatever keeps.')
        .unit('clause')
        .conditions({ within: 3, case: 'exact' }),
    );
    expect(next.codes[1]).toMatchObject({ name: 'Keepers', definition: 'Whatever keeps.', unit: 'clause' });
    expect(next.codes[1].terms[0].conditions).toMatchObject({ within: 3, exactCase: true });
  });

  it('loses a condition that is set to undefined', () => {
    const next = edited((b) => b.code('A').conditions({ unless_negated: undefined }));
    expect(next.codes[0].terms[0].conditions.unlessNegated).toBe(false);
    expect(next.source).not.toContain('conditions');
  });

  it('is added after the last of its kind, or where it is asked for', () => {
    const entry = {
      id: 'C',
      name: 'C',
      kind: 'technology' as const,
      unit: 'term' as const,
      definition: 'd',
      terms: { any: ['x'] },
    };
    expect(edited((b) => b.addCode(entry)).codes.map(({ id }) => id)).toEqual(['A', 'B', 'C', 'T']);
    expect(edited((b) => b.addCode(entry, { after: 'A' })).codes.map(({ id }) => id)).toEqual([
      'A',
      'C',
      'B',
      'T',
    ]);
  });

  it('is removed with the evidence that counts nothing else', () => {
    const next = edited((b) => b.removeCode('A'));
    expect(next.codes.map(({ id }) => id)).toEqual(['B', 'T']);
    expect(next.profiles[0].evidence.map(({ codes }) => codes)).toEqual([['B'], []]);
  });

  it('is merged: terms go over with their conditions, evidence counts the other', () => {
    const next = edited((b) => b.mergeCodes('A', 'B'));
    expect(termsOf(next, 'B')).toEqual([
      'any:Redis',
      'any:Python',
      'any:Go',
      'any:vector store',
      'nl:hulpmiddel*',
    ]);
    expect(next.codes[0].terms.map(({ conditions }) => conditions.unlessNegated)).toEqual([
      false,
      true,
      true,
      true,
      true,
    ]);
    expect(next.profiles[0].evidence.slice(0, 2).map(({ codes }) => codes)).toEqual([['B'], ['B']]);
  });

  it('is split: the new code stands after it, with the same kind, and evidence counts both', () => {
    const next = edited((b) =>
      b.splitCode('A', { id: 'V', name: 'Vectors', definition: 'v' }, ['vector store']),
    );
    expect(next.codes.map(({ id }) => id)).toEqual(['A', 'V', 'B', 'T']);
    expect(termsOf(next, 'V')).toEqual(['any:vector store']);
    expect(next.codes[1]).toMatchObject({ kind: 'technology', unit: 'term' });
    expect(next.profiles[0].evidence[1].codes).toEqual(['A', 'V', 'B']);
  });

  it('gets another id, and evidence follows', () => {
    const next = edited((b) => b.renameCode('A', 'TOOLS'));
    expect(next.profiles[0].evidence.slice(0, 2).map(({ codes }) => codes)).toEqual([
      ['TOOLS'],
      ['TOOLS', 'B'],
    ]);
    expect(next.source).toBe(
      YAML.replace('id: A', 'id: TOOLS').replace('[A]', '[TOOLS]').replace('[A, B]', '[TOOLS, B]'),
    );
  });

  it('cannot get the id of another one', () => {
    expect(() => edited((b) => b.renameCode('A', 'B'))).toThrow(/stands twice/);
  });
});

describe('a profile', () => {
  it('gets another base, weight and limit, by note or index', () => {
    const next = edited((b) =>
      b.profile('Engineer').base(0.5).weight('tools', 3).weight(2, -1).atMost('both', 9),
    );
    expect(next.profiles[0].base).toBe(0.5);
    expect(next.profiles[0].evidence.map(({ weight, atMost }) => [weight, atMost])).toEqual([
      [3, 3],
      [0.5, 9],
      [-1, 3],
    ]);
  });

  it('gets and loses evidence', () => {
    const next = edited(
      (b) =>
        b.profile('Other').addEvidence({ note: 'n', codes: ['B'], weight: 1 }) &&
        b.profile('Engineer').dropEvidence('both').dropEvidence(0),
    );
    expect(next.profiles[1].evidence.map(({ note }) => note)).toEqual(['n']);
    expect(next.profiles[0].evidence).toHaveLength(1);
  });

  it('that is not there, or has no such evidence, is refused with what there is', () => {
    expect(() => edited((b) => b.profile('Enginer'))).toThrow(/"Engineer"/);
    expect(() => edited((b) => b.profile('Engineer').weight('tool', 1))).toThrow(/"tools"/);
    expect(() => edited((b) => b.profile('Engineer').weight(3, 1))).toThrow(/0 to 2/);
  });
});

describe('the old book', () => {
  it('is untouched, and its YAML is but for the edited words', () => {
    const before = JSON.stringify(book);
    const next = edited((b) => b.code('A').drop('Go').rename('Things'));
    expect(JSON.stringify(book)).toBe(before);
    expect(next.source).toBe(
      YAML.replace('{term: Go, case: exact}, ', '').replace('name: Tools', 'name: Things'),
    );
    expect(next.hash).not.toBe(book.hash);
  });

  it('comes back, text and all, with the inverse edit', () => {
    const next = edited((b) => b.code('A').add('pgvector').rename('X'));
    expect(editCodebook(next, (b) => b.code('A').drop('pgvector').rename('Tools')).source).toBe(YAML);
  });
});

describe('the bundled codebook', () => {
  const bundled = readCodebook('data/codebook/genai-roles.yaml');
  const comments = ({ source }: Codebook): string[] =>
    source.split('\n').filter((line) => /^\s*#/.test(line));

  it('keeps every comment and every other line when terms are added, dropped and moved', () => {
    const next = editCodebook(bundled, (b) =>
      b.code('TECH5').add('vector engine').drop('Solr').move('Algolia', 'TECH9'),
    );
    expect(comments(next)).toEqual(comments(bundled));
    const lines = new Set(bundled.source.split('\n'));
    const changed = next.source.split('\n').filter((line) => !lines.has(line));
    expect(changed.length).toBeLessThanOrEqual(4);
  });

  it('is saved as it is', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rolelens-'));
    const file = join(folder, 'book.yaml');
    saveCodebook(bundled, file);
    expect(readFileSync(file, 'utf8')).toBe(bundled.source);
    expect(readCodebook(file).hash).toBe(bundled.hash);
    rmSync(folder, { recursive: true });
    expect(() => saveCodebook(bundled, join(folder, 'gone', 'book.yaml'))).toThrow(
      /could not be written.*Choose a folder/s,
    );
  });

  it('is saved over an earlier version of it, and over no other file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rolelens-'));
    const file = join(folder, 'book.yaml');
    writeFileSync(file, '');
    saveCodebook(bundled, file);
    saveCodebook(bundled, file);
    const another = bundled.source.replace(/^codebook: .*$/m, 'codebook: another');
    for (const [text, message] of [
      ['{"id": "1"}\n', /book\.yaml: .*no whole codebook.*nothing was written/],
      [another, /another codebook, "another"/],
    ] as const) {
      writeFileSync(file, text);
      expect(() => saveCodebook(bundled, file)).toThrow(message);
      expect(readFileSync(file, 'utf8')).toBe(text);
    }
    rmSync(folder, { recursive: true });
  });
});

describe('near spellings', () => {
  it('are those with few slips, or that hold the name, nearest first', () => {
    expect(nearSpellings('serach', ['search', 'OpenSearch', 'torch', 'Redis'])).toEqual(['search']);
    expect(nearSpellings('search', ['OpenSearch', 'searches', 'Redis'])).toEqual(['searches', 'OpenSearch']);
    expect(nearSpellings('x', [])).toEqual([]);
  });
});
