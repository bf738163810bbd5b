// Statistics of comparisons, against SciPy, statsmodels, R's documentation and papers.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjustP,
  chiSquareTest,
  cramersV,
  designEffect,
  fisherExact,
  independenceTest,
  kendallTau,
  pairAssociation,
  ratioInterval,
  simulatedP,
  trendTest,
} from '../../src/statistics';
import { noncentralChiSquareCdf } from '../../src/statistics/noncentral-chi-square';
import { askPython } from '../python/peers';

/** Tables as comparisons of ads have them: with and without a code, for two and more groups; some sparse, one large. */
const TABLES = [
  [
    [12, 5],
    [29, 52],
  ],
  [
    [310, 109],
    [209, 72],
  ],
  [
    [1, 9],
    [11, 3],
  ],
  [
    [0, 30],
    [7, 25],
  ],
  [
    [762, 327, 468],
    [484, 239, 477],
  ],
  [
    [30_120, 9_871],
    [28_003, 32_006],
  ],
];

describe('independence tests', () => {
  it('agree with SciPy: Pearson without correction, Fisher, and V as Bergsma (2013) writes it', () => {
    const peers = askPython<[number, number, number | null, number][]>(
      `
from scipy.stats import chi2_contingency, fisher_exact
import numpy as np
def bergsma(t):
    t = np.array(t, dtype=float)
    (r, c), n = t.shape, t.sum()
    phi2 = max(0, chi2_contingency(t, correction=False).statistic / n - (r - 1) * (c - 1) / (n - 1))
    return float(np.sqrt(phi2 / (min(r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)) - 1)))
answer = []
for t in given:
    r = chi2_contingency(t, correction=False)
    answer.append([r.statistic, r.pvalue, fisher_exact(t)[1] if len(t[0]) == 2 else None, bergsma(t)])`,
      TABLES,
    );
    TABLES.forEach((table, i) => {
      const [statistic, p, exact, v] = peers[i];
      expect(chiSquareTest(table).statistic).toBeCloseTo(statistic, 8);
      expect(chiSquareTest(table).p).toBeCloseTo(p, 10);
      expect(cramersV(table).v).toBeCloseTo(v, 10);
      if (exact !== null) {
        const [[a, b], [c, d]] = table;
        expect(Math.abs(fisherExact(a, b, c, d) - exact)).toBeLessThan(1e-9);
      }
    });
  });

  it('give the values of the table on party and gender in R’s ?chisq.test (Agresti 2007, p. 39)', () => {
    const { statistic, df, p } = chiSquareTest(TABLES[4]);
    expect(statistic).toBeCloseTo(30.07, 2);
    expect(df).toBe(2);
    expect(p).toBeCloseTo(2.954e-7, 9);
  });

  it('give the p of Fisher’s tea tasting in R’s ?fisher.test, two-sided', () => {
    expect(fisherExact(3, 1, 1, 3)).toBeCloseTo(0.4857, 4);
    // Convictions of like-sex twins (Fisher 1962): R prints p-value = 0.0005367.
    expect(fisherExact(2, 10, 15, 3)).toBeCloseTo(0.0005367, 6);
  });

  it('are chosen by the smallest expected count: 5 is enough for χ², less is not', () => {
    const enough = [
      [5, 5],
      [5, 5],
    ];
    expect(independenceTest(enough)).toMatchObject({ method: 'χ²', leastExpected: 5 });
    const [[a, b], [c, d]] = [
      [4, 6],
      [5, 5],
    ];
    expect(
      independenceTest([
        [a, b],
        [c, d],
      ]),
    ).toMatchObject({
      method: 'Fisher’s exact',
      p: fisherExact(a, b, c, d),
    });
    expect(independenceTest([[4, 6, 5], [5, 5, 6], [1, 0, 2]]).method).toBe('χ², simulated'); // prettier-ignore
    expect(independenceTest([[4, 6]])).toMatchObject({ method: 'none', p: NaN });
    expect(independenceTest([[4, 6], [0, 0]]).method).toBe('none'); // prettier-ignore
  });

  it('come near Fisher’s exact p of larger tables by simulation', () => {
    // R's ?fisher.test, job satisfaction (Agresti 2002, p. 57): exact 0.7827; χ² orders tables a little differently.
    const jobs = [
      [1, 2, 1, 0],
      [3, 3, 6, 1],
      [10, 10, 14, 9],
      [6, 7, 12, 11],
    ];
    expect(simulatedP(jobs, 9999, 1)).toBeGreaterThan(0.74);
    expect(simulatedP(jobs, 9999, 1)).toBeLessThan(0.82);
    // For 2 × 2 the χ² order is nearly Fisher's: exact 0.0005367 of the twins is a single tail of both.
    expect(Math.abs(simulatedP([[2, 10], [15, 3]], 99_999, 1) - 0.0005367)).toBeLessThan(0.0003); // prettier-ignore
  });
});

