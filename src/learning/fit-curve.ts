// A curve that rises towards a limit, fitted to points, with an interval from resampled points.
import { randomSource } from '../core';

/** A fitted curve. */
export interface Curve {
  /** The limit for ever more ads. */
  readonly limit: number;
  at(n: number): { readonly fitted: number; readonly low: number; readonly high: number };
}

interface PowerLaw {
  readonly limit: number;
  readonly drop: number;
  readonly rate: number;
}

const RATES = Array.from({ length: 19 }, (_, i) => 0.1 + 0.05 * i);
const REPLICATES = 500;

/**
 * Fits `limit − drop · n^−rate` by least squares (rate 0.1 to 1 on a grid, drop not negative, limit at most 1): the usual form of learning curves
 * (Figueroa et al., BMC Medical Informatics and Decision Making 12:8, 2012). The 95 % interval is that of curves fitted to resampled points.
 */
export function fitCurve(n: readonly number[], values: readonly number[], seed: number): Curve {
  const fitted = fitOnce(n, values);
  const random = randomSource(seed);
  const others = Array.from({ length: REPLICATES }, () => {
    const drawn = n.map(() => Math.floor(random() * n.length));
    return fitOnce(
      drawn.map((i) => n[i]),
      drawn.map((i) => values[i]),
    );
  });
  return {
    limit: fitted.limit,
    at: (ads) => {
      const all = others.map((law) => valueAt(law, ads)).sort((a, b) => a - b);
      return {
        fitted: valueAt(fitted, ads),
        low: all[Math.floor(0.025 * REPLICATES)],
        high: all[Math.ceil(0.975 * REPLICATES) - 1],
      };
    },
  };
}

function valueAt({ limit, drop, rate }: PowerLaw, n: number): number {
  return limit - drop * n ** -rate;
}

function fitOnce(n: readonly number[], values: readonly number[]): PowerLaw {
  let best: PowerLaw = { limit: mean(values), drop: 0, rate: RATES[0] };
  let least = errorOf(best, n, values);
  for (const rate of RATES) {
    const law = fitLine(n, values, rate);
    const error = errorOf(law, n, values);
    if (error >= least) continue;
    least = error;
    best = law;
  }
  return best;
}

/** Least squares for limit and drop at one rate, within their bounds. */
function fitLine(n: readonly number[], values: readonly number[], rate: number): PowerLaw {
  const x = n.map((ads) => ads ** -rate);
  const [mx, my] = [mean(x), mean(values)];
  const spread = x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
  const slope = spread ? x.reduce((sum, value, i) => sum + (value - mx) * (values[i] - my), 0) / spread : 0;
  const drop = Math.max(0, -slope);
  if (my + drop * mx <= 1) return { limit: my + drop * mx, drop, rate };
  const squares = x.reduce((sum, value) => sum + value * value, 0);
  return { limit: 1, drop: x.reduce((sum, value, i) => sum + value * (1 - values[i]), 0) / squares, rate };
}

function errorOf(law: PowerLaw, n: readonly number[], values: readonly number[]): number {
  return n.reduce((sum, ads, i) => sum + (valueAt(law, ads) - values[i]) ** 2, 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
