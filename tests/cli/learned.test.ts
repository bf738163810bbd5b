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

  it('refuses a codebook that the model has not learned, and a command that needs terms', async () => {
    const { ads } = await files();
    const nursing = desk.put(
      'nursing.yaml',
      'codebook: nursing\nkinds:\n  - {id: duty, name: Duties}\ncodes:\n  - {id: CARE, name: Care, kind: duty, definition: d, terms: {any: [nurse]}}\n',
    );
    const out = desk.at('nursing.jsonl');
    const args = ['--ads', ads, '--coder', 'learned', '--codebook', nursing, '--out', out];
    const refused = await rolelens(['code', ...args]);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(
      /the codebook "nursing" has the codes CARE and no profiles.*npx rolelens train/,
    );
    expect(desk.list()).not.toContain('nursing.jsonl');
    const lint = await rolelens(['lint', nursing, '--ads', ads, '--coder', 'learned']);
    expect(lint.code).toBe(2);
    expect(lint.stderr).toContain('Lint with --coder codebook');
  });

  it('codes as a file of codings says', async () => {
    const { ads, codings, codebook } = await files();
    const args = ['--ads', ads, '--codebook', codebook, '--out', '-'];
    const coded = await rolelens(['code', '--coder', 'codings', '--codings', codings, ...args]);
    expect(coded.code, coded.stderr).toBe(0);
    expect(coded.stdout.match(/"code":"TOOL"/g)?.length).toBe(40);
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