describe('noncentral χ² and the interval of V', () => {
  it('agree with SciPy from no to very large noncentrality', () => {
    const points = [
      [3.84, 1, 0.001],
      [3.84, 1, 4],
      [25, 3, 12.5],
      [900, 1, 1000],
      [12_000, 4, 12_500],
    ];
    const peers = askPython<number[]>(
      `
from scipy.stats import ncx2
answer = [float(ncx2.cdf(*each)) for each in given]`,
      points,
    );
    points.forEach(([x, df, ncp], i) =>
      expect(Math.abs(noncentralChiSquareCdf(x, df, ncp) - peers[i])).toBeLessThan(1e-8),
    );
  });

  it('have ends at which SciPy puts the observed χ² at the 97.5 % and 2.5 % quantile', () => {
    const given = TABLES.map((table) => {
      const n = table.flat().reduce((sum, each) => sum + each, 0);
      const { low, high } = cramersV(table);
      const { statistic: x, df } = chiSquareTest(table);
      const corrected = (size: number): number => size - (size - 1) ** 2 / (n - 1);
      const scale = n * (Math.min(corrected(table.length), corrected(table[0].length)) - 1);
      return { x, df, scale, low: low * low * scale, high: high * high * scale };
    });
    const peers = askPython<{ low: number; high: number }[]>(
      `
from scipy.stats import ncx2, chi2
at = lambda g, end: float(ncx2.cdf(g['x'], g['df'], g[end]) if g[end] > 0 else chi2.cdf(g['x'], g['df']))
answer = [{'low': at(g, 'low'), 'high': at(g, 'high')} for g in given]`,
      given,
    );
    peers.forEach(({ low, high }, i) => {
      if (given[i].low > 0) expect(low).toBeCloseTo(0.975, 6);
      else expect(low).toBeLessThan(0.975);
      // V ends at 1, also where the noncentrality does not.
      if (given[i].high < given[i].scale - 1e-9) expect(high).toBeCloseTo(0.025, 6);
      else expect(high).toBeGreaterThan(0.025);
    });
    expect(given.filter(({ low }) => low > 0).length).toBeGreaterThan(2);
  });
});

