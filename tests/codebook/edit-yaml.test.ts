// Writing changed data back into YAML: what nobody edited stays, character by character.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseYaml } from '../../src/yaml';
import { patchYaml } from '../../src/codebook/patch-yaml';

/** The text after an edit of its data. */
function patched(source: string, edit: (data: any) => void): string {
  const wanted = JSON.parse(JSON.stringify(parse(source)));
  edit(wanted);
  return patchYaml(parseYaml(source), wanted).source;
}

const LIST = `# head
terms: # of the code
  any: [
    # first group
    alpha, "*beta",
    {term: Go, case: exact}, # the language
    gamma,
  ]
  nl:
    - een # one
    # two follows
    - twee
`;

describe('a flow list', () => {
  it('takes a new item after the last one and keeps comments', () => {
    expect(patched(LIST, (d) => d.terms.any.push('delta'))).toBe(LIST.replace('gamma,', 'gamma, delta,'));
  });

  it('takes a new item before the first one', () => {
    expect(patched(LIST, (d) => d.terms.any.unshift('first'))).toBe(LIST.replace('alpha', 'first, alpha'));
  });

  it('loses an item with its comma', () => {
    expect(patched(LIST, (d) => d.terms.any.splice(0, 1))).toBe(LIST.replace('alpha, ', ''));
  });

  it('loses a line that has nothing else on it', () => {
    expect(patched(LIST, (d) => d.terms.any.splice(3, 1))).toBe(LIST.replace('    gamma,\n', ''));
  });

  it('loses the last item of one line without leaving a comma', () => {
    expect(patched('a: [x, y, z]\n', (d) => d.a.splice(1))).toBe('a: [x]\n');
  });

  it('keeps the comment behind an item that goes', () => {
    expect(patched(LIST, (d) => d.terms.any.splice(2, 1))).toContain('# the language');
  });

  it('breaks the line where it would get too long, indented deeper than its key', () => {
    const result = patched(`terms:\n  any: [${'word, '.repeat(18)}word]\n`, (d) =>
      d.terms.any.push('a longer phrase of words', 'b'),
    );
    expect(result.split('\n').every((line) => line.length <= 130)).toBe(true);
    expect(result).toContain('\n    a longer phrase of words, b]');
  });

  it('quotes what YAML would read otherwise', () => {
    const result = patched('a: [x]\n', (d) => d.a.push('*wild', 'a, b', 'yes', '~', '# no', '3'));
    expect(parse(result)).toEqual({ a: ['x', '*wild', 'a, b', 'yes', '~', '# no', '3'] });
  });

  it('stays one when all of its items are replaced', () => {
    expect(patched('a: [x, y]\n', (d) => (d.a = ['p', 'q', 'r']))).toBe('a: [p, q, r]\n');
  });
});

describe('a block list', () => {
  it('takes a new item on a line of its own', () => {
    expect(patched(LIST, (d) => d.terms.nl.push('drie'))).toBe(`${LIST}    - drie\n`);
  });

  it('takes a new first item', () => {
    expect(patched(LIST, (d) => d.terms.nl.unshift('nul'))).toBe(
      LIST.replace('    - een', '    - nul\n    - een'),
    );
  });

  it('loses an item with its line and keeps the comments between the lines', () => {
    expect(patched(LIST, (d) => d.terms.nl.splice(0, 1))).toBe(LIST.replace('    - een # one\n', ''));
  });
});

const BLOCK = `codes:
  # the first one
  - id: A
    name: One # its name
    definition: >
      Long text over
      two lines.

  - id: B
    name: Two
    unit: term

# the end
last: {x: 1, y: 2}
`;

describe('a block of keys', () => {
  it('changes a value and nothing else', () => {
    expect(patched(BLOCK, (d) => (d.codes[0].name = 'Uno'))).toBe(BLOCK.replace('One', 'Uno'));
  });

  it('folds a new text as the old one was folded', () => {
    const result = patched(BLOCK, (d) => (d.codes[0].definition = 'Another text.\n'));
    expect(result).toBe(BLOCK.replace('Long text over\n      two lines.', 'Another text.'));
  });

  it('gets a new key after the one before it', () => {
    const result = patched(BLOCK, (d) => (d.codes[1] = { id: 'B', name: 'Two', kind: 'x', unit: 'term' }));
    expect(result).toBe(BLOCK.replace('name: Two\n', 'name: Two\n    kind: x\n'));
  });

  it('loses its first key without losing its dash', () => {
    expect(patched(BLOCK, (d) => delete d.codes[1].id)).toBe(BLOCK.replace('- id: B\n    name', '- name'));
  });

  it('loses an entry with one of the blank lines around it', () => {
    expect(parse(patched(BLOCK, (d) => d.codes.splice(1, 1)))).toEqual({
      ...parse(BLOCK),
      codes: [parse(BLOCK).codes[0]],
    });
    expect(patched(BLOCK, (d) => d.codes.splice(1, 1))).toBe(
      BLOCK.replace('  - id: B\n    name: Two\n    unit: term\n\n', ''),
    );
  });

  it('loses keys of a flow map with their commas', () => {
    expect(patched(BLOCK, (d) => delete d.last.y)).toContain('last: {x: 1}');
    expect(patched(BLOCK, (d) => delete d.last.x)).toContain('last: {y: 2}');
  });

  it('keeps the line endings of Windows', () => {
    const windows = BLOCK.replace(/\n/g, '\r\n');
    const result = patched(windows, (d) => (d.codes[1] = { ...d.codes[1], more: 1 }));
    expect(result).toContain('unit: term\r\n    more: 1\r\n');
    expect(result.replace(/\r\n/g, '')).not.toContain('\n');
  });
});

describe('any edit', () => {
  const words = fc.stringMatching(/^[a-z*~(|)' .,:#{}[\]-]{1,12}$/).filter((word) => word.trim() === word);
  const lists = fc.array(words, { minLength: 1, maxLength: 8 });

  it.each(['flow', 'block'])('of a %s list gives the wanted list and leaves what follows alone', (style) => {
    fc.assert(
      fc.property(lists, lists, fc.array(fc.nat(7), { maxLength: 4 }), (before, added, kept) => {
        const items = before.map((word) => JSON.stringify(word));
        const list =
          style === 'flow'
            ? `[\n    # group\n    ${items.join(', ')}, # end\n  ]`
            : `\n${items.map((item) => `    - ${item} # note\n`).join('')}`.trimEnd();
        const source = `x:\n  any: ${list}\n  more: 1 # tail\n`;
        const wanted = [
          ...kept.sort((a, b) => a - b).flatMap((i) => (i < before.length ? [before[i]] : [])),
          ...added,
        ];
        const result = patched(source, (d) => (d.x.any = wanted));
        expect(parse(result)).toEqual({ x: { any: wanted, more: 1 } });
        expect(result.endsWith('\n  more: 1 # tail\n')).toBe(true);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('that changes nothing gives the very text back', () => {
    expect(patched(BLOCK, () => {})).toBe(BLOCK);
  });

  it('that an anchor would carry elsewhere is refused', () => {
    const source = 'a: &shared [x, y]\nb: *shared\n';
    expect(() => patched(source, (d) => d.a.push('z'))).toThrow(/anchors, aliases/);
  });
});
