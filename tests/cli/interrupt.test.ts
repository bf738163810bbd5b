// Stopping a study in the middle.
import { mkdirSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashes } from '../report/study-files';
import { ADS, Desk, rolelens, SAMPLE } from './run-command';

const desk = new Desk();
afterAll(() => desk.clear());

const out = desk.at('results');
/** A temporary folder of its own: other programs leave things in the common one. */
const temporary = desk.at('temporary');
const env = { TMPDIR: temporary };

/** The browser's folder is there from before it starts until it has ended. */
const browserRuns = (): boolean => readdirSync(temporary).some((name) => name.startsWith('playwright'));

beforeAll(async () => {
  mkdirSync(temporary);
  const ads = desk.put('ads.jsonl', ADS);
  // Also unpacks the browser there, where none is installed.
  expect((await rolelens(['study', '--ads', ads, '--out', out], { env })).code).toBe(0);
});

describe('a study that is stopped', () => {
  it.each([
    ['SIGINT', 'at its first step', 130, { at: '' }],
    ['SIGINT', 'while its figures are drawn', 130, { at: browserRuns }],
    ['SIGTERM', 'after reading', 143, { at: 'Read ads' }],
  ] as const)(
    'by %s %s exits with its number, leaves the old results alone and no temporary files',
    async (name, _, expected, when) => {
      const before = hashes(out);
      const temporaryBefore = readdirSync(temporary);
      const { code, stderr } = await rolelens(['study', '--ads', SAMPLE, '--out', out], {
        signal: { name, ...when },
        env,
      });
      expect(code).toBe(expected);
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(stderr).not.toMatch(/^figures/m);
      expect(hashes(out)).toEqual(before);
      expect(readdirSync(temporary)).toEqual(temporaryBefore);
    },
  );

  it('leaves no folder behind that it had made for its results', async () => {
    const { code } = await rolelens(['study', '--ads', SAMPLE, '--out', desk.at('never')], {
      signal: { name: 'SIGINT' },
      env,
    });
    expect(code).toBe(130);
    expect(desk.list()).not.toContain('never');
  });
});
