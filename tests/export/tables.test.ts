// Tables as CSV, Markdown, LaTeX and HTML.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportTable, toCsv, toHtml, toLatex, toMarkdown } from '../../src/export';
import { toFrame } from '../../src/frames';
import {
  count,
  makeTable,
  number,
  optional,
  points,
  pValue,
  schema,
  schemaJson,
  share,
  text,
} from '../../src/table';
import { checkLatex } from './check-latex';

const table = {
  code: ['TECH5', 'R&D'],
  share_of_ads: [0.5714, 1],
  ads: [312, null],
};

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

/** A table as comparisons have it, with everything that is hard to set. */
const comparison = {
  name: ['Data & Modelling', '[name] 100% "sure"', 'C# _x_ ^2 ~ {y} $z$ \\end'],
  ads_a: [52, 1204, 0],
  prevalence_a: [0.2301, 0.6, 0],
  prevalence_a_low: [0.18, 0.55, 0],
  prevalence_a_high: [0.29, 0.64, 0.031],
  difference: [-0.42, 0.051, null],
  difference_low: [-0.5, -0.004, null],
  difference_high: [-0.31, 0.101, null],
  p_adjusted: [0.00002, 0.031, 1],
};
const paper = {
  columns: ['name', 'ads_a', 'prevalence_a', 'difference', 'p_adjusted'],
  headers: { name: 'Technology', ads_a: 'Ads', prevalence_a: 'Share', p_adjusted: 'p' },
  percent: ['prevalence_a'],
  intervals: true,
  marks: { difference: 'p_adjusted' },
  caption: 'Shares of ads, 95% intervals & tests.',
  label: 'tab:comparison',
  notes: 'Fisher’s exact test where expected counts are below 5.',
} as const;

describe('tables for print', () => {
  it('set intervals into the cells of their numbers and drop their columns', () => {
    const lines = toMarkdown(comparison, { intervals: true }).split('\n');
    expect(lines[0]).toBe('| name | ads a | prevalence a | difference | p adjusted |');
    expect(lines[2]).toContain(
      '| 0.23 \\[0.18, 0.29\\] | −0.42 \\[−0.50, −0.31\\] | <0.001 |'.replace('<', '&lt;'),
    );
    expect(toMarkdown(comparison, { intervals: ['difference'] })).toContain('prevalence a low');
    expect(() => toMarkdown(comparison, { intervals: ['ads_a'] })).toThrow(
      /No column "ads_a_low" and "ads_a_high"/,
    );
  });

  it('mark what is significant and say what the marks mean', () => {
    const text = toMarkdown(comparison, paper);
    expect(text).toContain('−0.42 \\[−0.50, −0.31\\]\\*\\*\\*');
    expect(text).toContain('0.05 \\[−0.00, 0.10\\]\\* '.replace('−0.00', '0.00'));
    expect(text).toContain('p\u00a0&lt;\u00a00.001 (p).');
    expect(text.trim().split('\n').slice(-3)[0]).toBe(paper.notes);
  });

  it('write all numbers of a column with as many decimals', () => {
    const column = toMarkdown({ x: [1, 0.5, null, 1234.567] })
      .split('\n')
      .slice(2, 6);
    expect(column).toEqual(['| 1.00 |', '| 0.50 |', '|  |', '| 1234.57 |']);
    expect(toMarkdown({ n: [1, 20] }).split('\n')[2]).toBe('| 1 |');
  });

  it('show an interval without an end as open, and none where there is no number', () => {
    const open = { ratio: [2.5, null], ratio_low: [1.25, null], ratio_high: [null, null] };
    expect(toMarkdown(open, { intervals: true })).toContain('| 2.50 \\[1.25, –\\] |\n|  |');
  });

  it('take Danfo frames as well', () => {
    expect(toLatex(toFrame({ a: ['x'], b: [0.25] }))).toBe(toLatex({ a: ['x'], b: [0.25] }));
  });

  it('say which column is missing', () => {
    expect(() => toHtml(comparison, { columns: ['nome'] })).toThrow(
      /No column "nome"; the table has name, ads_a/,
    );
  });

  it('keep notes inside an HTML table', () => {
    const html = toHtml(comparison, paper);
    expect(html).toMatch(/<tfoot><tr><td colspan="5">Fisher’s exact/);
    expect(html.trim().endsWith('</table>')).toBe(true);
  });

  it('go to files of their names', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rolelens-table-'));
    const files = await exportTable(comparison, join(folder, 'new', 'comparison'), paper);
    expect(files.map((file) => basename(file))).toEqual(
      ['tex', 'md', 'html', 'csv'].map((end) => `comparison.${end}`),
    );
    expect(readFileSync(files[0], 'utf8')).toBe(toLatex(comparison, paper));
    expect(readFileSync(files[3], 'utf8')).toBe(toCsv(comparison));
    await expect(exportTable(comparison, join(folder, 'x'), { formats: ['doc' as 'md'] })).rejects.toThrow(
      /"doc"/,
    );
    rmSync(folder, { recursive: true });
  });
});

