// Edited sources, on a copy of the project of which several live side by side.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareJupyter } from '../../src/notebook/kernel';
import { copyProject } from './copy-project';
import { startSession, textOf, type KernelSession } from './real-kernel';

const copy = mkdtempSync(join(tmpdir(), 'rolelens-copy-'));
const source = join(copy, 'src', 'core', 'greeting.ts');
let kernel: KernelSession;

beforeAll(() => {
  prepareJupyter();
  copyProject(copy);
  writeFileSync(source, `export const greeting = 'first';\n`);
  const index = join(copy, 'src', 'index.ts');
  writeFileSync(index, `${readFileSync(index, 'utf8')}export * from './core/greeting';\n`);
  const prefix = join(copy, 'prefix');
  const install = ['bin/rolelens.js', 'kernel', 'install', '--prefix', prefix, '--name', 'rolelens-copy'];
  execFileSync(process.execPath, install, { cwd: copy });
  kernel = startSession('rolelens-copy', join(prefix, 'share', 'jupyter'));
});

afterAll(async () => {
  await kernel.end();
  rmSync(copy, { recursive: true, force: true });
});

describe('an edited source', () => {
  it('is picked up, with its new types, when its import cell runs again, and only then', async () => {
    const importing = `import { greeting } from './src';\ngreeting`;
    const [first, same, fresh, typed, broken, mended] = await kernel.run(
      importing,
      { code: `greeting`, edit: [source, `greeting = 'first'`, `greeting = 2 as number`] },
      importing,
      `const text: string = greeting;`,
      { code: importing, edit: [source, `greeting = 2`, `greeting = = 3`] },
      { code: importing, edit: [source, `greeting = = 3 as number`, `greeting = 'mended'`] },
    );
    expect(first.reply.traceback).toBeUndefined();
    expect([first, same, fresh].map(textOf)).toEqual(['first', 'first', '2']);
    expect(typed.reply.evalue).toBe("1:7 Type 'number' is not assignable to type 'string'.");
    expect(broken.reply).toMatchObject({ status: 'error', ename: 'SyntaxError' });
    expect(textOf(mended)).toBe('mended');
    expect(broken.reply.evalue).toMatch(/^src\/core\/greeting\.ts:1:25: /);
  });

  it('may be a new file', async () => {
    const added = join(copy, 'src', 'core', 'added.ts');
    writeFileSync(added, `export const added: string = 'new';\n`);
    const [good, typed] = await kernel.run(
      `import { added } from './src/core/added';\nadded`,
      `const wrong: number = added;`,
    );
    expect(textOf(good)).toBe('new');
    expect(typed.reply.evalue).toBe("1:7 Type 'string' is not assignable to type 'number'.");
  });
});
