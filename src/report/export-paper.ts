// exportPaper: all figures and tables of a paper into one folder, in one go.
import { join } from 'node:path';
import {
  compareGroups,
  compareTerms,
  compareWithCain,
  cooccurrence,
  saturation,
  saturationStops,
  tableFocus,
  topTools,
  trend,
} from '../analysis';
import type { Codebook } from '../codebook';
import { KINDS, NO_PROFILE, RoleLensError, usualProgress } from '../core';
import type { Cell, Coding, Columns, Figure, Progress } from '../core';
import { escapeLatex, exportFigures, exportTable, writeWhole } from '../export';
import type { FigureFormat, TableFormat } from '../export';
import {
  figureCain,
  figureComparison,
  figureCooccurrence,
  figureDifferences,
  figureFocus,
  figureNetwork,
  figureProfiles,
  figureSaturation,
  figureSets,
  figureTerms,
  figureTools,
  figureTrend,
  type FigureWidth,
} from '../figures';
import { groupAds } from '../frames';
import type { TokenStore } from '../text';
import { paperTables, type Makers, type PaperTable } from './paper-tables';

/** Options of {@link exportPaper}. */
export interface PaperOptions {
  /** The two profiles set side by side; default the first two of the codebook that occur. */
  readonly groups?: readonly [string, string];
  /** Width of most figures; default `column` (85 mm). */
  readonly width?: FigureWidth;
  /** Width of heat map, network and sets, which need room; default `page` (180 mm). */
  readonly largeWidth?: FigureWidth;
  /** With the codebook: the table of sensitivity also says what holds without company boilerplate. */
  readonly store?: TokenStore;
  readonly book?: Codebook;
  /** Default PNG, SVG and PDF; the numbers (`.csv`) come in any case. */
  readonly figureFormats?: readonly FigureFormat[];
  /** Default LaTeX, Markdown, HTML and CSV. */
  readonly tableFormats?: readonly TableFormat[];
  readonly onProgress?: Progress;
}

/** What {@link exportPaper} made. */
export interface Paper {
  /** One row a figure or table: `what`, `name`, `label` (for `\ref`), `caption`; `left_out` says why one could not be made, else `null`. */
  readonly contents: Columns;
  readonly figures: readonly Figure[];
  /** The tables with all columns, by name. */
  readonly tables: Readonly<Record<string, Columns>>;
  /** Paths of all files written. */
  readonly files: readonly string[];
}

interface Item<Made> {
  readonly name: string;
  readonly made: Made | null;
  readonly why: string | null;
}

/** Layouts are in CSS pixels. */
const MM = 25.4 / 96;
/** A figure that is wider takes both columns of a page. */
const COLUMN_MM = 90;

/**
 * Writes the figures of a paper (each in all formats, with its numbers), its tables (`table_….tex`, `.md`, `.html`, `.csv`), and `figures.tex`, which places
 * the figures with captions and labels (`fig:…`; tables have `tab:…`). What the ads cannot answer, e.g. a trend without dates, is left out, and `contents` says why.
 * @throws RoleLensError for an unwritable folder, and as `exportFigures`.
 */
export async function exportPaper(
  coding: Coding,
  folder: string,
  options: PaperOptions = {},
): Promise<Paper> {
  const { figureFormats, tableFormats, onProgress = usualProgress } = options;
  const figures = makeAll(paperFigures(coding, options));
  const { groups = firstProfiles(coding), store, book } = options;
  const tables = makeAll(paperTables(coding, { groups, store, book }));
  const drawn = figures.flatMap(({ made }) => made ?? []);
  const files = await exportFigures(drawn, folder, { formats: figureFormats, source: coding, onProgress });
  for (const { name, made } of tables) {
    if (!made) continue;
    const print = { ...made.print, label: `tab:${name}`, formats: tableFormats };
    files.push(...(await exportTable(made.columns, join(folder, `table_${name}`), print)));
  }
  const placed = join(folder, 'figures.tex');
  await writeWhole(placed, drawn.map(placeFigure).join('\n'));
  return {
    contents: contentsOf(figures, tables),
    figures: drawn,
    tables: Object.fromEntries(tables.flatMap(({ name, made }) => (made ? [[name, made.columns]] : []))),
    files: [...files, placed],
  };
}

function paperFigures(coding: Coding, options: PaperOptions): Makers<Figure> {
  const { groups, width = 'column', largeWidth = 'page' } = options;
  const only = { width };
  const large = { width: largeWidth };
  const pair = groups ?? firstProfiles(coding);
  const quarters = { by: 'quarter', of: 'profile' } as const;
  const tools = { level: 'term', most: 40 } as const;
  const makers: [string, (name: string) => Figure][] = [
    ['profile_distribution', (name) => figureProfiles(coding, { name, ...only })],
    ...KINDS.map((kind): [string, (name: string) => Figure] => [
      `${kind}_comparison`,
      (name) => figureComparison(coding, { kind, groups: pair, name, ...only }),
    ]),
    ['differences', (name) => figureDifferences(compareGroups(coding, { groups: pair }), { name, ...only })],
    ['typical_tools', (name) => figureTerms(compareTerms(coding, { groups: pair }), { name, ...only })],
    ['top_tools', (name) => figureTools(topTools(coding), { name, most: 15, ...only })],
    ['focus', (name) => figureFocus(tableFocus(coding), { name, ...only })],
    ['profile_trend', (name) => figureTrend(trend(coding, quarters), { name, ...only })],
    ['saturation', (name) => saturationFigure(coding, { name, ...only })],
    ['cain_2022_tasks', (name) => figureCain(compareWithCain(coding), { name, ...only })],
    ['technology_cooccurrence', (name) => figureCooccurrence(cooccurrence(coding), { name, ...large })],
    ['tool_network', (name) => figureNetwork(cooccurrence(coding, tools), { name, ...large })],
    ['technology_sets', (name) => figureSets(coding, { name, most: 20, ...large })],
  ];
  return Object.fromEntries(makers.map(([name, make]) => [name, () => make(name)]));
}

function saturationFigure(coding: Coding, draw: { name: string; width: FigureWidth }): Figure {
  return figureSaturation(saturation(coding), { ...draw, stops: saturationStops(coding) });
}

/** The first two profiles that occur; fewer make every comparison fail with a reason. */
function firstProfiles(coding: Coding): [string, string] {
  const { names } = groupAds(coding, 'profile', 'distinct');
  return names.filter((name) => name !== NO_PROFILE).slice(0, 2) as [string, string];
}

/** What can be made; the rest says why not. */
function makeAll<Made>(makers: Makers<Made>): Item<Made>[] {
  return Object.entries(makers).map(([name, make]) => {
    try {
      return { name, made: make(), why: null };
    } catch (error) {
      // There is nothing to show: no dates, one profile only, no two tools in one ad …
      if (error instanceof RoleLensError) return { name, made: null, why: error.message };
      throw error;
    }
  });
}

function contentsOf(figures: readonly Item<Figure>[], tables: readonly Item<PaperTable>[]): Columns {
  const rowOf = (what: string, mark: string, { name, why }: Item<unknown>, caption?: string): Cell[] => [
    what,
    name,
    why === null ? `${mark}:${name}` : null,
    caption ?? null,
    why,
  ];
  const rows = [
    ...figures.map((item) => rowOf('figure', 'fig', item, item.made?.caption)),
    ...tables.map((item) => rowOf('table', 'tab', item, item.made?.print.caption)),
  ];
  const names = ['what', 'name', 'label', 'caption', 'left_out'];
  return Object.fromEntries(names.map((name, i) => [name, rows.map((row) => row[i])]));
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
