// The page that draws: Plotly and the bundled font in a browser page without network.
/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { messageOf, RoleLensError } from '../core';
import { fontFaces } from './font-faces';
import { openBrowser } from './open-browser';

/**
 * Labels come from untrusted files. Nothing is fetched, no inline script or javascript: link runs; `unsafe-eval` is how
 * the browser's driver runs our own functions.
 */
const POLICY =
  "default-src 'none'; script-src 'unsafe-eval'; style-src 'unsafe-inline'; font-src data:; img-src data: blob:";

const EMPTY_PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<style>html,body{margin:0;padding:0;background:#fff} body>svg{display:block}</style></head><body></body></html>`;

let page: { readonly browser: Browser; readonly ready: Promise<Page> } | undefined;
let queue: Promise<unknown> = Promise.resolve();

/** Runs one piece of work on the page; pieces wait for one another, because there is one page for all. */
export function onDrawingPage<Result>(work: (page: Page) => Promise<Result>): Promise<Result> {
  const turn = queue.then(async () => {
    try {
      return await work(await drawingPage());
    } catch (error) {
      throw isGone(error) ? ended(error) : error;
    }
  });
  queue = turn.catch(() => undefined);
  return turn;
}

/** Whether the browser, or its page, ended under the work: killed, crashed, or out of memory. */
function isGone(error: unknown): boolean {
  return /(?:has been|was) closed|Target (?:page )?(?:closed|crashed)|Page crashed|Browser closed|EPIPE/.test(
    messageOf(error),
  );
}

function ended(cause: unknown): RoleLensError {
  page = undefined;
  const [reason] = messageOf(cause).split('\n');
  return new RoleLensError(`The browser that draws figures ended while it drew (${reason}).`, {
    hint: 'Run it again; where memory is short, let less run beside it.',
    cause,
  });
}

async function drawingPage(): Promise<Page> {
  const browser = await openBrowser();
  if (page?.browser !== browser) page = { browser, ready: preparePage(browser) };
  return page.ready;
}

async function preparePage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ offline: true, serviceWorkers: 'block', deviceScaleFactor: 1 });
  await context.route('**/*', (route) => route.abort());
  const fresh = await context.newPage();
  await fresh.setContent(EMPTY_PAGE);
  await fresh.evaluate(loadFonts, fontFaces());
  const plotly = createRequire(__filename).resolve('plotly.js-dist');
  await fresh.evaluate(`${readFileSync(plotly, 'utf8')}\n;undefined`);
  return fresh;
}

/** In the page: text is measured while drawing, so the fonts must be there before. */
async function loadFonts(css: string): Promise<void> {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
  const faces: Promise<unknown>[] = [];
  document.fonts.forEach((face) => faces.push(face.load()));
  await Promise.all(faces);
}
