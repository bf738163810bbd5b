// analysis: what a study asks of its coding: comparisons, co-occurrence, trends, topics, saturation; each a table.
export {
  compareGroups,
  NO_DIFFERENCE,
  type CompareGroupsOptions,
  type GroupComparison,
} from './compare-groups';
export { compareAllGroups, type CompareAllOptions } from './compare-all-groups';
export { compareTerms, compareWords, type CompareTermsOptions } from './compare-terms';
export { sensitivity, type SensitivityOptions } from './sensitivity';
export { runnerUpProfiles } from './assign-ambiguous';
export type { GroupOptions } from './group-choice';
export {
  FOCUSES,
  focusOfAds,
  tableFocus,
  type Focus,
  type FocusOptions,
  type FocusTableOptions,
} from './focus-of-ads';
export { cooccurrence, cooccurrenceOrder, type CooccurrenceOptions } from './cooccurrence';
export { topTools, type TopToolsOptions } from './top-tools';
export { trend, trendTests, type TrendOptions } from './trend';
export { jobTitleOfAds, readTitleRules, seniorityOfAds, type TitleRules } from './title-rules';
export { tableAds, testAds, type TableAdsOptions } from './table-ads';
export { saturation, saturationStops, type SaturationOptions } from './saturation';
export { findTopics, type Topic, type TopicOptions, type Topics } from './find-topics';
export { tableTopics } from './table-topics';
export { cainAgreement, compareWithCain } from './compare-with-cain';
export type { CompareWithCainOptions } from './our-counts';
