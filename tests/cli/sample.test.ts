// rolelens sample: ads to be coded by hand.
import { afterAll, describe, expect, it } from 'vitest';
import { ADS, Desk, rolelens } from './run-command';

const desk = new Desk();
const ads = desk.put('ads.jsonl', ADS);
afterAll(() => desk.clear());

describe('rolelens sample', () => {
  it('writes two files a coder and prints how many ads each stratum gives', async () => {
    const out = desk.at('sheets');
    const { code, stdout, stderr } = await rolelens([
      'sample',
      '--ads',
      ads,
      '--n',
      '2',
      '--strata',
      'language',
      '--coders',
      'Anna, Ben',
      '--out',
      out,
    ]);
    expect(code, stderr).toBe(0);
    expect(desk.list()).toEqual([
      'ads.jsonl',
      'sheets',
      ...['Anna', 'Ben'].flatMap((name) => [`sheets/${name}.jsonl`, `sheets/${name}.xlsx`]),
    ]);
    expect(stdout).toMatch(/^\| language \| distinct ads \| sampled \| ads that each stands for \|/);
    const ids = (name: string): string[] =>
      desk
        .read(`sheets/${name}.jsonl`)
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { id: string }).id);
    expect(ids('Anna')).toHaveLength(2);
    expect(ids('Anna')).toEqual(ids('Ben'));
  });

  it.each([
    ['without a number', ['--ads', ads, '--out', desk.at('x')], /--n/],
    ['with a number that is none', ['--ads', ads, '--n', 'ten', '--out', desk.at('x')], /whole number/],
    ['with more ads than there are', ['--ads', ads, '--n', '900', '--out', desk.at('x')], /A sample of 900/],
  ])('exits with 2 %s', async (_, args, message) => {
    const { code, stdout, stderr } = await rolelens(['sample', ...args]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
  });
});
