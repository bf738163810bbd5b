// Where a Chromium may be: installed on the machine, or inside an npm package.
import { execFile } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A browser to try. */
export interface BrowserCandidate {
  readonly executable: string;
  /** Variables that this one needs on top of the environment. */
  readonly environment: Readonly<Record<string, string>>;
}

const PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
    '/opt/google/chrome/chrome',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Chromium', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
};

/** The browsers installed in the usual places of this system, best first; may be empty. */
export function installedBrowsers(): BrowserCandidate[] {
  const found = (PLACES[process.platform] ?? []).filter((place) => existsSync(place));
  return found.map((executable) => ({ executable, environment: {} }));
}

/** Prints the path of the unpacked Chromium; the package is an ES module and unpacks to the temporary folder. */
const ASK = "import c from '@sparticuz/chromium'; process.stdout.write(await c.executablePath());";

/**
 * The Chromium of the npm package (Linux, x64), unpacked once per user to the temporary folder (about 3 s and
 * 200 MB); the second candidate brings the shared libraries that bare systems lack. Empty on other systems.
 * Rejects where unpacking fails.
 */
export async function bundledBrowsers(): Promise<BrowserCandidate[]> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  const folder = await unpackedFolder();
  const executable = join(folder, 'chromium');
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_PATH: join(folder, 'fonts') };
  const libraries = { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
  return [
    { executable, environment: fonts },
    { executable, environment: { ...fonts, ...libraries } },
  ];
}

async function unpackedFolder(): Promise<string> {
  const home = join(tmpdir(), `rolelens-chromium-${packageVersion()}-${userName()}`);
  if (isOurs(home) && existsSync(join(home, 'chromium'))) return home;
  // Unpacked beside and renamed, so that two processes that start together never share half a browser.
  const fresh = mkdtempSync(`${home}-`);
  const discard = (): void => rmSync(fresh, { recursive: true, force: true });
  process.once('exit', discard);
  await unpackTo(fresh).finally(() => process.removeListener('exit', discard));
  try {
    renameSync(fresh, home);
    return home;
  } catch {
    if (!isOurs(home) || !existsSync(join(home, 'chromium'))) return fresh;
    rmSync(fresh, { recursive: true, force: true });
    return home;
  }
}

/** In containers the user may have no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'user');
  }
}

/** The package exports no package.json, so it is found above its main file. */
function packageVersion(): string {
  const main = createRequire(__filename).resolve('@sparticuz/chromium');
  const root = main.slice(
    0,
    main.lastIndexOf(join('@sparticuz', 'chromium')) + join('@sparticuz', 'chromium').length,
  );
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
}

async function unpackTo(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const moved = { TMPDIR: folder, TEMP: folder, TMP: folder };
  // The package unpacks its shared libraries only where it believes to be on this platform.
  const env = { ...process.env, ...moved, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', ASK], { cwd: __dirname, env });
}

/** A program in a shared temporary folder is only run if nobody else could have put it there. */
function isOurs(folder: string): boolean {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  return (
    stat !== undefined && stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0
  );
}
