// openBrowser: the one headless browser that draws figures.
import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { RoleLensError, messageOf } from '../core';
import { bundledBrowsers, installedBrowsers, type BrowserCandidate } from './find-browser';

/** Headless, able to run as root in a container, and silent on the network. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
];

/** A busy machine may take minutes, and a browser that starts late draws the same. */
const START_TIMEOUT = 300_000;

let opened: Promise<Browser> | undefined;

/**
 * Starts the browser, or gives the one that runs: the program named by the environment variable ROLELENS_CHROMIUM, an
 * installed Chrome, Chromium or Edge, else the one in the npm package. Needs no network. Call `closeBrowser` at the
 * end, or Node does not exit. Throws `RoleLensError` where none starts.
 */
export function openBrowser(): Promise<Browser> {
  opened ??= startFirst().then(
    (browser) => {
      browser.once('disconnected', () => (opened = undefined));
      return browser;
    },
    (error: unknown) => {
      opened = undefined;
      throw error;
    },
  );
  return opened;
}

/**
 * Ends the browser that draws figures, so that Node can exit; use it at the end of a script that exports figures. Does nothing where none runs; the
 * next figure starts a new one.
 * @example
 * await closeBrowser();
 */
export async function closeBrowser(): Promise<void> {
  const browser = await opened?.catch(() => undefined);
  opened = undefined;
  // One that was killed cannot be closed, and need not be.
  await browser?.close().catch(() => undefined);
}

async function startFirst(): Promise<Browser> {
  const wanted = process.env.ROLELENS_CHROMIUM;
  if (wanted) return startWanted(wanted);
  const failures: string[] = [];
  const first = await tryEach(installedBrowsers(), failures);
  if (first) return first;
  const bundled = await bundledBrowsers().catch((error: unknown) => {
    failures.push(`the browser in the npm package: ${messageOf(error)}`);
    return [];
  });
  const second = await tryEach(bundled, failures);
  if (second) return second;
  throw new RoleLensError(
    `Figures are drawn by Chrome or Chromium, and none started.\n${brief(failures)}\n`,
    {
      hint: 'Install Chrome or Chromium, or set ROLELENS_CHROMIUM to the path of one.',
    },
  );
}

async function startWanted(executable: string): Promise<Browser> {
  const hint = 'Set ROLELENS_CHROMIUM to the path of a Chrome or Chromium that starts, or unset it.';
  if (!existsSync(executable)) {
    throw new RoleLensError(`ROLELENS_CHROMIUM names a program that does not exist: ${executable}.`, {
      hint,
    });
  }
  try {
    return await start({ executable, environment: {} });
  } catch (cause) {
    const reason = brief([messageOf(cause)]);
    throw new RoleLensError(`The browser named by ROLELENS_CHROMIUM does not start: ${reason}.`, {
      hint,
      cause,
    });
  }
}

async function tryEach(
  candidates: readonly BrowserCandidate[],
  failures: string[],
): Promise<Browser | undefined> {
  for (const candidate of candidates) {
    try {
      return await start(candidate);
    } catch (error) {
      failures.push(`${candidate.executable}: ${messageOf(error)}`);
    }
  }
  return undefined;
}

async function start({ executable, environment }: BrowserCandidate): Promise<Browser> {
  // Loaded when it is needed: it takes a third of a second, and most commands draw nothing.
  const { chromium } = await import('playwright-core');
  const env = { ...(process.env as Record<string, string>), ...environment };
  return chromium.launch({ executablePath: executable, args: FLAGS, env, timeout: START_TIMEOUT });
}

/** The first two lines of each failure: the rest is the browser's own log. */
function brief(failures: readonly string[]): string {
  const short = failures.map((failure) => failure.split('\n').slice(0, 2).join(' ').trim());
  return short.length ? short.join('\n') : 'None is installed, and the npm package has none for this system.';
}
