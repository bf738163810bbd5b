// How commands load the sources (bin/typescript.js): compiled once, by content, whatever else happens to the folder of the cache.
import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOME } from './run-command';

let project: string;
const at = (...names: string[]): string => join(project, ...names);
const cache = (): string => at('node_modules', '.cache', 'rolelens');

/** Ends with a line that says whether the compiler was loaded. */
const TELLS = `process.on('exit', () => console.log(Object.keys(require.cache).some((file) => /typescript.lib/.test(file)) ? 'compiled' : 'kept'));`;

function put(name: string, text: string): void {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
}

/** Runs `start.js` of the project; the lines of both outputs, in order. */
function start(env: NodeJS.ProcessEnv = process.env): Promise<string[]> {
  const child = spawn(process.execPath, [at('start.js')], { cwd: tmpdir(), env });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => (text += bytes.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(text.trimEnd().split('\n')));
  });
}

beforeEach(() => {
  // With a blank in its name, as folders of people have.
  project = mkdtempSync(join(tmpdir(), 'rolelens compiled-'));
  for (const name of ['bin/typescript.js', 'tsconfig.json']) cpSync(join(HOME, name), at(name));
  mkdirSync(at('node_modules'));
  symlinkSync(join(HOME, 'node_modules', 'typescript'), at('node_modules', 'typescript'));
  put('start.js', `${TELLS}\nrequire('./bin/typescript');\nrequire('./src/a');`);
  put('src/a.ts', `import { b } from './b';\nconst said: string = b;\nconsole.log(said);`);
  put('src/b.ts', `export interface Left { readonly out: string }\nexport const b = 'first';`);
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

describe('compiled code', () => {
  it('is made once, and then the compiler is not even loaded', async () => {
    expect(await start()).toEqual(['first', 'compiled']);
    expect(await start()).toEqual(['first', 'kept']);
  });

  it('follows the sources, also back to what they were', async () => {
    await start();
    put('src/b.ts', `export const b = 'second';`);
    expect(await start()).toEqual(['second', 'compiled']);
    expect(await start()).toEqual(['second', 'kept']);
    put('src/b.ts', `export const b = 'first';`);
    expect((await start())[0]).toBe('first');
  });

  it('follows the settings of the compiler', async () => {
    await start();
    put('tsconfig.json', readFileSync(at('tsconfig.json'), 'utf8').replace('ES2022"', 'ES2021"'));
    expect(await start()).toEqual(['first', 'compiled']);
  });

  it('is made again where a file of the cache was cut off or spoilt', async () => {
    await start();
    for (const file of readdirSync(cache())) {
      const text = readFileSync(join(cache(), file), 'utf8');
      writeFileSync(join(cache(), file), text.slice(0, text.length / 2));
    }
    expect(await start()).toEqual(['first', 'compiled']);
    expect(await start()).toEqual(['first', 'kept']);
  });

  it('needs no cache: the folder may be one that cannot be written, and there may be no home', async () => {
    // A file in the place of the folder: what nobody can write into, not even root.
    put('node_modules/.cache', '');
    expect(await start({ PATH: process.env.PATH })).toEqual(['first', 'compiled']);
    expect(await start({ PATH: process.env.PATH })).toEqual(['first', 'compiled']);
  });

  it('is right for each of several processes that start at once', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => start()));
    expect(all.map(([said]) => said)).toEqual(Array(6).fill('first'));
    expect(await start()).toEqual(['first', 'kept']);
    expect(readdirSync(cache()), 'nothing is left over').toHaveLength(2);
  });

  it('is loaded by threads as well', async () => {
    put(
      'start.js',
      `const { Worker, isMainThread } = require('node:worker_threads');
       if (isMainThread) for (let i = 0; i < 2; i++) new Worker(__filename);
       else { require('./bin/typescript'); require('./src/a'); }`,
    );
    expect(await start()).toEqual(['first', 'first']);
    expect(await start()).toEqual(['first', 'first']);
  });

  it('tells of the lines of the sources where it fails, now and later', async () => {
    put(
      'src/b.ts',
      `interface Left { readonly out: string }\n\nexport const b = fail({ out: 'x' });\n` +
        `function fail(left: Left): string {\n  throw new Error(left.out);\n}`,
    );
    for (const time of ['first', 'second']) {
      const stack = (await start()).join('\n');
      expect(stack, time).toMatch(
        /Error: x\n +at fail \(.*compiled-.*src\/b\.ts:5:9\)\n +at .*src\/b\.ts:3:18/,
      );
    }
  });

  it('says file and line where a source is no TypeScript', async () => {
    put('src/b.ts', `export const b = 'first';\nexport const c = ;`);
    expect((await start()).join('\n')).toContain('SyntaxError: src/b.ts:2:18: Expression expected.');
  });
});
