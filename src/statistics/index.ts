// statistics: pure numerics on arrays.
export { wilsonInterval } from './wilson-interval';
export { newcombeInterval } from './newcombe-interval';
export { cohenKappa, meanKappa } from './cohen-kappa';
export { mcNemarTest } from './mcnemar-test';
export { crossTable } from './cross-table';
export { fleissKappa } from './fleiss-kappa';
export { krippendorffAlpha, type AlphaOptions } from './krippendorff-alpha';
export {
  countRatings,
  pairTable,
  percentAgreement,
  type RatingCounts,
  type RatingOptions,
  type Ratings,
} from './ratings';
export { logLikelihoodRatio } from './log-likelihood';
export { gwetAC1 } from './gwet-ac1';
export { clusterBootstrap, type BootstrapIntervals, type BootstrapOptions } from './cluster-bootstrap';
export {
  chiSquareTest,
  independenceTest,
  simulatedP,
  type CountTable,
  type IndependenceMethod,
  type IndependenceOptions,
  type IndependenceTest,
} from './independence-test';
export { fisherExact } from './fisher-exact';
export { cramersV, type AssociationStrength } from './cramers-v';
export { ratioInterval } from './ratio-interval';
export { ADJUSTMENT_NAMES, adjustP, type Adjustment } from './adjust-p';
export { logOdds, type LogOdds } from './log-odds';
export { kendallTau, type RankAgreement } from './kendall-tau';
export { trendTest, type TrendTest } from './trend-test';
export { pairAssociation, type PairAssociation } from './pair-association';
export { averageLinkage, type Clustering, type Merge } from './average-linkage';
export { chiSquareTail, normalTail } from './distributions';
export { designEffect } from './design-effect';
export {
  sampleSizeForKappa,
  sampleSizeForProportion,
  type KappaSampleOptions,
  type ProportionSampleOptions,
} from './sample-size';
export { factorise, type Factors, type SparseRows } from './factorise';
