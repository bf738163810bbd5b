// The bootstrap over clusters, log-odds of words and clustering, against SciPy and their definitions.
import { describe, expect, it } from 'vitest';
import { RoleLensError, randomSource } from '../../src/core';
import { averageLinkage, clusterBootstrap, logOdds } from '../../src/statistics';
import { askPython } from '../python/peers';

describe('clusterBootstrap', () => {
  const values = Array.from({ length: 80 }, (_, i) => ((i * 29) % 17) + (i % 3));
  const mean = (of: readonly number[]) => (weights: Uint32Array) => {
    let [sum, n] = [0, 0];
    of.forEach((value, i) => {
      sum += weights[i] * value;
      n += weights[i];
    });
    return [sum / n];
  };

  it('comes near the percentile interval of SciPy for a mean', () => {
    const peer = askPython<[number, number]>(
      `
import numpy as np
from scipy.stats import bootstrap
r = bootstrap((np.array(given),), np.mean, n_resamples=20000, method='percentile', random_state=1).confidence_interval
answer = [float(r.low), float(r.high)]`,
      values,
    );
    const { low, high } = clusterBootstrap(values.length, mean(values), { replicates: 20_000 });
    const width = peer[1] - peer[0];
    expect(Math.abs(low[0] - peer[0])).toBeLessThan(0.04 * width);
    expect(Math.abs(high[0] - peer[1])).toBeLessThan(0.04 * width);
  });

  it('takes copies in a cluster for one: the interval is as wide as without them', () => {
    const single = clusterBootstrap(values.length, mean(values), { replicates: 4000 });
    // Each value stands three times in its cluster; a bootstrap over members would shrink by √3.
    const copied = clusterBootstrap(
      values.length,
      (weights) => {
        let [sum, n] = [0, 0];
        values.forEach((value, i) => {
          sum += 3 * weights[i] * value;
          n += 3 * weights[i];
        });
        return [sum / n];
      },
      { replicates: 4000 },
    );
    expect(copied.high[0] - copied.low[0]).toBeCloseTo(single.high[0] - single.low[0], 10);
    const naive = clusterBootstrap(3 * values.length, mean([...values, ...values, ...values]), {
      replicates: 4000,
    });
    expect((single.high[0] - single.low[0]) / (naive.high[0] - naive.low[0])).toBeCloseTo(Math.sqrt(3), 0);
  });

  it('covers the true mean in about 95 of 100 samples', () => {
    const random = randomSource(7);
    let covered = 0;
    for (let sample = 0; sample < 300; sample++) {
      const drawn = Array.from({ length: 60 }, () => random() + random());
      const { low, high } = clusterBootstrap(60, mean(drawn), { replicates: 400, seed: sample });
      if (low[0] <= 1 && 1 <= high[0]) covered++;
    }
    expect(covered / 300).toBeGreaterThan(0.9);
    expect(covered / 300).toBeLessThan(0.985);
  });

  it('gives the same interval for the same seed, another for another, a wider one for a higher level', () => {
    const run = (options: object): number => clusterBootstrap(80, mean(values), options).low[0];
    expect(run({ seed: 3 })).toBe(run({ seed: 3 }));
    expect(run({ seed: 3 })).not.toBe(run({ seed: 4 }));
    expect(run({ level: 0.99 })).toBeLessThan(run({ level: 0.8 }));
  });

  it('leaves out replicates without a value and says NaN where none has one', () => {
    const { low, high } = clusterBootstrap(5, (weights) => [weights[0] ? weights[0] : NaN, NaN]);
    expect(low[0]).toBe(1);
    expect(high[0]).toBeGreaterThanOrEqual(2);
    expect(low[1]).toBeNaN();
  });

  it('has no interval for a single cluster and refuses a level of 95', () => {
    expect(clusterBootstrap(1, () => [1]).low[0]).toBeNaN();
    expect(() => clusterBootstrap(5, () => [1], { level: 95 })).toThrow(RoleLensError);
  });
});

describe('logOdds', () => {
  it('agrees with equations 16, 20 and 21 of Monroe et al. written out in NumPy', () => {
    const given = { a: [30, 5, 0, 120], b: [10, 6, 4, 300], prior: [4, 1.1, 0.4, 42] };
    const peers = askPython<{ delta: number[]; z: number[] }>(
      `
import numpy as np
y1, y2, a = (np.array(given[k], dtype=float) for k in ('a', 'b', 'prior'))
odds = lambda y: (y + a) / (y.sum() + a.sum() - y - a)
delta = np.log(odds(y1)) - np.log(odds(y2))
answer = {'delta': delta.tolist(), 'z': (delta / np.sqrt(1 / (y1 + a) + 1 / (y2 + a))).tolist()}`,
      given,
    );
    logOdds(given.a, given.b, given.prior).forEach(({ delta, z }, i) => {
      expect(delta).toBeCloseTo(peers.delta[i], 12);
      expect(z).toBeCloseTo(peers.z[i], 12);
    });
  });

  it('turns its sign with the groups and trusts a frequent word more than a rare one of the same ratio', () => {
    const [rare, frequent] = logOdds([2, 200, 5000], [1, 100, 5000], [0.3, 30, 1000]);
    expect(frequent.z).toBeGreaterThan(rare.z);
    expect(logOdds([1, 100, 5000], [2, 200, 5000], [0.3, 30, 1000])[1].z).toBeCloseTo(-frequent.z, 12);
    expect(logOdds([0, 5], [0, 5], [0, 1])[0]).toEqual({ delta: 0, z: 0 });
  });
});

describe('averageLinkage', () => {
  const points = [0, 10, 1.2, 11, 30, 2, 31.5, 12.4];
  const distances = points.map((x) => points.map((y) => Math.abs(x - y)));

  it('merges at the heights of SciPy’s average linkage', () => {
    const peers = askPython<number[]>(
      `
import numpy as np
from scipy.cluster.hierarchy import linkage
answer = linkage(np.array(given).reshape(-1, 1), method='average')[:, 2].tolist()`,
      points,
    );
    averageLinkage(distances).merges.forEach(({ distance }, i) => expect(distance).toBeCloseTo(peers[i], 10));
  });

  it('puts clusters side by side, the earlier thing first', () => {
    expect(averageLinkage(distances).order).toEqual([0, 2, 5, 1, 3, 7, 4, 6]);
    expect(averageLinkage([[0]]).order).toEqual([0]);
    expect(averageLinkage([]).order).toEqual([]);
  });
});