/** A comparison under a schema, with cells that were not measured. */
const SCHEMA = schema('comparison', 'one row a code', {
  name: text('code'),
  ads: optional(count('ads with it', { unit: 'ads' })),
  share: share('share of ads'),
  share_low: share('share of ads, from'),
  share_high: share('share of ads, to'),
  difference: optional(points('difference')),
  slope: optional(number('slope', { digits: 3 })),
  p_adjusted: optional(pValue('adjusted p')),
  test: optional(text('test')),
});
const measured = makeTable(SCHEMA, [
  { name: 'A', ads: 12, share: 0.231, share_low: 0.18, share_high: 0.29, difference: -0.42, slope: 0.0125, p_adjusted: 0.00002, test: 'χ²' },
  { name: 'B', ads: 0, share: 0, share_low: 0, share_high: 0.031, difference: 0.051, slope: 2, p_adjusted: 0.0312, test: 'Fisher' },
  { name: 'C', ads: null, share: 1, share_low: 0.9, share_high: 1, difference: null, slope: null, p_adjusted: null, test: null },
]); // prettier-ignore

describe('tables under a schema', () => {
  const linesOf = (...options: Parameters<typeof toMarkdown>) =>
    toMarkdown(...options)
      .trim()
      .split('\n');

  it('print by it: headers, per cent, points, p values and decimals, and a dash where nothing was measured', () => {
    expect(linesOf(measured, { intervals: true })).toEqual([
      '| code | ads with it | share of ads | difference (pp) | slope | adjusted p | test |',
      '| --- | ---: | ---: | ---: | ---: | ---: | --- |',
      '| A | 12 | 23% \\[18%, 29%\\] | −42 | 0.013 | &lt;0.001 | χ² |',
      '| B | 0 | 0% \\[0%, 3%\\] | +5 | 2.000 | 0.031 | Fisher |',
      '| C | – | 100% \\[90%, 100%\\] | – | – | – | – |',
    ]);
  });

  it('print otherwise where the options say so', () => {
    const options = {
      columns: ['name', 'share', 'difference', 'p_adjusted'],
      headers: { difference: 'Δ' },
      digits: { difference: 1, p_adjusted: 2 },
      percent: [],
      intervals: ['share'],
      marks: { difference: 'p_adjusted' },
    };
    expect(linesOf(measured, options).slice(0, 4)).toEqual([
      '| code | share of ads | Δ | adjusted p |',
      '| --- | ---: | ---: | ---: |',
      '| A | 0.23 \\[0.18, 0.29\\] | −42.0\\*\\*\\* | &lt;0.01 |',
      '| B | 0.00 \\[0.00, 0.03\\] | +5.1\\* | 0.03 |',
    ]);
    expect(toMarkdown(measured, options)).toContain('0.001 (adjusted p).');
  });

  it('leave a missing cell empty where there is no schema to say that it was not measured', () => {
    expect(linesOf(measured.columns)[4]).toMatch(/^\| C \| {2}\|/);
  });

  it('go out with their schema beside the CSV', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rolelens-table-'));
    const files = await exportTable(measured, join(folder, 'comparison'), { formats: ['md', 'csv'] });
    expect(files.map((file) => basename(file))).toEqual([
      'comparison.md',
      'comparison.csv',
      'comparison.schema.json',
    ]);
    expect(readFileSync(files[1], 'utf8')).toBe(toCsv(measured));
    expect(readFileSync(files[2], 'utf8')).toBe(schemaJson(SCHEMA));
    expect(await exportTable(measured, join(folder, 'other'), { formats: ['tex'] })).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });

  it('are set by LaTeX as the strict reader wants it', () => {
    expect(checkLatex(toLatex(measured, { intervals: true })).lines).toBe(4);
  });
});

