// How many units a study needs for an interval of a wanted width: Cohen's kappa of two coders, and a share.
import { RoleLensError } from '../core';

/** Options of {@link sampleSizeForKappa}. */
export interface KappaSampleOptions {
  /** The kappa that is expected, 0 to below 1; take the lowest that is likely, it needs most. */
  readonly kappa: number;
  /** Share of the units that bear the code, above 0 and below 1; the rarer, the more are needed. */
  readonly prevalence: number;
  /** Half the width of the interval; default 0.1. */
  readonly halfWidth?: number;
  /** Share of samples whose interval covers kappa; default 0.95. */
  readonly confidence?: number;
}

/** Options of {@link sampleSizeForProportion}. */
export interface ProportionSampleOptions {
  /** The share that is expected, 0 to 1; default 0.5, which needs most. */
  readonly proportion?: number;
  /** Half the width of the interval; default 0.1. */
  readonly halfWidth?: number;
  readonly confidence?: number;
  /** Number of units there are at all; default unlimited. */
  readonly population?: number;
}

/**
 * Number of ads (distinct ones: near-duplicates count once) that two coders must both code, for an interval of `kappa ± halfWidth` on one code. Use it before
 * hand-coding: work it out for the rarest code that must be reliable, and give that number to `sampleForCoding`; where it is more than can be coded, report
 * the wider interval or stratify so that the code is less rare in the sample. Codes rarer than about 5 % need more than this large-sample formula says.
 * Source: Donner & Eliasziw (1992), Statistics in Medicine 11, 1511–1519, the large-sample variance of kappa for two coders with one prevalence (from
 * Bloch & Kraemer (1989), Biometrics 45, 269–287); equal to Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72, 323–327, where both coders use the code
 * equally often.
 * @throws RoleLensError for a value outside its range.
 * @example
 * const n = sampleSizeForKappa({ kappa: 0.7, prevalence: 0.25, halfWidth: 0.1 }); // 266 ads
 */
export function sampleSizeForKappa({
  kappa,
  prevalence,
  halfWidth = 0.1,
  confidence = 0.95,
}: KappaSampleOptions): number {
  check('kappa', kappa, kappa >= 0 && kappa < 1, 'a number from 0 to below 1');
  check('prevalence', prevalence, prevalence > 0 && prevalence < 1, 'a share above 0 and below 1');
  const spread = 2 * prevalence * (1 - prevalence);
  const variance = (1 - kappa) * ((1 - kappa) * (1 - 2 * kappa) + (kappa * (2 - kappa)) / spread);
  return wholeUp(unitsFor(variance, halfWidth, confidence));
}

/**
 * Number of ads needed for an interval of `proportion ± halfWidth`. Use it for how many ads to code (or check by hand) to give the share of ads that bear a code,
 * or the precision of a coder. Source: Cochran (1977), Sampling Techniques, 3rd ed., section 4.4, with the correction for a finite population.
 * @throws RoleLensError for a value outside its range.
 * @example
 * const n = sampleSizeForProportion({ proportion: 0.3, halfWidth: 0.05, population: 2000 }); // 278 ads
 */
export function sampleSizeForProportion({
  proportion = 0.5,
  halfWidth = 0.1,
  confidence = 0.95,
  population = Infinity,
}: ProportionSampleOptions = {}): number {
  check('proportion', proportion, proportion >= 0 && proportion <= 1, 'a share from 0 to 1');
  check('population', population, population >= 1, 'a number of 1 or more');
  const units = unitsFor(proportion * (1 - proportion), halfWidth, confidence);
  return Math.max(1, wholeUp(units / (1 + (units - 1) / population)));
}

/** (z / halfWidth)² × variance of one unit. */
function unitsFor(variance: number, halfWidth: number, confidence: number): number {
  check('halfWidth', halfWidth, halfWidth > 0 && halfWidth < 1, 'a number above 0 and below 1');
  check('confidence', confidence, confidence > 0 && confidence < 1, 'a share above 0 and below 1');
  return (normalQuantile((1 + confidence) / 2) / halfWidth) ** 2 * variance;
}

/** The next whole number; one that is whole but for rounding stays. */
function wholeUp(units: number): number {
  return Math.ceil(units - 1e-9);
}

function normalQuantile(share: number): number {
  // Loaded when asked for: it costs start time.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const quantile = require('@stdlib/stats-base-dists-normal-quantile') as (...values: number[]) => number;
  return quantile(share, 0, 1);
}

function check(name: string, value: number, fits: boolean, expected: string): void {
  if (!fits) throw new RoleLensError(`${name} is ${value}.`, { hint: `Expected ${expected}.` });
}
