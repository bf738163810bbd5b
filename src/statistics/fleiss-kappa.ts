// Agreement of any number of coders beyond chance, who need not be the same for each unit.
import { countRatings, type RatingOptions, type Ratings } from './ratings';

const NEGLIGIBLE = 1e-12;

/**
 * Fleiss' kappa; at most 1, `NaN` where no unit has two judgements or all are in one category. For two coders it is Scott's pi, a little below Cohen's
 * kappa where the two differ in how often they use a category. Units may have unequal numbers of judgements.
 * Source: Fleiss (1971), Psychological Bulletin 76, 378–382, eq. 7; missing judgements as in Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed.
 */
export function fleissKappa(ratings: Ratings, options: RatingOptions = {}): number {
  const { observed, shares } = countRatings(ratings, options);
  const expected = shares.reduce((sum, share) => sum + share * share, 0);
  return 1 - expected < NEGLIGIBLE ? NaN : (observed - expected) / (1 - expected);
}
