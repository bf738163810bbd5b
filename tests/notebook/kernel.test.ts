// The kernel through Jupyter: errors, outputs, interrupts, starts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareJupyter } from '../../src/notebook/kernel';
import {
  python,
  startSession,
  textOf,
  type CellResult,
  type KernelSession,
  type Output,
} from './real-kernel';

let kernel: KernelSession;
beforeAll(() => {
  prepareJupyter();
  kernel = startSession();
});
afterAll(() => kernel.end());

function errorsOf({ outputs }: CellResult): Output[] {
  return outputs.filter(({ type, name }) => type === 'error' || name === 'stderr');
}

describe('a cell that fails', () => {
  it('shows the message and its own lines once, and answers with the same', async () => {
    const [, made, failed, after] = await kernel.run(
      `import { readCodebook } from './src';`,
      `const risky = (n: number) => {\n  if (n > 1) throw new RangeError('too much: ' + n);\n};`,
      `const fine = 1;\nrisky(\n  7);`,
      `risky(1); 'still here'`,
    );
    expect(made.reply.status).toBe('ok');
    expect(errorsOf(failed)).toHaveLength(1);
    const { ename, evalue, traceback } = errorsOf(failed)[0];
    expect({ ename, evalue }).toEqual({ ename: 'RangeError', evalue: 'too much: 7' });
    expect(traceback!.join('\n')).toBe(
      [
        'RangeError: too much: 7',
        `in cell [${made.reply.execution_count}]:`,
        `> 2 |   if (n > 1) throw new RangeError('too much: ' + n);`,
        '> 2 | risky(',
      ].join('\n'),
    );
    expect(failed.reply).toMatchObject({ status: 'error', ename, evalue, traceback });
    expect(textOf(after)).toBe('still here');
  });

  it('says what RoleLens says, as it is, with the line that called it, also after an await', async () => {
    const [, direct, awaited] = await kernel.run(
      `import { readAds, readCodebook } from './src';`,
      `\nconst book = readCodebook('no-such-book.yaml');`,
      `await 1;\n\nconst ads = await readAds('no-such-ads.csv');`,
    );
    expect(direct.reply.ename).toBe('RoleLensError');
    const [message, line, ...rest] = direct.reply.traceback!;
    expect(message).toBe(direct.reply.evalue);
    expect(message).toMatch(/^no-such-book\.yaml: /);
    expect(line).toBe(`> 2 | const book = readCodebook('no-such-book.yaml');`);
    expect(rest).toEqual([]);
    expect(awaited.reply.traceback![1]).toBe(`> 3 | const ads = await readAds('no-such-ads.csv');`);
    expect(JSON.stringify([direct, awaited])).not.toContain('node_modules');
  });

  it('names the cause behind an error and keeps thrown values that are no errors', async () => {
    const [caused, thrown] = await kernel.run(
      `throw new Error('outer', { cause: new TypeError('inner', { cause: 'innermost' }) });`,
      `throw { code: 42 };`,
    );
    expect(caused.reply.traceback).toEqual([
      'Error: outer',
      `> 1 | throw new Error('outer', { cause: new TypeError('inner', { cause: 'innermost' }) });`,
      'Caused by TypeError: inner',
      'Caused by innermost',
    ]);
    expect(thrown.reply.evalue).toBe('{ code: 42 }');
  });

  it('marks the place of a type error and runs nothing of the cell', async () => {
    const [failed, after] = await kernel.run(
      `console.log('ran');\n\tconst wrong: number = 'text';`,
      `const fine: number = 1; fine`,
    );
    expect(failed.outputs.map(({ type }) => type)).toEqual(['error']);
    const { ename, evalue, traceback } = failed.reply;
    expect(ename).toBe('TypeScriptError');
    expect(evalue).toBe("2:8 Type 'string' is not assignable to type 'number'.");
    expect(traceback!.join('\n')).toBe(
      [evalue, "> 2 | \tconst wrong: number = 'text';", '    | \t      ^'].join('\n'),
    );
    expect(textOf(after)).toBe('1');
  });

  it('tells of errors after the cell in the last cell, and the kernel lives on', async () => {
    const [cell, after] = await kernel.run(
      {
        code: `setTimeout(() => {\n  throw new Error('from a timer');\n}, 50);\nvoid Promise.reject(new Error('from a promise'));\nconst kept = 5;`,
        until: ['from a timer', 'from a promise'],
      },
      `kept + 1`,
    );
    expect(cell.reply.status).toBe('ok');
    const late = cell.outputs
      .filter(({ name }) => name === 'stderr')
      .map(({ text }) => text)
      .join('');
    expect(late).toContain('An error after the cell had ended:\nError: from a timer\n');
    expect(late).toContain(`> 2 |   throw new Error('from a timer');`);
    expect(late).toContain('Error: from a promise');
    expect(late).not.toMatch(/node:|\.ts:\d/);
    expect(textOf(after)).toBe('6');
  });
});

