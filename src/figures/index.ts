// figures: tables → plain Plotly figures (JSON), without I/O.
export { drawComparison, type DrawComparisonOptions } from './draw-comparison';
export { drawDistribution, type DistributionValue, type DrawDistributionOptions } from './draw-distribution';
export { drawProfiles, type DrawProfilesOptions } from './draw-profiles';
export { escapeLabel } from './escape-label';
export { groupColours, kindColour, type FigureWidth } from './theme';
export { figureAds, type AdsFigureOptions } from './figure-ads';
export {
  figureComparison,
  figureDistribution,
  figureKinds,
  figureProfiles,
  type CodingFigureOptions,
  type ComparisonFigureOptions,
  type DistributionFigureOptions,
} from './figure-coding';
