// drawSvg: a figure as an SVG that stands on its own: text as text, its font inside, its size in millimetres.
/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { RoleLensError, hashOf, messageOf, type Figure } from '../core';
import { fontFaces } from './font-faces';

/** What a file says about itself, e.g. `{ Software: 'RoleLens', Source: 'study.yaml' }`; keys in Latin letters. */
export type Metadata = Readonly<Record<string, string>>;

/** Draws a figure on the page; the same figure gives the same text. Throws `RoleLensError` where Plotly refuses it. */
export async function drawSvg(page: Page, figure: Figure, metadata: Metadata = {}): Promise<string> {
  const { data, layout } = figure;
  const seed = parseInt(hashOf(JSON.stringify([data, layout])).slice(0, 8), 16);
  const drawn = await page
    .evaluate(plotSvg, { json: JSON.stringify({ data, layout }), seed })
    .catch((cause) => {
      throw new RoleLensError(`Figure "${figure.name}" could not be drawn (${messageOf(cause)}).`, {
        hint: 'Check its traces and layout with Plotly.validate.',
        cause,
      });
    });
  return finishSvg(drawn, figure, metadata);
}

/** What of Plotly is used inside the page. */
interface PlotlyInPage {
  toImage(figure: unknown, options: Record<string, unknown>): Promise<string>;
}

/**
 * In the page. Plotly names its clip paths at random: a generator seeded by the figure's content keeps the names
 * apart between figures and the same between runs.
 */
async function plotSvg({ json, seed }: { json: string; seed: number }): Promise<string> {
  let state = seed;
  Math.random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const figure = JSON.parse(json) as { layout: { width: number; height: number } };
  const { width, height } = figure.layout;
  const plotly = (window as unknown as { Plotly: PlotlyInPage }).Plotly;
  const uri = await plotly.toImage(figure, { format: 'svg', width, height });
  return decodeURIComponent(uri.slice(uri.indexOf(',') + 1));
}

/** How many times larger than its px a figure is on paper: 1, but for slides. */
export function scaleOf({ layout }: Figure): number {
  const scale = (layout.meta as { scale?: unknown } | undefined)?.scale;
  return typeof scale === 'number' && scale > 0 ? scale : 1;
}

function finishSvg(svg: string, figure: Figure, metadata: Metadata): string {
  const { width, height } = figure.layout;
  const scale = scaleOf(figure);
  const start = svg.indexOf('>') + 1;
  const body = svg.slice(start, svg.lastIndexOf('</svg>'));
  const millimetres = (pixels: number) => Number(((pixels * scale * 25.4) / 96).toFixed(3));
  const root =
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" class="main-svg" role="img" ` +
    `width="${millimetres(width)}mm" height="${millimetres(height)}mm" viewBox="0 0 ${width} ${height}">`;
  const facts = Object.entries(metadata).map(([key, value]) => `${key}: ${value}`);
  return [
    root,
    `<title>${escapeXml(figure.name)}</title>`,
    `<desc>${escapeXml(figure.caption)}</desc>`,
    facts.length ? `<metadata>${escapeXml(facts.join('\n'))}</metadata>` : '',
    `<style>${fontFaces(body)}</style>`,
    `${body}</svg>\n`,
  ].join('');
}

/** Text for XML: the five marks escaped, characters that XML forbids left out. */
function escapeXml(text: string): string {
  const marks: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
  };
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (mark) => marks[mark]);
}
