// Tables as CSV, Markdown, LaTeX and HTML.
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { toCsv, toHtml, toLatex, toMarkdown } from '../../src/export';

const table = {
  code: ['TECH5', 'R&D'],
  share_of_ads: [0.5714, 1],
  ads: [312, null],
};

describe('toCsv', () => {
  it('gives any text back to a reader, but for the apostrophe before a formula', () => {
    const cell = fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => !/^[=+\-@\t\r]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const csv = toCsv({ a: rows.map(([a]) => a), b: rows.map(([, b]) => b) });
        const read = Papa.parse<string[]>(csv, { delimiter: ',', newline: '\n' }).data.slice(0, -1);
        expect(read).toEqual([['a', 'b'], ...rows]);
      }),
    );
  });

  it('quotes commas, quotes and line breaks, and ends lines as RFC 4180 has it', () => {
    expect(toCsv({ x: ['a,b', 'say "x"', 'two\nlines'] })).toBe('x\n"a,b"\n"say ""x"""\n"two\nlines"\n');
  });

  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1'])('guards the text %j against being run', (text) => {
    expect(
      toCsv({ x: [text] })
        .split('\n')[1]
        .replace(/^"/, ''),
    ).toBe(`'${text}`);
  });

  it('leaves numbers alone, also negative ones and those held as text', () => {
    expect(toCsv({ x: [-1.5, 1e-7, '-3.2', null, Number.NaN] })).toBe('x\n-1.5\n1e-7\n-3.2\n\n\n');
  });

  it('refuses columns of different length', () => {
    expect(() => toCsv({ a: [1, 2], b: [1] })).toThrow(/"b" has 1 rows, but "a" has 2/);
  });
});

describe('toMarkdown', () => {
  it('aligns numbers right and writes shares as per cent on request', () => {
    expect(toMarkdown(table, { percent: ['share_of_ads'], caption: 'T' })).toBe(
      'T\n\n| code | share of ads | ads |\n| --- | ---: | ---: |\n| TECH5 | 57% | 312 |\n| R&amp;D | 100% |  |\n',
    );
  });

  it('keeps a cell inside its cell', () => {
    const lines = toMarkdown({ x: ['a|b\nc <b>*d*</b>'] })
      .trim()
      .split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[2]).toBe('| a\\|b c &lt;b&gt;\\*d\\*&lt;/b&gt; |');
  });
});

describe('toLatex', () => {
  it('uses the rules of booktabs and a float where there is a caption', () => {
    const tex = toLatex(table, {
      caption: '100% of R&D',
      label: 'tab:x',
      headers: { code: 'Code' },
      digits: 3,
    });
    expect(tex).toContain(
      '\\begin{tabular}{lrr}\n\\toprule\nCode & share of ads & ads \\\\\n\\midrule\nTECH5 & 0.571 & 312',
    );
    expect(tex).toContain('\\caption{100\\% of R\\&D}\n\\label{tab:x}');
    expect(toLatex(table)).not.toContain('\\begin{table}');
  });

  it('escapes every mark that means something to LaTeX', () => {
    expect(toLatex({ x: ['\\input{a} $b$ #1 c_d ~ ^'] })).toContain(
      '\\textbackslash{}input\\{a\\} \\$b\\$ \\#1 c\\_d \\textasciitilde{} \\textasciicircum{}',
    );
  });
});

describe('toHtml', () => {
  it('escapes text everywhere', () => {
    const html = toHtml({ '<th>': ['<img src=x onerror="a">'] }, { caption: '<script>' });
    expect(html).not.toMatch(/<img|<script|<th>/);
    expect(html).toContain('&lt;img src=x onerror=&quot;a&quot;&gt;');
  });

  it('has a row a row and aligns numbers right', () => {
    const html = toHtml(table, { digits: { share_of_ads: 1 } });
    expect(html.match(/<tr>/g)).toHaveLength(3);
    expect(html).toContain('<td style="text-align:right">0.6</td>');
  });
});
