// Measures of agreement against the values that papers print, and against other people's implementations.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomSource } from '../../src/core';
import {
  cohenKappa,
  crossTable,
  fleissKappa,
  gwetAC1,
  krippendorffAlpha,
  meanKappa,
  percentAgreement,
  type Ratings,
} from '../../src/statistics';
import { askPython } from '../python/peers';

/** Judgements of four coders with gaps: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section C; categories less 1. */
const FOUR_CODERS: Ratings = [
  [1, 1, null, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [null, 5, 5, 5],
  [null, null, 1, 1],
  [null, 3, null, null],
].map((unit) => unit.map((value) => (value === null ? null : value - 1)));

/** Fleiss (1971), table 1: 30 patients, how many of six psychiatrists choose each of five diagnoses. */
const PSYCHIATRISTS = (
  '00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 ' +
  '00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006'
)
  .split(' ')
  .map((counts) => [...counts].flatMap((count, category) => new Array<number>(Number(count)).fill(category)));

/** The units of a cross table of two coders. */
function unitsOf(table: readonly (readonly number[])[]): Ratings {
  return table.flatMap((row, i) => row.flatMap((n, j) => Array.from({ length: n }, () => [i, j])));
}

describe('cohenKappa', () => {
  it('gives the value of the worked example of Cohen (1960), table 2', () => {
    const table = [
      [88, 10, 2],
      [14, 40, 6],
      [18, 10, 12],
    ];
    expect(cohenKappa(table)).toBeCloseTo(0.492, 3);
    expect(meanKappa(unitsOf(table))).toBeCloseTo(cohenKappa(table), 12);
  });

  it('gives the value that scikit-learn documents for cohen_kappa_score', () => {
    // y1 = negative positive negative neutral positive; y2 = negative positive negative neutral negative; categories as listed.
    const table = [
      [2, 0, 0],
      [1, 1, 0],
      [0, 0, 1],
    ];
    expect(cohenKappa(table)).toBeCloseTo(0.6875, 10);
  });

  it('is 1 for perfect, 0 for chance and -1 for perfectly opposed coding', () => {
    const of = (a: number, b: number, c: number, d: number): number =>
      cohenKappa([
        [a, b],
        [c, d],
      ]);
    expect(of(5, 0, 0, 5)).toBe(1);
    expect(of(4, 4, 4, 4)).toBe(0);
    expect(of(0, 5, 5, 0)).toBe(-1);
  });

  it('is not a number where both coders use one category only, or judge nothing', () => {
    expect(
      cohenKappa([
        [9, 0],
        [0, 0],
      ]),
    ).toBeNaN();
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toBeNaN();
  });
});

describe('fleissKappa', () => {
  it('gives the value of the worked example of Fleiss (1971)', () => {
    expect(fleissKappa(PSYCHIATRISTS)).toBeCloseTo(0.43, 3);
    expect(percentAgreement(PSYCHIATRISTS)).toBeCloseTo(0.556, 3);
  });
});

describe('gwetAC1', () => {
  it('stays high where kappa collapses, as in Gwet (2008), table 2', () => {
    const table = [
      [118, 5],
      [2, 0],
    ];
    expect(gwetAC1(unitsOf(table))).toBeCloseTo(0.9408, 4);
    expect(cohenKappa(table)).toBeLessThan(0);
  });

  it("gives what R's irrCAC prints for cac.raw4raters, four coders with gaps", () => {
    expect(gwetAC1(FOUR_CODERS)).toBeCloseTo(0.77544, 5);
    expect(fleissKappa(FOUR_CODERS)).toBeCloseTo(0.76117, 5);
    expect(percentAgreement(FOUR_CODERS)).toBeCloseTo(0.81818, 5);
  });

  it('is 1 for full agreement and not a number for no units', () => {
    expect(gwetAC1([[0, 0], [1, 1]])).toBe(1); // prettier-ignore
    expect(gwetAC1([], { categories: 2 })).toBeNaN();
  });
});

describe('krippendorffAlpha', () => {
  it('gives the values that Krippendorff (2011) prints for four coders with gaps', () => {
    expect(krippendorffAlpha(FOUR_CODERS)).toBeCloseTo(0.743, 3);
    expect(krippendorffAlpha(FOUR_CODERS, { level: 'ordinal' })).toBeCloseTo(0.815, 3);
  });

  it('gives the value that Krippendorff (2011), section A, prints for two coders of ten units', () => {
    const meg = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
    const owen = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
    expect(krippendorffAlpha(meg.map((value, i) => [value, owen[i]]))).toBeCloseTo(0.095, 3);
  });

  it('is not a number without variation', () => {
    expect(krippendorffAlpha([[1, 1], [1, 1]])).toBeNaN(); // prettier-ignore
    expect(krippendorffAlpha([[1, null], [0, null]])).toBeNaN(); // prettier-ignore
  });
});

/** Judgements that agree now and then, some of them missing. */
function invent(seed: number, coders: number, categories: number, missing: number): (number | null)[][] {
  const random = randomSource(seed);
  return Array.from({ length: 60 }, () => {
    const truth = Math.floor(random() ** 2 * categories);
    return Array.from({ length: coders }, () => {
      if (random() < missing) return null;
      return random() < 0.6 ? truth : Math.floor(random() * categories);
    });
  });
}

const TABLES = [
  { ratings: invent(1, 2, 2, 0), categories: 2 },
  { ratings: invent(2, 2, 4, 0), categories: 4 },
  { ratings: invent(3, 3, 3, 0), categories: 3 },
  { ratings: invent(4, 4, 5, 0.2), categories: 5 },
  { ratings: invent(5, 3, 2, 0.4), categories: 2 },
];

interface Peer {
  readonly agreement: number;
  readonly fleiss: number;
  readonly ac1: number;
  readonly nominal: number;
  readonly ordinal: number;
  readonly kappa: number | null;
  readonly statsmodels: number | null;
}

describe('measures of agreement on random judgements', () => {
  it('equal krippendorff, irrCAC, statsmodels and scikit-learn', () => {
    const peers = askPython<Peer[]>(
      `
import numpy as np, pandas as pd, krippendorff
from irrCAC.raw import CAC
from statsmodels.stats.inter_rater import fleiss_kappa, aggregate_raters
from sklearn.metrics import cohen_kappa_score
answer = []
for table in given:
    values = np.array([[np.nan if v is None else v for v in unit] for unit in table['ratings']], dtype=float)
    names = list(range(table['categories']))
    cac = CAC(pd.DataFrame(values), categories=[float(n) for n in names], digits=12)
    gwet, fleiss = cac.gwet()['est'], cac.fleiss()['est']
    full = not np.isnan(values).any()
    answer.append({
        'agreement': gwet['pa'], 'ac1': gwet['coefficient_value'], 'fleiss': fleiss['coefficient_value'],
        'nominal': krippendorff.alpha(reliability_data=values.T, level_of_measurement='nominal', value_domain=names),
        'ordinal': krippendorff.alpha(reliability_data=values.T, level_of_measurement='ordinal', value_domain=names),
        'kappa': float(np.mean([cohen_kappa_score(values[:, a], values[:, b]) for a in range(values.shape[1]) for b in range(a)])) if full else None,
        'statsmodels': float(fleiss_kappa(aggregate_raters(values.astype(int))[0])) if full else None,
    })
`,
      TABLES,
    );
    TABLES.forEach(({ ratings, categories }, t) => {
      const ours = { categories };
      expect(percentAgreement(ratings, ours)).toBeCloseTo(peers[t].agreement, 8);
      expect(gwetAC1(ratings, ours)).toBeCloseTo(peers[t].ac1, 8);
      expect(fleissKappa(ratings, ours)).toBeCloseTo(peers[t].fleiss, 8);
      expect(krippendorffAlpha(ratings, ours)).toBeCloseTo(peers[t].nominal, 8);
      expect(krippendorffAlpha(ratings, { ...ours, level: 'ordinal' })).toBeCloseTo(peers[t].ordinal, 8);
      if (peers[t].kappa !== null) expect(meanKappa(ratings, ours)).toBeCloseTo(peers[t].kappa, 8);
      if (peers[t].statsmodels !== null)
        expect(fleissKappa(ratings, ours)).toBeCloseTo(peers[t].statsmodels, 8);
    });
    expect(peers.filter(({ kappa }) => kappa !== null)).toHaveLength(3);
  });

  const judgement = fc.option(fc.integer({ min: 0, max: 2 }), { nil: null });
  const units = fc.array(fc.tuple(judgement, judgement, judgement), { minLength: 1, maxLength: 12 });
  const measures = [percentAgreement, meanKappa, fleissKappa, gwetAC1];

  it('count a unit of weight 2 as two units', () => {
    fc.assert(
      fc.property(
        units,
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 }),
        (rows, times) => {
          const repeated = rows.flatMap((unit, u) => Array.from({ length: times[u] }, () => unit));
          for (const measure of [...measures, krippendorffAlpha]) {
            const [once, often] = [
              measure(rows, { categories: 3, weights: times }),
              measure(repeated, { categories: 3 }),
            ];
            if (Number.isNaN(often)) expect(once).toBeNaN();
            else expect(once).toBeCloseTo(often, 9);
          }
        },
      ),
    );
  });

  it('are the same whatever the order of the coders', () => {
    fc.assert(
      fc.property(units, (rows) => {
        for (const measure of [...measures, krippendorffAlpha]) {
          const there = measure(rows, { categories: 3 });
          const back = measure(rows.map((unit) => [...unit].reverse()), { categories: 3 }); // prettier-ignore
          if (Number.isNaN(there)) expect(back).toBeNaN();
          else expect(back).toBeCloseTo(there, 9);
        }
      }),
    );
  });
});

describe('crossTable', () => {
  it('counts pairs of categories and leaves out what one of the two did not judge', () => {
    const [first, second] = [
      [0, 1, 1, -1],
      [0, 1, 0, 1],
    ];
    expect(crossTable([0, 1, 2, 3], 2, (i) => first[i], (i) => second[i])).toEqual([[1, 0], [1, 1]]); // prettier-ignore
  });
});
