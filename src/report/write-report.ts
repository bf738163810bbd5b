// report.html: the written summary as one self-contained page with interactive figures.
import MarkdownIt from 'markdown-it';
import { readFileSync } from 'node:fs';
import type { Figure } from '../core';
import { escapeHtml, fontFaces } from '../export';

/** Options of {@link writeReport}. */
export interface ReportOptions {
  /** What the page was made from, e.g. hashes; one line each at its foot. */
  readonly notes?: readonly string[];
}

/**
 * The summary's Markdown as an HTML page that needs no other file and no network: pictures of the study's figures become interactive figures, headings a
 * table of contents. HTML in the text is shown, not obeyed. About 1.6 MB, nearly all of it Plotly.
 */
export function writeReport(
  markdown: string,
  figures: readonly Figure[],
  { notes = [] }: ReportOptions = {},
): string {
  const shown = new Map(figures.map((figure) => [`${figure.name}.png`, figure]));
  const { body, title, contents } = renderBody(markdown, shown);
  const plots = Object.fromEntries(figures.map(({ name, data, layout }) => [name, { data, layout }]));
  return [
    '<!DOCTYPE html>',
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${fontFaces(markdown)}\n${STYLE}</style></head><body>`,
    `<nav>${contents}</nav>`,
    `<main>${body}</main>`,
    `<footer>${notes.map((note) => `<p>${escapeHtml(note)}</p>`).join('')}</footer>`,
    '<noscript>The figures need JavaScript; their pictures are beside this file.</noscript>',
    `<script type="application/json" id="figures">${escapeScript(JSON.stringify(plots))}</script>`,
    `<script>${escapeScript(plotly())}</script>`,
    `<script>${DRAW}</script>`,
    '</body></html>\n',
  ].join('\n');
}

interface Body {
  readonly body: string;
  readonly title: string;
  readonly contents: string;
}

function renderBody(markdown: string, figures: ReadonlyMap<string, Figure>): Body {
  const parser = new MarkdownIt({ html: false });
  const tokens = parser.parse(markdown, {});
  const headings: { readonly level: number; readonly text: string; readonly id: string }[] = [];
  const placed = new Map<unknown, Figure>();
  tokens.forEach(({ type, tag, children }, i) => {
    if (type === 'heading_open') {
      const text = textOf(tokens[i + 1].children ?? []);
      const id = `part-${headings.length + 1}`;
      tokens[i].attrSet('id', id);
      headings.push({ level: Number(tag.slice(1)), text, id });
    }
    for (const child of children ?? []) {
      const figure = child.type === 'image' ? figures.get(String(child.attrGet('src'))) : undefined;
      if (figure) placed.set(child, figure);
    }
  });
  const image = parser.renderer.rules.image;
  parser.renderer.rules.image = (list, i, options, env, self) => {
    const figure = placed.get(list[i]);
    return figure ? placeFor(figure) : image(list, i, options, env, self);
  };
  const links = headings
    .filter(({ level }) => level === 2)
    .map(({ id, text }) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>`);
  return {
    body: parser.renderer.render(tokens, parser.options, {}),
    title: headings[0]?.text ?? 'Summary of findings',
    contents: `<ol>${links.join('')}</ol>`,
  };
}

function textOf(children: readonly { readonly content: string }[]): string {
  return children.map(({ content }) => content).join('');
}

/** Takes the figure's room before it is drawn, so that the page does not jump. */
function placeFor({ name, layout: { width, height }, caption }: Figure): string {
  return `<span class="figure" role="img" aria-label="${escapeHtml(caption)}" data-figure="${escapeHtml(name)}" style="width:${width}px;height:${height}px"></span>`;
}

/** Text inside a script element must not end it. */
function escapeScript(code: string): string {
  return code.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
}

function plotly(): string {
  return readFileSync(require.resolve('plotly.js-cartesian-dist-min'), 'utf8');
}

const DRAW = `const figures = JSON.parse(document.getElementById('figures').textContent);
for (const place of document.querySelectorAll('[data-figure]')) {
  const { data, layout } = figures[place.dataset.figure];
  Plotly.newPlot(place, data, layout, { displayModeBar: false });
}`;

const STYLE = `
body{font:16px/1.5 'Source Sans 3',Arial,sans-serif;color:#222;margin:0 auto;max-width:52rem;padding:1rem 1.5rem 4rem}
h1{font-size:1.9rem;line-height:1.2}h2{margin-top:2.5rem;border-bottom:1px solid #ccc}h1,h2,h3{font-weight:600}
nav{font-size:.95rem}nav ol{padding-left:1.2rem}a{color:#0b5394}
table{border-collapse:collapse;font-size:.9rem;margin:1rem 0;display:block;overflow-x:auto;border-top:2px solid #222;border-bottom:2px solid #222;width:fit-content;max-width:100%}
th{border-bottom:1px solid #222;text-align:left}th,td{padding:.2rem .7rem .2rem 0;vertical-align:top}
td[style*=right],th[style*=right]{font-variant-numeric:tabular-nums}
blockquote{margin:1rem 0;padding:.1rem 1rem;border-left:3px solid #e69f00;background:#fdf6e3}
.figure{display:inline-block;max-width:100%;overflow-x:auto}img{max-width:100%}
footer{margin-top:3rem;border-top:1px solid #ccc;font-size:.8rem;color:#555;overflow-wrap:anywhere}footer p{margin:.2rem 0}
@media print{nav{display:none}body{max-width:none}h2,h3{break-after:avoid}.figure{break-inside:avoid}}
`;
