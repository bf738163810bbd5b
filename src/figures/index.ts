// figures: codings and tables → plain Plotly figures (JSON), without I/O. From the ads to their coding, its tables, and any table.
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
export {
  figureDifferences,
  figureTerms,
  type DifferencesFigureOptions,
  type TermsFigureOptions,
} from './figure-differences';
export {
  figureFocus,
  figureTableAds,
  figureTools,
  figureTopics,
  type ToolsFigureOptions,
} from './figure-shares';
export {
  figureCooccurrence,
  figureNetwork,
  type CooccurrenceFigureOptions,
  type NetworkFigureOptions,
} from './figure-cooccurrence';
export { figureSets, type SetsFigureOptions } from './figure-sets';
export {
  figureSaturation,
  figureTrend,
  type SaturationFigureOptions,
  type TrendFigureOptions,
} from './figure-curves';
export { figureEarlier, type EarlierFigureOptions } from './figure-earlier';
export {
  figureAgreement,
  figureConfusion,
  type AgreementFigureOptions,
  type ConfusionFigureOptions,
} from './figure-agreement';
export { drawComparison, type DrawComparisonOptions } from './draw-comparison';
export { drawDistribution, type DistributionValue, type DrawDistributionOptions } from './draw-distribution';
export { drawDots, type DrawDotsOptions } from './draw-dots';
export { drawDumbbell, type DrawDumbbellOptions } from './draw-dumbbell';
export { drawHeatmap, type DrawHeatmapOptions } from './draw-heatmap';
export { drawNetwork, type DrawNetworkOptions } from './draw-network';
export { drawProfiles, type DrawProfilesOptions } from './draw-profiles';
export { drawStacked, type DrawStackedOptions } from './draw-stacked';
export { drawTrend, type DrawTrendOptions } from './draw-trend';
export { drawUpset, type DrawUpsetOptions } from './draw-upset';
export { escapeLabel } from './escape-label';
export type { NamedFigureOptions, TableFigureOptions } from './table-figure';
export type { FigureWidth } from './theme';
export type { ScaleName } from './value-scale';
