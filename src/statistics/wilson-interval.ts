// Interval of a share.

/** 97.5 % quantile of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * Wilson score interval (95 %) of the share `hits / n`; both ends 0 to 1, `[0, 1]` for n = 0.
 * Source: Wilson (1927), JASA 22, 209–212; Brown, Cai & DasGupta (2001), Statistical Science 16, 101–133, eq. 4.
 */
export function wilsonInterval(hits: number, n: number, z = Z): [low: number, high: number] {
  if (!(n > 0)) return [0, 1];
  const share = hits / n;
  const spread = z * z;
  const centre = (share + spread / (2 * n)) / (1 + spread / n);
  const half = (z / (1 + spread / n)) * Math.sqrt((share * (1 - share)) / n + spread / (4 * n * n));
  return [hits === 0 ? 0 : Math.max(0, centre - half), hits === n ? 1 : Math.min(1, centre + half)];
}
