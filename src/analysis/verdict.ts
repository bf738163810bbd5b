// What a test comes to, in words and by numbers.
import { ADJUSTMENT_NAMES, adjustP, type Adjustment } from '../statistics';
import { count, optional, pValue, text } from '../table';

/** What a comparison comes to where it shows nothing; this is not evidence that the groups are alike. */
export const NO_DIFFERENCE = 'no difference shown';

/** What it comes to where nothing varies, e.g. a code that every ad has: there is no p, and it is none of the tests. */
export const NOT_TESTED = 'not tested';

/** Adjusted p below which something counts as shown. */
export const LEVEL = 0.05;

/** Whether a verdict is that something was shown. */
export function isShown(verdict: string): boolean {
  return verdict !== NOT_TESTED && !/^no .* shown$/.test(verdict);
}

/** p adjusted over a family of tests, how many these were, and by which method. */
export const FAMILY = {
  p_adjusted: optional(pValue('adjusted p')),
  tests: count('tests of the family', { unit: 'tests' }),
  adjustment: text('adjusted by'),
};

/** The cells of {@link FAMILY} for each p of a family; `NaN` is not tested and does not count. */
export function adjustFamily(
  values: readonly number[],
  adjust: Adjustment = 'bh',
): { p_adjusted: number; tests: number; adjustment: string }[] {
  const tests = values.filter((p) => !Number.isNaN(p)).length;
  return adjustP(values, adjust).map((p_adjusted) => ({
    p_adjusted,
    tests,
    adjustment: ADJUSTMENT_NAMES[adjust],
  }));
}

/** The verdict on an adjusted p (`NaN`: not tested): what is shown, or what is not. */
export function verdictOn(p: number, shown: string, otherwise = NO_DIFFERENCE): string {
  if (Number.isNaN(p)) return NOT_TESTED;
  return p < LEVEL ? shown : otherwise;
}