describe('nbclient', () => {
  interface Book {
    failure: { text: string; ename: string; evalue: string } | null;
    outputs: { output_type: string; ename?: string; data?: Record<string, string> }[][];
  }
  const run = (cells: string[], allow_errors = false) =>
    python<Book>('run_notebook.py', [], { kernel: 'rolelens', cells, allow_errors });

  it('stops at a planted failure with its own message and line', async () => {
    const { failure, outputs } = await run([`const a = 1;`, `a;\nthrow new Error('planted');`, `a + 1`]);
    expect(failure).toMatchObject({ ename: 'Error', evalue: 'planted' });
    expect(failure!.text).toContain(`> 2 | throw new Error('planted');`);
    expect(outputs.map((cell) => cell.map(({ output_type }) => output_type))).toEqual([[], ['error'], []]);
  });

  it('goes on after failures where errors are allowed', async () => {
    const { failure, outputs } = await run([`throw new Error('first');`, `unknownName;`, `6 * 7`], true);
    expect(failure).toBeNull();
    expect(outputs.map(([output]) => output.ename ?? output.data?.['text/plain'])).toEqual([
      'Error',
      'TypeScriptError',
      '42',
    ]);
  });
});

describe('an interrupt', () => {
  const cases: Record<string, string> = {
    'an endless loop': `for (;;) {}`,
    'a cell that waits': `await new Promise(() => undefined);`,
    'an endless loop after an await': `await new Promise((r) => setTimeout(r, 10));\nfor (;;) {}`,
    'an endless loop in a callback': `setTimeout(() => { for (;;) {} }, 10);\nawait new Promise(() => undefined);`,
    'a loop that catches everything': `await 1;\nfor (;;) { try { JSON.parse('{'); } catch {} finally {} }`,
    'a regular expression that never ends': `/^(a+)+$/.test('a'.repeat(50) + 'b');`,
  };
  // With hooks on, as drawing a figure's picture leaves them, Node watches closely how callbacks end.
  const hooks = [
    `import { AsyncLocalStorage } from 'node:async_hooks';`,
    `const kept = new AsyncLocalStorage<string>().run('kept', () => 'kept');`,
  ].join('\n');
  const after = `await new Promise((r) => setTimeout(r, 5));\nawait new Promise((r) => setImmediate(r));\nkept`;

  it('stops each of them, shows no stack and keeps the state', async () => {
    const steps = Object.values(cases).flatMap((code) => [
      { code: `console.log('begun');\n${code}`, interrupt: 'begun' },
      { code: after },
    ]);
    const [, ...results] = await kernel.run(hooks, ...steps);
    Object.keys(cases).forEach((name, i) => {
      const stopped = results[2 * i];
      expect([name, stopped.reply]).toEqual([
        name,
        expect.objectContaining({ ename: 'Interrupted', traceback: ['Interrupted'] }),
      ]);
      expect(stopped.outputs.map(({ type }) => type)).toEqual(['stream', 'error']);
      expect([name, textOf(results[2 * i + 1])]).toEqual([name, 'kept']);
    });
  });
});

describe('an interrupted cell', () => {
  it('goes on no further behind its next await, also in functions of other cells', async () => {
    const [, interrupted, , after] = await kernel.run(
      `let rounds = 0;\nconst go = async () => { for (;;) { rounds++; await new Promise((r) => setTimeout(r, 20)); } };`,
      { code: `console.log('begun');\nawait Promise.all([go(), go()]);`, interrupt: 'begun' },
      `const then = rounds;\nawait new Promise((r) => setTimeout(r, 200));`,
      `[then > 0, rounds - then]`,
    );
    expect(interrupted.reply.ename).toBe('Interrupted');
    expect(textOf(after)).toBe('[ true, 0 ]');
    expect(interrupted.outputs.map(({ type }) => type)).toEqual(['stream', 'error']);
  });
});

