import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, openBrowser } from '../../src/export';
import { prepareJupyter } from '../../src/notebook/kernel';
import { ROOT } from './real-kernel';

const TOKEN = 'test-of-rolelens';
/** Milliseconds; a busy machine may take minutes for what takes a second. */
const PATIENCE = 300_000;
const ARTEFACTS = join(ROOT, 'tests', 'artefacts');

async function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}

async function untilAnswers(url: string): Promise<void> {
  while (!(await fetch(url).catch(() => null))?.ok) await new Promise((done) => setTimeout(done, 500));
}

describe('JupyterLab in a real browser', () => {
  let lab: ChildProcess;
  let page: Page;
  let port: number;
  const errors: string[] = [];
  const settings = mkdtempSync(join(tmpdir(), 'rolelens-lab-'));

  beforeAll(async () => {
    prepareJupyter();
    port = await freePort();
    const options = ['--no-browser', `--port=${port}`, `--IdentityProvider.token=${TOKEN}`, '--allow-root'];
    // Settings of its own: a user's workspace would open other notebooks.
    const own = { JUPYTERLAB_WORKSPACES_DIR: settings, JUPYTER_CONFIG_DIR: settings };
    lab = spawn(process.execPath, [join(ROOT, 'bin', 'lab.js'), ...options], {
      cwd: ROOT,
      stdio: 'ignore',
      env: { ...process.env, ...own },
    });
    await untilAnswers(`http://127.0.0.1:${port}/api?token=${TOKEN}`);
    const browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    page.setDefaultTimeout(PATIENCE);
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
  });

  afterAll(async () => {
    await page?.close();
    await closeBrowser();
    lab?.kill('SIGTERM');
    rmSync(settings, { recursive: true, force: true });
  });

  it('runs a notebook to interactive charts that answer to the mouse', async () => {
    await page.goto(`http://127.0.0.1:${port}/lab/tree/notebooks/03-distributions.ipynb?token=${TOKEN}`);
    const charts = page.locator('.js-plotly-plot');
    await page.locator('.jp-Notebook').waitFor();
    await page.getByText('RoleLens (TypeScript)').first().waitFor();
    await page.evaluate(() => document.querySelector<HTMLElement>('.jp-Notebook')?.focus());
    await page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Clear Outputs of All Cells' }).click();
    await expect.poll(() => charts.count(), { timeout: PATIENCE }).toBe(0);
    await page.getByRole('menuitem', { name: 'Run', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Run All Cells', exact: true }).click();
    await expect.poll(() => charts.count(), { timeout: PATIENCE }).toBeGreaterThanOrEqual(1);
    const chart = charts.first();
    await chart.scrollIntoViewIfNeeded();
    const bar = chart.locator('.barlayer .point').first();
    await bar.waitFor();
    await bar.hover({ force: true });
    await chart.locator('.hoverlayer .hovertext').first().waitFor();
    mkdirSync(ARTEFACTS, { recursive: true });
    await page.screenshot({ path: join(ARTEFACTS, 'jupyterlab.png') });
    expect(errors.filter((text) => /rolelens|plotly/i.test(text))).toEqual([]);
  });
});
