// exportPaper: all figures and tables of a paper into one folder, in one go.
import { join } from 'node:path';
import type { Codebook } from '../codebook';
import { usualProgress, type Coding, type Figure, type Progress } from '../core';
import {
  escapeLatex,
  exportFigures,
  exportTable,
  writeWhole,
  type FigureFormat,
  type TableFormat,
} from '../export';
import type { FigureWidth } from '../figures';
import {
  answerAll,
  comparisonsOf,
  exhibitsOf,
  isUnanswered,
  type Answered,
  type Asked,
  type Comparison,
  type EarlierStudy,
  type FocusSide,
  type PrintTable,
} from '../questions';
import { makeTable, optional, schema, text, type RowOf, type Table, type TableOf } from '../table';
import type { TokenStore } from '../text';

/** Options of {@link exportPaper}; what a study file says of its questions, and how the files are made. */
export interface PaperOptions {
  /** Groups set side by side; default every pair of the profiles that need evidence, where there are at most four. */
  readonly compare?: readonly Comparison[] | null;
  /** Ids of the questions asked; default all. */
  readonly questions?: readonly string[] | null;
  readonly focus?: readonly FocusSide[];
  readonly earlier?: readonly EarlierStudy[];
  /** File of published counts. */
  readonly published?: string | null;
  /** With the codebook: what holds without company boilerplate. */
  readonly store?: TokenStore;
  readonly book?: Codebook;
  /** Width of most figures; default `column` (85 mm). */
  readonly width?: FigureWidth;
  /** Width of heat map, network and sets, which need room; default `page` (180 mm). */
  readonly largeWidth?: FigureWidth;
  /** Default PNG, SVG and PDF; the numbers (`.csv`) come in any case. */
  readonly figureFormats?: readonly FigureFormat[];
  /** Default LaTeX, Markdown, HTML and CSV. */
  readonly tableFormats?: readonly TableFormat[];
  readonly onProgress?: Progress;
}

const CONTENTS = schema('contents', 'one row a figure, a table, or a question that has no answer', {
  what: text('figure, table or question'),
  name: text('name'),
  label: optional(text('label')),
  caption: optional(text('caption')),
  left_out: optional(text('left out, because')),
});

/** What {@link exportPaper} made. */
export interface Paper {
  /** One row a figure or table: `what`, `name`, `label` (for `\ref`), `caption`; then one a question, or part of one, that has no answer: `left_out` says why. */
  readonly contents: TableOf<typeof CONTENTS>;
  readonly figures: readonly Figure[];
  /** The tables with all columns, by name. */
  readonly tables: Readonly<Record<string, Table>>;
  /** Paths of all files written. */
  readonly files: readonly string[];
}

/** Layouts are in CSS pixels. */
const MM = 25.4 / 96;
/** A figure that is wider takes both columns of a page. */
const COLUMN_MM = 90;

/**
 * Writes what a study's questions have to show: figures (each in all formats, with its numbers), tables (`table_….tex`, `.md`, `.html`, `.csv`), and `figures.tex`, which places
 * the figures with captions and labels (`fig:…`; tables have `tab:…`). What the ads cannot answer, e.g. a trend without dates, is left out, and `contents` says why.
 * @throws RoleLensError for an unwritable folder, for groups that no ad is in, and as `exportFigures`.
 * @example
 * const { contents } = await exportPaper(coding, 'paper', { questions: ['kinds'] });
 * await closeBrowser();
 */
export async function exportPaper(
  coding: Coding,
  folder: string,
  options: PaperOptions = {},
): Promise<Paper> {
  const { figureFormats, tableFormats, onProgress = usualProgress, questions } = options;
  const answered = await answerAll(askedOf(coding, options), { only: questions ?? null, onProgress });
  const exhibits = answered.flatMap(({ answers }) => answers.flatMap(exhibitsOf));
  const figures = exhibits.flatMap((each) => ('figure' in each ? [each.figure] : []));
  const tables = exhibits.flatMap((each) => ('print' in each ? [each.print] : []));
  const files = await exportFigures(figures, folder, { formats: figureFormats, source: coding, onProgress });
  for (const { name, table, print } of tables) {
    const how = { ...print, label: `tab:${name}`, formats: tableFormats };
    files.push(...(await exportTable(table, join(folder, `table_${name}`), how)));
  }
  const placed = join(folder, 'figures.tex');
  await writeWhole(placed, figures.map(placeFigure).join('\n'));
  return {
    contents: contentsOf(figures, tables, answered),
    figures,
    tables: Object.fromEntries(tables.map(({ name, table }) => [name, table])),
    files: [...files, placed],
  };
}

function askedOf(coding: Coding, options: PaperOptions): Asked {
  const { book = null, store = null, compare = null, focus = [], earlier = [], published = null } = options;
  const { width = 'column', largeWidth = 'page' } = options;
  return {
    coding,
    book,
    store,
    comparisons: comparisonsOf(coding, book, compare),
    focus,
    earlier,
    published,
    width: { usual: width, large: largeWidth },
  };
}

function contentsOf(
  figures: readonly Figure[],
  tables: readonly PrintTable[],
  answered: readonly Answered[],
): Paper['contents'] {
  const left_out = null;
  const rows: RowOf<typeof CONTENTS>[] = [
    ...figures.map(({ name, caption }) => ({
      what: 'figure',
      name,
      label: `fig:${name}`,
      caption,
      left_out,
    })),
    ...tables.map(({ name, print: { caption } }) => ({
      what: 'table',
      name,
      label: `tab:${name}`,
      caption,
      left_out,
    })),
    ...answered.flatMap(({ question, answers, unanswered }) => {
      const parts = answers.flatMap(({ paper = [] }) => paper.filter(isUnanswered));
      return [...unanswered, ...parts].map(({ about, because }) => ({
        what: 'question',
        name: question.id,
        label: null,
        caption: about,
        left_out: because,
      }));
    }),
  ];
  return makeTable(CONTENTS, rows);
}

/** The PDF has the size of the figure on paper, so that it needs no scaling. */
function placeFigure({ name, caption, layout }: Figure): string {
  const float = layout.width * MM > COLUMN_MM ? 'figure*' : 'figure';
  return [
    `\\begin{${float}}`,
    '\\centering',
    `\\includegraphics{${name}.pdf}`,
    `\\caption{${escapeLatex(caption)}}`,
    `\\label{fig:${name}}`,
    `\\end{${float}}`,
    '',
  ].join('\n');
}
