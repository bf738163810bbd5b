// rolelens agree: codings of the same ads, with and without the ads.
import { afterAll, describe, expect, it } from 'vitest';
import type { Columns } from '../../src/core';
import { ADS, CODEBOOK, Desk, jsonLines, rolelens } from './run-command';

const desk = new Desk();
const ads = desk.put('ads.jsonl', ADS);
const coding = (name: string, profiles: readonly string[], quote: string): string =>
  desk.put(
    name,
    jsonLines(
      profiles.map((profile, i) => ({
        id: `${i + 1}`,
        profile,
        mentions: i === 0 ? [{ code: 'TECH1', quote }] : [],
      })),
    ),
  );
const anna = coding('anna.jsonl', ['GenAI', 'ML', 'Other'], 'Python');
const ben = coding('ben.jsonl', ['GenAI', 'ML', 'ML'], 'GPT-4 in Python');
afterAll(() => desk.clear());

/** What the file has of an agreement: tables as columns. */
interface AgreementFile {
  readonly coders: readonly string[];
  readonly profile: Columns;
  readonly disagreements: { readonly table: Columns };
}

describe('rolelens agree', () => {
  it('prints a report and writes all figures as JSON', async () => {
    const out = desk.at('agreement.json');
    const { code, stdout, stderr } = await rolelens([
      'agree',
      anna,
      ben,
      '--ads',
      ads,
      '--codebook',
      CODEBOOK,
      '--out',
      out,
    ]);
    expect(stderr).not.toContain('rolelens:');
    expect(code).toBe(0);
    expect(stdout).toContain('# Agreement of anna, ben');
    expect(stdout).toMatch(/\| agreement \| 0\.67/);
    expect(stdout).toMatch(/\| Technologies \| 1 \| 1 \| 0\.00 \| 0\.00 \| 1\.00/);
    const agreement = JSON.parse(desk.read('agreement.json')) as AgreementFile;
    expect(agreement.coders).toEqual(['anna', 'ben']);
    expect(agreement.profile.agreement[0]).toBeCloseTo(2 / 3, 12);
    expect(agreement.disagreements.table.words).toEqual(['anna: Other; ben: ML']);
  });

  it('compares profiles and codes by the ids alone, and says what it leaves out', async () => {
    const { code, stdout } = await rolelens(['agree', anna, ben, ben]);
    expect(code).toBe(0);
    expect(stdout).toContain('Without --ads the words that codes are given for are not compared');
    expect(stdout).toContain('# Agreement of anna, ben, ben (2)');
    expect(stdout).toMatch(/\| TECH1 \|/);
    expect(stdout).not.toContain('Spans');
  });

  it('writes JSON alone to standard output, profiles by the names they are given', async () => {
    const { stdout } = await rolelens(['agree', anna, ben, '--out', '-', '--profile-names', 'Other=ML']);
    expect((JSON.parse(stdout) as AgreementFile).profile.agreement).toEqual([1]);
  });

  it.each([
    ['with one coding', [anna], /two or more/],
    ['with a coding that is not there', [anna, desk.at('gone.jsonl')], /gone\.jsonl/],
    ['with a broken coding', [anna, desk.put('broken.jsonl', '{"id": \n')], /broken\.jsonl/],
    ['with replicates that are no number', [anna, ben, '--bootstrap', 'many'], /whole number/],
    ['with names that are no pairs', [anna, ben, '--profile-names', 'Other'], /name=name/],
    [
      'with codings of other ads',
      [anna, desk.put('else.jsonl', jsonLines([{ id: '9', profile: 'ML' }]))],
      /share no/,
    ],
  ])('exits with 2 %s', async (_, args, message) => {
    const { code, stdout, stderr } = await rolelens(['agree', ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
  });
});
