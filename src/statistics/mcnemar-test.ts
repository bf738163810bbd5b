// McNemar's test: whether two things that the same units can have are equally common.

/**
 * Two-sided p of the exact test (binomial), where `onlyFirst` units have the first but not the second and `onlySecond` the reverse; units with both or
 * neither say nothing. 1 where there are none. McNemar (1947), Psychometrika 12, 153–157; the exact form as in Fagerland, Lydersen & Laake (2013).
 */
export function mcNemarTest(onlyFirst: number, onlySecond: number): number {
  const n = onlyFirst + onlySecond;
  const fewer = Math.min(onlyFirst, onlySecond);
  let logTerm = -n * Math.LN2;
  let tail = Math.exp(logTerm);
  for (let k = 1; k <= fewer; k++) {
    logTerm += Math.log((n - k + 1) / k);
    tail += Math.exp(logTerm);
  }
  return Math.min(1, 2 * tail);
}
