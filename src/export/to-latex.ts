// toLatex: a table for a paper.
import type { Columns } from '../core';
import { plainTable, type TableOptions } from './table-options';

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
  '"': '\\textquotedbl{}',
  '\u2212': '$-$',
  '\u00a0': '~',
};

/**
 * A table as LaTeX `tabular` with the rules of booktabs, numbers aligned right; with `caption` or `label` inside a
 * `table` float. Text is escaped; letters beyond ASCII stay (UTF-8). Throws `RoleLensError` where columns differ in length.
 */
export function toLatex(columns: Columns, options: TableOptions = {}): string {
  const { headers, numeric, rows } = plainTable(columns, options);
  const line = (cells: readonly string[]) => `${cells.map(escapeLatex).join(' & ')} \\\\`;
  const tabular = [
    `\\begin{tabular}{${numeric.map((right) => (right ? 'r' : 'l')).join('')}}`,
    '\\toprule',
    line(headers),
    '\\midrule',
    ...rows.map(line),
    '\\bottomrule',
    '\\end{tabular}',
  ];
  const { caption, label } = options;
  if (!caption && !label) return `${tabular.join('\n')}\n`;
  const float = [
    '\\begin{table}',
    '\\centering',
    ...(caption ? [`\\caption{${escapeLatex(caption)}}`] : []),
    ...(label ? [`\\label{${label.replace(/[^A-Za-z0-9:._-]/g, '')}}`] : []),
    ...tabular,
    '\\end{table}',
  ];
  return `${float.join('\n')}\n`;
}

function escapeLatex(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').replace(/[\\{}$&#_%~^<>|"\u2212\u00a0]/g, (mark) => MARKS[mark]);
}
