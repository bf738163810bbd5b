// exportFigures: figures to files, with their numbers beside them.
import { join } from 'node:path';
import { RoleLensError, usualProgress, type Coding, type Figure, type Progress } from '../core';
import { toCsv } from '../table';
import { renderFormats, type FigureFormat, type RenderOptions } from './render-figure';
import { sourceMetadata } from './source-metadata';
import { writeWhole } from './write-whole';

/** What is exported, and how. */
export interface ExportOptions extends RenderOptions {
  /** Default PNG, SVG and PDF. */
  readonly formats?: readonly FigureFormat[];
  /** What the figures were drawn from: its hashes and that of our code go into each file's metadata; default nothing. */
  readonly source?: Pick<Coding, 'corpusHash' | 'codebookHash'>;
  /** Told after each figure, as step `figures`. */
  readonly onProgress?: Progress;
}

const SAFE_NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,120}$/;

/**
 * Writes `name.png`, `name.svg`, `name.pdf` and the figure's numbers as `name.csv` into a folder (made where missing) and gives the paths in this
 * order. Figures have their size on paper, their text is text in SVG and PDF, and the same figure gives the same bytes. One browser draws all; it
 * stays open for more, so call `closeBrowser` at the end of a script.
 * @throws RoleLensError for names that are no file names or occur twice, where no browser starts, and where a file cannot be written.
 * @example
 * await exportFigures([figureKinds(coding)], 'figures', { formats: ['svg', 'png'] });
 * await closeBrowser();
 */
export async function exportFigures(
  figures: readonly Figure[],
  folder: string,
  { formats = ['png', 'svg', 'pdf'], onProgress = usualProgress, source, ...render }: ExportOptions = {},
): Promise<string[]> {
  checkNames(figures.map(({ name }) => name));
  const metadata = { ...(source && sourceMetadata(source)), ...render.metadata };
  const written: string[] = [];
  onProgress('figures', 0, figures.length);
  for (const [place, figure] of figures.entries()) {
    const files = formats.length
      ? await renderFormats(figure, formats, { ...render, metadata })
      : new Map<string, string>();
    for (const [extension, content] of [...files, ['csv', toCsv(figure.table)] as const]) {
      const file = join(folder, `${figure.name}.${extension}`);
      await writeWhole(file, content);
      written.push(file);
    }
    onProgress('figures', place + 1, figures.length);
  }
  return written;
}

function checkNames(names: readonly string[]): void {
  const unsafe = names.find((name) => !SAFE_NAME.test(name));
  if (unsafe !== undefined) {
    throw new RoleLensError(`A figure is named ${JSON.stringify(unsafe)}, which cannot be a file name.`, {
      hint: 'Use letters, digits, hyphens and underscores.',
    });
  }
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) {
    throw new RoleLensError(`Two figures are named "${twice}".`, {
      hint: 'Give each figure a name of its own.',
    });
  }
}