describe('ratioInterval', () => {
  it('gives the interval of 36/40 : 16/80 that Koopman (1984) prints', () => {
    const [low, high] = ratioInterval(36, 40, 16, 80);
    expect(low).toBeCloseTo(2.94, 2);
    expect(high).toBeCloseTo(7.15, 2);
  });

  it('agrees with the score interval of statsmodels', () => {
    const given = [
      [36, 40, 16, 80],
      [310, 519, 109, 181],
      [5, 56, 2, 29],
      [1, 20, 9, 30],
    ];
    const peers = askPython<[number, number][]>(
      `
from statsmodels.stats.proportion import confint_proportions_2indep
answer = [list(map(float, confint_proportions_2indep(*each, compare='ratio', method='score', correction=False))) for each in given]`,
      given,
    );
    given.forEach(([a, m, b, n], i) => {
      const [low, high] = ratioInterval(a, m, b, n);
      expect(low / peers[i][0]).toBeCloseTo(1, 4);
      expect(high / peers[i][1]).toBeCloseTo(1, 4);
    });
  });

  it('is open where a group has no hit, and turns over with the groups', () => {
    expect(ratioInterval(0, 10, 3, 10)[0]).toBe(0);
    expect(ratioInterval(3, 10, 0, 10)[1]).toBe(Infinity);
    expect(ratioInterval(0, 10, 0, 10)).toEqual([0, Infinity]);
    expect(ratioInterval(1, 0, 1, 10)).toEqual([0, Infinity]);
    const counts = fc
      .integer({ min: 1, max: 3000 })
      .chain((n) => fc.tuple(fc.integer({ min: 1, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(counts, counts, ([a, m], [b, n]) => {
        const [low, high] = ratioInterval(a, m, b, n);
        const [otherLow, otherHigh] = ratioInterval(b, n, a, m);
        const ratio = a / m / (b / n);
        expect(low).toBeLessThanOrEqual(ratio * (1 + 1e-9));
        expect(high).toBeGreaterThanOrEqual(ratio * (1 - 1e-9));
        expect(low * otherHigh).toBeCloseTo(1, 6);
        expect(high * otherLow).toBeCloseTo(1, 6);
      }),
    );
  });
});

describe('adjustP', () => {
  // Benjamini & Hochberg (1995), section 3.2: fifteen tests of thrombolysis; Bonferroni's family of methods finds three, theirs four.
  const published = [
    ...[0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459],
    ...[0.324, 0.4262, 0.5719, 0.6528, 0.759, 1],
  ];

  it('finds as many of the published tests as the authors did', () => {
    const found = (method: 'bh' | 'holm'): number =>
      adjustP(published, method).filter((p) => p < 0.05).length;
    expect(found('bh')).toBe(4);
    expect(found('holm')).toBe(3);
  });

  it('steps down by Holm: the smallest p times the number of tests, the next by one less, never falling', () => {
    const expected = [0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.278, 0.278, 0.278, 0.3213, 1, 1, 1, 1, 1, 1];
    adjustP(published, 'holm').forEach((p, i) => expect(p).toBeCloseTo(expected[i], 12));
    const shuffled = [0.03, NaN, 0.01, 0.04];
    expect(adjustP(shuffled, 'holm')).toEqual([0.06, NaN, 0.03, 0.06]);
  });

  it('agrees with Benjamini–Hochberg and Holm of statsmodels and passes over what was not tested', () => {
    const given = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 1];
    const peers = askPython<number[]>(
      `
from statsmodels.stats.multitest import multipletests
answer = multipletests(given, method='fdr_bh')[1].tolist()`,
      given,
    );
    const holm = askPython<number[]>(
      `
from statsmodels.stats.multitest import multipletests
answer = multipletests(given, method='holm')[1].tolist()`,
      given,
    );
    adjustP(given, 'holm').forEach((p, i) => expect(p).toBeCloseTo(holm[i], 12));
    adjustP(given).forEach((p, i) => expect(p).toBeCloseTo(peers[i], 12));
    const withGap = adjustP([...given, NaN]);
    expect(withGap.slice(0, -1)).toEqual(adjustP(given));
    expect(withGap[given.length]).toBeNaN();
    expect(adjustP([NaN])).toEqual([NaN]);
  });
});

describe('kendallTau', () => {
  it('agrees with SciPy with and without ties, exact and by the normal distribution', () => {
    const long = Array.from({ length: 60 }, (_, i) => (i * 37) % 61);
    const given = [
      [
        [12, 2, 1, 12, 2],
        [1, 4, 7, 1, 0],
      ],
      [
        [1, 2, 3, 4, 5, 6, 7],
        [2, 1, 4, 3, 7, 5, 6],
      ],
      [long, long.map((value, i) => value + ((i * 17) % 60) + i / 100)],
      [
        [1, 1, 2, 3, 3, 3, 5, 8],
        [2, 1, 1, 4, 4, 2, 6, 6],
      ],
    ];
    const peers = askPython<[number, number][]>(
      `
from scipy.stats import kendalltau
answer = [list(map(float, kendalltau(x, y))) for x, y in given]`,
      given,
    );
    given.forEach(([x, y], i) => {
      const { tau, p } = kendallTau(x, y);
      expect(tau).toBeCloseTo(peers[i][0], 12);
      expect(p).toBeCloseTo(peers[i][1], 10);
    });
  });

  it('is 1, −1 and undefined for the same, the opposed and no order', () => {
    expect(kendallTau([1, 2, 3], [4, 5, 6]).tau).toBe(1);
    expect(kendallTau([1, 2, 3], [6, 5, 4]).tau).toBe(-1);
    expect(kendallTau([1, 1, 1], [6, 5, 4]).tau).toBeNaN();
  });
});

describe('trendTest', () => {
  // R's ?prop.trend.test: smokers among lung cancer patients (Fleiss 1981): X-squared = 8.2249, p = 0.004132; with scores 0,0,0,1 12.173, 0.0004848.
  const [smokers, patients] = [
    [83, 90, 129, 70],
    [86, 93, 136, 82],
  ];

  it('gives the values that R prints for ?prop.trend.test', () => {
    const plain = trendTest(smokers, patients);
    expect(plain.z ** 2).toBeCloseTo(8.2249, 4);
    expect(plain.p).toBeCloseTo(0.004132, 6);
    const scored = trendTest(smokers, patients, [0, 0, 0, 1]);
    expect(scored.z ** 2).toBeCloseTo(12.173, 3);
    expect(scored.p).toBeCloseTo(0.0004848, 7);
  });

  it('has the slope of a weighted regression in statsmodels and falls where the share falls', () => {
    const slope = askPython<number>(
      `
import numpy as np, statsmodels.api as sm
s, n = map(np.array, given)
answer = float(sm.WLS(s / n, sm.add_constant(np.arange(4.0)), weights=n).fit().params[1])`,
      [smokers, patients],
    );
    const { z, slope: ours } = trendTest(smokers, patients);
    expect(ours).toBeCloseTo(slope, 12);
    expect(z).toBeLessThan(0);
  });

  it('tests nothing where all ads have the code', () => {
    expect(trendTest([5, 6], [5, 6]).p).toBeNaN();
  });
});

describe('pairAssociation', () => {
  it('counts lift, Jaccard and φ by their definitions', () => {
    // 20 ads with A, 30 with B, 15 with both, of 100.
    const { expected, lift, jaccard, phi } = pairAssociation(15, 20, 30, 100);
    expect(expected).toBe(6);
    expect(lift).toBe(2.5);
    expect(jaccard).toBeCloseTo(15 / 35, 12);
    expect(phi ** 2).toBeCloseTo(chiSquareTest([[15, 5], [15, 65]]).statistic / 100, 12); // prettier-ignore
    expect(pairAssociation(1, 20, 30, 100).phi).toBeLessThan(0);
  });
});

describe('designEffect', () => {
  // Litters of rats, survivors of those treated: Weil (1970), the example of Rao & Scott (1992).
  const survivors = [12, 11, 10, 9, 10, 9, 9, 8, 8, 4, 7, 4, 5, 3, 3, 0];
  const litters = [12, 11, 10, 9, 11, 10, 10, 9, 9, 5, 9, 7, 10, 6, 10, 7];

  it('blows up the variance as the cluster-robust one of statsmodels does', () => {
    const variance = askPython<number>(
      `
import numpy as np, statsmodels.api as sm
hits, sizes = given
y = np.concatenate([[1.0] * h + [0.0] * (n - h) for h, n in zip(hits, sizes)])
g = np.repeat(np.arange(len(sizes)), sizes)
answer = float(sm.OLS(y, np.ones_like(y)).fit(cov_type='cluster', cov_kwds={'groups': g}).cov_params()[0, 0])`,
      [survivors, litters],
    );
    const n = litters.reduce((sum, each) => sum + each, 0);
    const share = survivors.reduce((sum, each) => sum + each, 0) / n;
    expect((designEffect(survivors, litters) * share * (1 - share)) / n).toBeCloseTo(variance, 10);
  });

  it('is 1 for clusters of one and the size of clusters whose members are all alike', () => {
    expect(designEffect([1, 0, 0, 1, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1, 1])).toBeCloseTo(8 / 7, 12);
    const alike = Array.from({ length: 400 }, (_, i) => (i % 3 ? 4 : 0));
    expect(designEffect(alike, alike.map(() => 4))).toBeCloseTo(4, 1); // prettier-ignore
    expect(designEffect([0, 0], [3, 5])).toBe(4);
  });
});
