// A study writes over results of its own, and over nothing else.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ADS, CODEBOOK, Desk, jsonLines, rolelens, type Outcome } from './run-command';

const desk = new Desk();
afterAll(() => desk.clear());

desk.put('ads.jsonl', ADS);
const codings = desk.put(
  'codings.jsonl',
  jsonLines([{ id: '1', profile: 'GenAI Engineer', mentions: [{ code: 'TECH1', quote: 'LangChain' }] }]),
);
desk.put(
  'study.yaml',
  `study: small
ads: [ads.jsonl]
codebook: ${CODEBOOK}
questions: [selection]
out: results
`,
);
const out = desk.at('results');

const study = (...args: string[]): Promise<Outcome> => rolelens(['study', desk.at('study.yaml'), ...args]);
const contents = (): Record<string, string> =>
  Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]));

beforeEach(async () => {
  rmSync(out, { recursive: true, force: true });
  const { code, stderr } = await study();
  expect(stderr).not.toContain('rolelens:');
  expect(code).toBe(0);
});

async function expectRefusal(message: RegExp): Promise<void> {
  const before = contents();
  const { code, stderr, stdout } = await study();
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(/nothing was written.*--force/s);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(contents()).toEqual(before);
}

describe('a study', () => {
  it('replaces the results of an earlier run as it left them, whose hashes it had kept', async () => {
    const before = contents();
    const { outputs, sha256 } = JSON.parse(before['provenance.json']) as {
      outputs: string[];
      sha256: Record<string, string>;
    };
    expect(Object.keys(sha256).sort()).toEqual(outputs);
    for (const name of outputs.filter((each) => each !== 'provenance.json'))
      expect(
        createHash('sha256')
          .update(readFileSync(join(out, name)))
          .digest('hex'),
      ).toBe(sha256[name]);
    const { code, stderr } = await study('--codings', codings);
    expect(code).toBe(0);
    expect(stderr).not.toContain('--force');
    expect(contents()['codings.jsonl']).not.toBe(before['codings.jsonl']);
  });

  it.each(['ANALYSIS_SUMMARY.md', 'provenance.json'])(
    'refuses to write over %s when it was changed since, and with --force says that it did',
    async (name) => {
      const mine = readFileSync(join(out, name), 'utf8').replace(/[a-z]{4}/, 'MINE');
      writeFileSync(join(out, name), mine);
      await expectRefusal(new RegExp(`${name} was changed since`));
      const { code, stderr } = await study('--force');
      expect(code).toBe(0);
      expect(stderr).toContain(`Wrote over ${join(out, name)}`);
      expect(contents()[name]).not.toBe(mine);
    },
  );

  it('refuses to write over files that no study made, before it reads the ads or when their names are known', async () => {
    rmSync(join(out, 'provenance.json'));
    await expectRefusal(/codings\.jsonl is of no earlier study/);
    for (const name of readdirSync(out)) if (name !== 'selection.csv') rmSync(join(out, name));
    await expectRefusal(/selection\.csv is of no earlier study/);
    const { code, stderr } = await study('--force');
    expect(code).toBe(0);
    expect(stderr).toContain(`Wrote over ${join(out, 'selection.csv')}`);
  });

  it('leaves files alone that it does not write', async () => {
    writeFileSync(join(out, 'notes.txt'), 'mine');
    expect((await study()).code).toBe(0);
    expect(contents()['notes.txt']).toBe('mine');
  });

  it('refuses a folder that another one is being written into', async () => {
    const first = study('--codings', codings);
    const second = study('--codings', codings);
    const codes = [await first, await second].map(({ code }) => code).sort();
    expect(codes.filter((code) => code === 0).length).toBeGreaterThan(0);
    expect(codes.every((code) => code === 0 || code === 2)).toBe(true);
    expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
