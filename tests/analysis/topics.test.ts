// Topics without the codebook, and the factorisation behind them.
import { describe, expect, it } from 'vitest';
import { compareGroups, findTopics, tableTopics } from '../../src/analysis';
import { randomSource, RoleLensError, silent } from '../../src/core';
import { factorise } from '../../src/statistics';
import { tokenize } from '../../src/text';
import { inventAd } from '../frames/invented-coding';
import { askPython } from '../python/peers';
import { rowsOf, sampleCoding } from './sample';

const THEMES = [
  'forest timber harvest chainsaw seedling logging',
  'harbour vessel cargo crane docking anchor',
  'bakery dough oven pastry flour sourdough',
].map((words) => words.split(' '));

/** Ads of three themes, some words of each in an ad, all with words in common. */
function themedAds(size: number): ReturnType<typeof inventAd>[] {
  const random = randomSource(5);
  return Array.from({ length: size }, (_, i) => {
    const words = THEMES[i % 3].filter(() => random() < 0.7);
    const description = `Motivated person wanted. ${[...words, ...words].join(' ')} together every morning.`;
    return inventAd(`v${i}`, { title: `Worker ${i}`, description });
  });
}

describe('factorise', () => {
  it('takes the steps of scikit-learn’s multiplicative updates', () => {
    const [rows, width, k] = [6, 5, 2];
    const random = randomSource(3);
    const dense = Array.from({ length: rows }, () =>
      Array.from({ length: width }, () => (random() < 0.5 ? 0 : random())),
    );
    const left = Float64Array.from({ length: rows * k }, () => 0.1 + random());
    const right = Float64Array.from({ length: k * width }, () => 0.1 + random());
    const given = { x: dense, w: [...left], h: [...right], k };
    const peer = askPython<{ w: number[]; h: number[] }>(
      `
import numpy as np
from sklearn.decomposition import non_negative_factorization as nmf
x = np.array(given['x']); k = given['k']
w = np.array(given['w']).reshape(-1, k); h = np.array(given['h']).reshape(k, -1)
w, h, _ = nmf(x, W=w, H=h, n_components=k, init='custom', solver='mu', beta_loss='frobenius', max_iter=25, tol=0)
answer = {'w': w.ravel().tolist(), 'h': h.ravel().tolist()}`,
      given,
    );
    const entries = dense.map((row) => row.flatMap((value, column) => (value ? [{ value, column }] : [])));
    const starts = Uint32Array.from([0, ...entries.map((of) => of.length)]);
    for (let i = 1; i < starts.length; i++) starts[i] += starts[i - 1];
    const matrix = {
      rows,
      width,
      starts,
      columns: Uint32Array.from(entries.flat(), ({ column }) => column),
      values: Float64Array.from(entries.flat(), ({ value }) => value),
    };
    factorise(matrix, { left, right }, k, { iterations: 25 });
    left.forEach((value, i) => expect(value).toBeCloseTo(peer.w[i], 8));
    right.forEach((value, i) => expect(value).toBeCloseTo(peer.h[i], 8));
  });
});

describe('findTopics', () => {
  it('finds the themes that ads were made of, and the ads of each', () => {
    const topics = findTopics(tokenize(themedAds(90), { onProgress: silent }), { k: 3 });
    const found = topics.list.map(({ words }) => THEMES.findIndex((theme) => theme.includes(words[0])));
    expect([...found].sort()).toEqual([0, 1, 2]);
    topics.list.forEach(({ words }, t) =>
      expect(words.slice(0, 5).every((word) => THEMES[found[t]].includes(word))).toBe(true),
    );
    const right = Array.from(topics.ofAd).filter((topic, i) => topic >= 0 && found[topic] === i % 3).length;
    expect(right).toBeGreaterThanOrEqual(88);
  });

  it('places ads that were not drawn into the same topics', () => {
    const store = tokenize(themedAds(90), { onProgress: silent });
    const topics = findTopics(store, { k: 3, atMost: 30 });
    const found = topics.list.map(({ words }) => THEMES.findIndex((theme) => theme.includes(words[0])));
    const right = Array.from(topics.ofAd).filter((topic, i) => topic >= 0 && found[topic] === i % 3).length;
    expect(right).toBeGreaterThanOrEqual(86);
  });

  it('is the same for the same seed, of one language and over distinct ads', async () => {
    const { store } = await sampleCoding();
    const topics = findTopics(store, { k: 6 });
    expect(topics).toEqual(findTopics(store, { k: 6 }));
    topics.ofAd.forEach((topic, i) => {
      const { language, selection } = store.ads[i];
      if (topic >= 0) expect([language, selection.reason]).toEqual([topics.language, null]);
    });
    expect(() => findTopics(store, { k: 1 })).toThrow(RoleLensError);
  });
});

describe('tableTopics', () => {
  it('shows how topics and profiles meet, and tests each', async () => {
    const { store, coding } = await sampleCoding();
    const table = tableTopics(findTopics(store), coding);
    const rows = rowsOf(table);
    for (const group of new Set(table.columns.group)) {
      const of = rows.filter((row) => row.group === group);
      expect(of.reduce((sum, { ads }) => sum + (ads as number), 0)).toBe(of[0].group_ads);
    }
    expect(rows.some(({ p_adjusted }) => (p_adjusted as number) < 0.01)).toBe(true);
    expect(compareGroups(coding, { replicates: 1 }).columns.n_a[0]).toBeGreaterThan(
      rows[0].group_ads as number,
    );
    const others = findTopics(tokenize(themedAds(9), { onProgress: silent }), { k: 2 });
    expect(() => tableTopics(others, coding)).toThrow(RoleLensError);
  });
});
