// Speed: coding must take time in proportion to the corpus.
import { expect, it } from 'vitest';
import { readCodebook } from '../../src/codebook';
import { codeAds } from '../../src/coding';
import type { Ad } from '../../src/core';
import { readAds } from '../../src/corpus';
import { tokenize } from '../../src/text';

/** Processor time of a run, in milliseconds: other work on the machine counts less than on the clock. */
function timeOf(run: () => void): number {
  const started = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

it('tokenises and codes four times as many ads in about four times the time', async () => {
  const sample = await readAds('data/sample/ads.jsonl');
  const book = readCodebook('data/codebook/genai-roles.yaml');
  const times = (n: number): Ad[] =>
    Array.from({ length: n }, (_, i) => sample.map((ad) => ({ ...ad, id: `${ad.id}-${i}` }))).flat();
  const code = (corpus: readonly Ad[]): void => void codeAds(tokenize(corpus), book);
  const [few, many] = [times(15), times(60)];
  for (let i = 0; i < 3; i++) code(few);
  const rounds = [1, 2, 3].map(() => [few, many].map((corpus) => timeOf(() => code(corpus))));
  const [short, long] = [0, 1].map((size) => Math.min(...rounds.map((round) => round[size])));
  const megabytes = many.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
  console.log(
    `coding: ${few.length} ads ${short.toFixed(0)} ms, ${many.length} ads ${long.toFixed(0)} ms (${(megabytes / (long / 1000)).toFixed(1)} MB/s), ratio ${(long / short).toFixed(2)}`,
  );
  expect(long / short).toBeGreaterThan(2);
  expect(long / short).toBeLessThan(8);
});