/** A LaTeX program of this machine, if any. */
function findTex(): string | undefined {
  return ['pdflatex', 'tectonic'].find((program) => {
    try {
      execFileSync(program, ['--version'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
}

describe('a LaTeX table', () => {
  it('passes the strict reader, whatever the cells hold', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 15 });
    const number = fc.option(fc.double({ noNaN: true, min: -1e6, max: 1e6 }));
    const row = fc.tuple(text, number, number, number, fc.option(fc.double({ min: 0, max: 1, noNaN: true })));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), text, (rows, word) => {
        const at = (c: number) => rows.map((each) => each[c]);
        const table = { [word]: at(0), x: at(1), x_low: at(2), x_high: at(3), p: at(4) };
        const options = {
          intervals: ['x'],
          marks: { x: 'p' },
          caption: word,
          label: word,
          notes: [word, word],
        };
        const { columns, lines } = checkLatex(toLatex(table, options));
        expect(lines).toBe(rows.length + 1);
        expect(columns).toBeGreaterThanOrEqual(word === 'x' || word === 'p' ? 2 : 3);
      }),
    );
  });

  it('fails the strict reader where something is amiss', () => {
    const good = toLatex(comparison, paper);
    expect(() => checkLatex(good)).not.toThrow();
    for (const [part, other] of [
      ['Data \\& Modelling', 'Data & Modelling'],
      ['\\_x\\_', '_x\\_'],
      ['\\end{tabular}', ''],
      ['\\{y\\}', '{y\\}'],
      ['100\\%', '100%'],
      ['\\midrule', '\\mydrule'],
      ['{}[name]', '[name]'],
    ]) {
      expect(good).toContain(part);
      expect(() => checkLatex(good.replace(part, other)), part).toThrow();
    }
  });

  it('begins no row with what the line break before would take for its argument', () => {
    const tex = toLatex({ x: ['a', '[2pt]', '* b'] });
    expect(tex).toContain('{}[2pt] \\\\\n{}* b');
  });

  it('compiles with booktabs alone', (context) => {
    const program = findTex();
    if (!program) {
      console.log('Skipped compiling: neither pdflatex nor tectonic is on the PATH.');
      return context.skip();
    }
    const folder = mkdtempSync(join(tmpdir(), 'rolelens-tex-'));
    const start = '\\documentclass{article}\n\\usepackage{booktabs}\n\\begin{document}\n';
    const strange = toLatex({
      '≥ κ τ χ² α': ['– “quoted” Łódź é ß × − → | < > "', '\\input{x}', '# % & _ ^ ~ { } $'],
    });
    writeFileSync(
      join(folder, 'table.tex'),
      `${start}${toLatex(comparison, paper)}${strange}\\end{document}\n`,
    );
    const options = program === 'pdflatex' ? ['-interaction=nonstopmode', '-halt-on-error'] : [];
    const log = execFileSync(program, [...options, 'table.tex'], { cwd: folder, encoding: 'utf8' });
    expect(log).not.toMatch(/undefined|LaTeX Error/i);
    expect(readFileSync(join(folder, 'table.pdf')).length).toBeGreaterThan(1000);
    rmSync(folder, { recursive: true });
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
