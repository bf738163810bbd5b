// renderFigure: one figure as SVG, PNG or PDF.
/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { RoleLensError, type Figure } from '../core';
import { onDrawingPage } from './drawing-page';
import { drawSvg, scaleOf, type Metadata } from './draw-svg';
import { describePdf } from './pdf-file';
import { describePng } from './png-file';

/** Formats a figure can be drawn in. */
export type FigureFormat = 'png' | 'svg' | 'pdf';

/** How a figure is drawn. */
export interface RenderOptions {
  /** Dots per inch of a PNG; default 300. */
  readonly dpi?: number;
  /** Written into the file beside name and caption; default nothing. */
  readonly metadata?: Metadata;
}

/** Some viewers and printers fail above this; also keeps a wrong dpi from filling the memory. */
const MOST_PIXELS = 16_384;

/**
 * Draws a figure at its size on paper: SVG (text as text, font inside), PNG (`dpi`, white background) or PDF (one page
 * of the figure's size, text as text). Opens the browser where none runs; call `closeBrowser` when all is drawn.
 * The same figure gives the same bytes. Throws `RoleLensError` where no browser starts or Plotly refuses the figure.
 */
export function renderFigure(figure: Figure, format: 'svg', options?: RenderOptions): Promise<string>;
export function renderFigure(figure: Figure, format: 'png' | 'pdf', options?: RenderOptions): Promise<Buffer>;
export function renderFigure(
  figure: Figure,
  format: FigureFormat,
  options?: RenderOptions,
): Promise<string | Buffer>;
export async function renderFigure(
  figure: Figure,
  format: FigureFormat,
  options: RenderOptions = {},
): Promise<string | Buffer> {
  const rendered = await renderFormats(figure, [format], options);
  return rendered.get(format)!;
}

/** Draws a figure once and gives it in several formats. */
export function renderFormats(
  figure: Figure,
  formats: readonly FigureFormat[],
  { dpi = 300, metadata = {} }: RenderOptions = {},
): Promise<Map<FigureFormat, string | Buffer>> {
  return onDrawingPage(async (page) => {
    const svg = await drawSvg(page, figure, metadata);
    const results = new Map<FigureFormat, string | Buffer>();
    for (const format of formats) {
      if (format === 'svg') results.set(format, svg);
      else if (format === 'png') results.set(format, await toPng(page, svg, figure, dpi, metadata));
      else if (format === 'pdf') results.set(format, await toPdf(page, svg, figure, metadata));
      else
        throw new RoleLensError(`Unknown figure format "${String(format)}".`, {
          hint: 'Use png, svg or pdf.',
        });
    }
    return results;
  });
}

async function toPng(
  page: Page,
  svg: string,
  figure: Figure,
  dpi: number,
  metadata: Metadata,
): Promise<Buffer> {
  const pixels = (size: number) => Math.round((size / 96) * scaleOf(figure) * dpi);
  const [width, height] = [pixels(figure.layout.width), pixels(figure.layout.height)];
  if (!(dpi > 0) || Math.max(width, height) > MOST_PIXELS) {
    throw new RoleLensError(`Figure "${figure.name}" would be ${width} × ${height} pixels at ${dpi} dpi.`, {
      hint: `Choose a resolution above 0 that keeps both sides within ${MOST_PIXELS} pixels.`,
    });
  }
  const png = await page.evaluate(paintSvg, { svg, width, height });
  const texts = { Title: figure.name, Description: figure.caption, ...metadata };
  return describePng(Buffer.from(png, 'base64'), dpi, texts);
}

/** In the page: an SVG as the base64 of a PNG of this many pixels. */
async function paintSvg({
  svg,
  width,
  height,
}: {
  svg: string;
  width: number;
  height: number;
}): Promise<string> {
  const image = new Image(width, height);
  const sized = svg.replace(/ width="[^"]*" height="[^"]*"/, ` width="${width}" height="${height}"`);
  image.src = URL.createObjectURL(new Blob([sized], { type: 'image/svg+xml' }));
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  URL.revokeObjectURL(image.src);
  return canvas.toDataURL('image/png').split(',')[1];
}

async function toPdf(page: Page, svg: string, figure: Figure, metadata: Metadata): Promise<Buffer> {
  const [width, height] = [figure.layout.width, figure.layout.height].map((size) => size * scaleOf(figure));
  await page.evaluate(showSvg, { svg, title: figure.name });
  const pdf = await page.pdf({
    width: `${width}px`,
    height: `${height}px`,
    margin: { top: 0, right: 0, bottom: 0, left: 0 },
    printBackground: true,
    pageRanges: '1',
  });
  await page.evaluate(showSvg, { svg: '', title: '' });
  const points = { width: width * 0.75, height: height * 0.75 };
  return describePdf(pdf, points, { Subject: figure.caption, ...metadata });
}

/** In the page: the SVG as all there is on it. */
async function showSvg({ svg, title }: { svg: string; title: string }): Promise<void> {
  document.title = title;
  document.body.innerHTML = svg;
  await document.fonts.ready;
}
