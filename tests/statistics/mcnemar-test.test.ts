// McNemar's exact test beside statsmodels.
import { expect, it } from 'vitest';
import { mcNemarTest } from '../../src/statistics';
import { askPython } from '../python/peers';

it('agrees with statsmodels on small and large tables', () => {
  const pairs = [
    [0, 0],
    [0, 1],
    [3, 9],
    [9, 3],
    [25, 25],
    [59, 6],
    [400, 330],
    [900, 1100],
  ];
  const theirs = askPython<number[]>(
    'from statsmodels.stats.contingency_tables import mcnemar\n' +
      'answer = [float(mcnemar([[0, b], [c, 0]], exact=True).pvalue) for b, c in given]',
    pairs,
  );
  pairs.forEach(([b, c], i) => expect(mcNemarTest(b, c)).toBeCloseTo(theirs[i], 9));
});
