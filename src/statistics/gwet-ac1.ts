// Agreement of coders beyond chance, for codes that are rare or nearly always there.
import { countRatings, type RatingOptions, type Ratings } from './ratings';

/**
 * Gwet's AC1 for any number of coders; at most 1, `NaN` where no unit has two judgements or there are fewer than two categories. Unlike kappa it does
 * not collapse where nearly all units are in one category. `categories` counts unused ones, too: for the presence of a code it is 2.
 * Source: Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29–48, eqs. 8 and 9; missing judgements as in Gwet (2014),
 * Handbook of Inter-Rater Reliability, 4th ed.
 */
export function gwetAC1(ratings: Ratings, options: RatingOptions = {}): number {
  const { observed, shares } = countRatings(ratings, options);
  if (shares.length < 2) return NaN;
  const expected = shares.reduce((sum, share) => sum + share * (1 - share), 0) / (shares.length - 1);
  return (observed - expected) / (1 - expected);
}
