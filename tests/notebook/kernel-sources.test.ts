// Edited sources, on a copy of the project of which several live side by side.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareJupyter } from '../../src/notebook/kernel';
import { ROOT, runCells, textOf } from './real-kernel';

const copy = mkdtempSync(join(tmpdir(), 'rolelens-copy-'));
const prefix = join(copy, 'prefix');
const where = { kernel: 'rolelens-copy', jupyterPath: join(prefix, 'share', 'jupyter') };
const source = join(copy, 'src', 'core', 'greeting.ts');

beforeAll(() => {
  prepareJupyter();
  for (const part of ['bin', 'src', 'package.json', 'tsconfig.json'])
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  writeFileSync(source, `export const greeting = 'first';\nexport const fails = () => JSON.parse('{');\n`);
  const index = join(copy, 'src', 'core', 'index.ts');
  writeFileSync(index, `${readFileSync(index, 'utf8')}export * from './greeting';\n`);
  const args = ['bin/rolelens.js', 'kernel', 'install', '--prefix', prefix, '--name', where.kernel];
  execFileSync(process.execPath, args, { cwd: copy });
}, 600_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('an edited source', () => {
  it('is picked up, with its new types, when its import cell runs again, and only then', async () => {
    const importing = `import { greeting } from './src';\ngreeting`;
    const [first, same, fresh, typed, broken] = await runCells(
      [
        importing,
        { code: `greeting`, edit: [source, `greeting = 'first'`, `greeting = 2 as number`] },
        importing,
        `const text: string = greeting;`,
        { code: importing, edit: [source, `greeting = 2`, `greeting = = 3`] },
      ],
      where,
    );
    expect([first, same, fresh].map(textOf)).toEqual(['first', 'first', '2']);
    expect(typed.reply.evalue).toBe("1:7 Type 'number' is not assignable to type 'string'.");
    expect(broken.reply).toMatchObject({ status: 'error', ename: 'SyntaxError' });
    expect(broken.reply.evalue).toMatch(/^src\/core\/greeting\.ts:1:25: /);
  });

  it('that is new can be imported too', async () => {
    writeFileSync(source, `export const greeting = 'again';\n`);
    const added = join(copy, 'src', 'core', 'added.ts');
    writeFileSync(join(copy, 'other.txt'), 'old');
    const [, late] = await runCells(
      [
        `import { greeting } from './src';\nimport { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(added)}, 'export const added = greeting.length;\\nconst greeting = "four";');`,
        `import { added } from './src/core/added';\ntypeof added`,
      ],
      where,
    );
    // The file is faulty on purpose: it uses a name before it has a value, which only running it shows.
    expect(late.reply).toMatchObject({ status: 'error', ename: 'ReferenceError' });
    expect(late.reply.traceback!.join('\n')).toContain(`import { added } from './src/core/added';`);
  });
});
