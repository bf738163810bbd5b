// Training a coder and coding with it, from the command line.
import { afterAll, describe, expect, it } from 'vitest';
import { inventedAds } from '../learning/invented-ads';
import { Desk, rolelens } from './run-command';

const desk = new Desk();
afterAll(() => desk.clear());

/** Invented ads and their coding as files. */
async function files(): Promise<{ ads: string; codings: string; codebook: string }> {
  const { store, book, coding } = await inventedAds(40);
  const lines = (of: readonly object[]): string => of.map((one) => JSON.stringify(one)).join('\n');
  return {
    ads: desk.put(
      'invented.jsonl',
      lines(store.ads.map(({ id, title, description }) => ({ id, title, description }))),
    ),
    codings: desk.put(
      'coder.jsonl',
      lines(coding.ads.map(({ id, profile, mentions }) => ({ id, profile, mentions }))),
    ),
    codebook: desk.put('bare.yaml', book.source),
  };
}

describe('rolelens train', () => {
  it('writes a model that code --coder learned codes with', async () => {
    const { ads, codings, codebook } = await files();
    const model = desk.at('models/own.json');
    const trained = await rolelens([
      'train',
      '--ads',
      ads,
      '--near-duplicates',
      'off',
      '--codings',
      codings,
      '--codebook',
      codebook,
      '--out',
      model,
    ]);
    expect(trained.stderr).toMatch(/Learned from 40 distinct ads/);
    expect(trained).toMatchObject({ code: 0, stdout: '' });
    const coded = await rolelens([
      'code',
      '--ads',
      ads,
      '--coder',
      'learned',
      '--model',
      model,
      '--out',
      '-',
    ]);
    expect(coded.code).toBe(0);
    expect(coded.stdout.match(/"code":"TOOL"/g)?.length).toBeGreaterThan(30);
  });

  it('says what is wrong with options that contradict each other, and exits with 2', async () => {
    const { ads } = await files();
    const lone = await rolelens(['code', '--ads', ads, '--model', 'x.json', '--out', '-']);
    expect(lone).toMatchObject({ code: 2, stdout: '' });
    expect(lone.stderr).toContain('Add --coder learned');
    const drop = await rolelens([
      'code',
      '--ads',
      ads,
      '--coder',
      'learned',
      '--boilerplate',
      'drop',
      '--out',
      '-',
    ]);
    expect(drop.code).toBe(2);
    expect(drop.stderr).toContain('take the coder "codebook"');
  });
});
