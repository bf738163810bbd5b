// Finding and starting the browser.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { RoleLensError, type Figure } from '../../src/core';
import { closeBrowser, openBrowser, renderFigure } from '../../src/export';

afterEach(async () => {
  vi.unstubAllEnvs();
  await closeBrowser();
});

describe('openBrowser', () => {
  it('gives the running browser to the second caller', async () => {
    const [first, second] = await Promise.all([openBrowser(), openBrowser()]);
    expect(second).toBe(first);
  });

  it('starts a new browser after it was closed', async () => {
    const first = await openBrowser();
    await closeBrowser();
    expect(first.isConnected()).toBe(false);
    expect((await openBrowser()).isConnected()).toBe(true);
  });

  it('says what to do where ROLELENS_CHROMIUM names nothing', async () => {
    vi.stubEnv('ROLELENS_CHROMIUM', '/nowhere/chromium');
    const error = await openBrowser().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RoleLensError);
    expect((error as Error).message).toMatch(/\/nowhere\/chromium.*Set ROLELENS_CHROMIUM/s);
  });

  it('does not quietly take another browser where the named one does not start', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rolelens-browser-'));
    const program = join(folder, 'chromium');
    writeFileSync(program, '#!/bin/sh\nexit 3\n');
    chmodSync(program, 0o755);
    vi.stubEnv('ROLELENS_CHROMIUM', program);
    await expect(openBrowser()).rejects.toThrow(/does not start/);
    rmSync(folder, { recursive: true });
  });

  it('that is killed while it draws gives an error that says so, and the next figure starts another', async () => {
    const layout = { width: 100, height: 80, title: { text: '' } };
    const figure = { name: 'empty', caption: 'Nothing.', data: [], layout, table: {} } as unknown as Figure;
    await renderFigure(figure, 'svg');
    const browser = await openBrowser();
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    process.kill(processInfo.find(({ type }) => type === 'browser')!.id, 'SIGKILL');
    const error = await renderFigure(figure, 'pdf').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RoleLensError);
    expect((error as Error).message).toMatch(
      /^The browser that draws figures ended while it drew .*Run it again/,
    );
    expect(await renderFigure(figure, 'svg')).toContain('<svg');
  });
});
