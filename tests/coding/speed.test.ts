// Speed: coding must take time in proportion to the corpus.
import { expect, it } from 'vitest';
import { readCodebook } from '../../src/codebook';
import { codeAds } from '../../src/coding';
import type { Ad } from '../../src/core';
import { readAds } from '../../src/corpus';
import { tokenize } from '../../src/text';

/** Shortest of three runs, in milliseconds. */
function shortest(run: () => void): number {
  const times = [1, 2, 3].map(() => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  return Math.min(...times);
}

it('tokenises and codes four times as many ads in about four times the time', async () => {
  const sample = await readAds('data/sample/ads.jsonl');
  const book = readCodebook('data/codebook/genai-roles.yaml');
  const times = (n: number): Ad[] =>
    Array.from({ length: n }, (_, i) => sample.map((ad) => ({ ...ad, id: `${ad.id}-${i}` }))).flat();
  const code = (corpus: readonly Ad[]): void => void codeAds(tokenize(corpus), book);
  const [few, many] = [times(5), times(20)];
  code(few);
  const [short, long] = [few, many].map((corpus) => shortest(() => code(corpus)));
  const megabytes = many.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
  console.log(
    `coding: ${few.length} ads ${short.toFixed(0)} ms, ${many.length} ads ${long.toFixed(0)} ms (${(megabytes / (long / 1000)).toFixed(1)} MB/s), ratio ${(long / short).toFixed(2)}`,
  );
  expect(long / short).toBeGreaterThan(2.5);
  expect(long / short).toBeLessThan(8);
});
