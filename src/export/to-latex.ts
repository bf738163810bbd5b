// toLatex: a table for a paper.
import { plainTable, type AnyTable, type PlainCell, type TableOptions } from './table-options';

const MARKS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': "''",
  '\u2212': '$-$',
  '\u00a0': '~',
  '\u2264': '$\\leq$',
  '\u2265': '$\\geq$',
  '\u2192': '$\\rightarrow$',
  '\u03b1': '$\\alpha$',
  '\u03ba': '$\\kappa$',
  '\u03c4': '$\\tau$',
  '\u03c6': '$\\varphi$',
  '\u03c7': '$\\chi$',
};
const MARKED = /[\\{}$&#_%~^<>|"\u2212\u00a0\u2264\u2265\u2192\u03b1\u03ba\u03c4\u03c6\u03c7]/g;

/**
 * A table as LaTeX `tabular` with the rules of booktabs, the one package it needs; numbers are aligned right, with intervals and marks left-aligned
 * behind them. With `caption`, `label` or notes inside a `table` float. Text is escaped; Latin letters stay (UTF-8), letters of other scripts want
 * XeLaTeX or LuaLaTeX.
 * @throws RoleLensError where columns differ in length or one that is named is missing.
 * @example
 * console.log(toLatex(tableKinds(coding), { intervals: ['prevalence'], label: 'tab:kinds' }));
 */
export function toLatex(table: AnyTable, options: TableOptions = {}): string {
  const { headers, numeric, rows, notes } = plainTable(table, options);
  // A column with intervals or marks is two: numbers end, and what is behind them begins, at the same place.
  const split = headers.map((_, c) => rows.some((row) => row[c].tail !== ''));
  const head = headers.map((header, c) =>
    split[c] ? `\\multicolumn{2}{${numeric[c] ? 'c' : 'l'}}{${escapeLatex(header)}}` : escapeLatex(header),
  );
  const tabular = [
    `\\begin{tabular}{${numeric.map((right, c) => `${right ? 'r' : 'l'}${split[c] ? '@{}l' : ''}`).join('')}}`,
    '\\toprule',
    rowOf(head),
    '\\midrule',
    ...rows.map((row) => rowOf(row.flatMap((cell, c) => cellsOf(cell, split[c])))),
    '\\bottomrule',
    '\\end{tabular}',
  ];
  const { caption, label } = options;
  if (!caption && !label && !notes.length) return `${tabular.join('\n')}\n`;
  const float = [
    '\\begin{table}',
    '\\centering',
    ...(caption ? [`\\caption{${escapeLatex(caption)}}`] : []),
    ...(label ? [`\\label{${label.replace(/[^A-Za-z0-9:._-]/g, '')}}`] : []),
    ...tabular,
    ...(notes.length
      ? ['\\par\\smallskip', `{\\footnotesize ${notes.map(escapeLatex).join(' ')}\\par}`]
      : []),
    '\\end{table}',
  ];
  return `${float.join('\n')}\n`;
}

function cellsOf({ main, tail }: PlainCell, split: boolean): string[] {
  // The space before an interval would be lost at the start of a cell.
  return split ? [escapeLatex(main), escapeLatex(tail).replace(/^ /, '~')] : [escapeLatex(main)];
}

/** A row; `[` or `*` at its start would be read as an argument of the line break or rule before. */
function rowOf(cells: readonly string[]): string {
  const line = cells.join(' & ');
  return `${/^\s*[[*]/.test(line) ? '{}' : ''}${line} \\\\`;
}

/** Text that LaTeX shows as it is, on one line. */
export function escapeLatex(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').replace(MARKED, (mark) => MARKS[mark]);
}