describe('outputs', () => {
  it('sends a display as one bundle and waits for the picture that follows', async () => {
    const [, shown] = await kernel.run(
      `import { emitDisplay, waitFor } from './src/notebook/kernel';`,
      [
        `emitDisplay({ 'application/json': { a: 1 }, 'text/plain': 'first' }, { id: 'd1', metadata: { 'image/png': { width: 3 } } });`,
        `waitFor(new Promise((r) => setTimeout(r, 300)).then(() => emitDisplay({ 'text/plain': 'second' }, { id: 'd1', update: true })));`,
      ].join('\n'),
    );
    expect(shown.outputs).toEqual([
      {
        type: 'display_data',
        late: false,
        data: { 'application/json': { a: 1 }, 'text/plain': 'first' },
        metadata: { 'image/png': { width: 3 } },
        transient: { display_id: 'd1' },
      },
      expect.objectContaining({ type: 'update_display_data', late: false, data: { 'text/plain': 'second' } }),
    ]);
  });

  it('fails the cell when work that it waits for fails', async () => {
    const [, failed] = await kernel.run(
      `import { waitFor } from './src/notebook/kernel';`,
      `waitFor(Promise.reject(new Error('no picture')));`,
    );
    expect(failed.reply).toMatchObject({ status: 'error', evalue: 'no picture' });
    expect(errorsOf(failed)).toHaveLength(1);
  });

  it('appear while a loop keeps the kernel busy, and keep their order', async () => {
    const [, cell] = await kernel.run(`'ready'`, {
      code: `console.log('begun');\nfor (let i = 0; i < 5000; i++) console.log(i);\nconsole.error('warned');\nfor (;;) {}`,
      interrupt: 'warned',
    });
    const numbers = Array.from({ length: 5000 }, (_, i) => `${i}\n`).join('');
    expect(
      cell.outputs
        .filter(({ name }) => name === 'stdout')
        .map(({ text }) => text)
        .join(''),
    ).toBe(`begun\n${numbers}`);
    expect(cell.outputs.map(({ type, name }) => name ?? type).at(-2)).toBe('stderr');
    // Gathered: a message a line would be more than front ends take.
    expect(cell.outputs.length).toBeLessThan(1000);
  });

  it('finds variables of earlier cells also where an object names them in short', async () => {
    const [, found, assigned] = await kernel.run(
      `let first = 1; const second = 2; const sum = (o: { first: number; second: number }) => o.first + o.second;`,
      `sum({ first, second })`,
      `({ first } = { first: 40 }); first + second`,
    );
    expect(textOf(found)).toBe('3');
    expect(textOf(assigned)).toBe('42');
  });

  it('takes objects of earlier cells apart under other names, in declarations, loops and assignments', async () => {
    const results = await kernel.run(
      'const pairs = [{ one: 1, other: 2 }, { one: 3, other: 4 }];',
      'let last = 0;\nfor (const { one: x, other: y } of pairs) last = x + y;\nconsole.log(last);',
      'const { one: first } = pairs[0];\n({ other: last } = pairs[0]);\nconsole.log(first, last);',
    );
    expect(results.map(({ reply }) => reply.evalue)).toEqual(results.map(() => undefined));
    expect(results.map(textOf)).toEqual(['', '7\n', '1 2\n']);
  });

  it('serves tslab’s own display, and shows the value of the last expression', async () => {
    const [shown] = await kernel.run(
      `import { display } from 'tslab';\ndisplay.html('<b>bold</b>');\n[1, 2].map((x) => x * 2)`,
    );
    expect(shown.outputs.map(({ type, data }) => [type, data])).toEqual([
      ['display_data', { 'text/html': '<b>bold</b>' }],
      ['execute_result', { 'text/plain': '[ 2, 4 ]' }],
    ]);
  });
});

describe('the kernel', () => {
  it('works in the project’s folder and keeps what cells made', async () => {
    const results = await kernel.run(
      `import { codeAds, readAds, readCodebook, tokenize } from './src';`,
      `const ads = await readAds('data/sample/ads.jsonl');\nconst coding = codeAds(tokenize(ads), readCodebook('data/codebook/genai-roles.yaml'));`,
      ...Array.from({ length: 9 }, (_, i) => `const n${i} = coding.ads.length + ${i};\nn${i} > 0`),
    );
    const ordinary = results.slice(2);
    expect(ordinary.map(textOf)).toEqual(ordinary.map(() => 'true'));
  });

  it('starts five times in a row', async () => {
    const { started, failures } = await python<{ started: number; failures: string[] }>(
      'start_kernels.py',
      ['5'],
      null,
    );
    expect({ started, failures }).toEqual({ started: 5, failures: [] });
  });
});
