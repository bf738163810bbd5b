// analysis: what a study asks of its coding: counts, comparisons, co-occurrence, trends, topics, saturation; each a table.
export { ALL_ADS, groupAds, groupValues, NO_VALUE, valuesOf, type GroupBy, type Grouping } from './group-ads';
export type { PeriodLength } from './period-of';
export { countMentions, type Counts } from './count-mentions';
export { kindsByTerm, termKinds } from './wanted-kinds';
export { DISTRIBUTION, tableDistribution, type DistributionOptions } from './table-distribution';
export {
  PROFILE_COUNTS,
  PROFILE_SHARES,
  tableProfileCounts,
  tableProfiles,
  type CountOptions,
} from './table-profiles';
export { KIND_COUNTS, tableKinds, type KindTableOptions } from './table-kinds';
export { MENTIONS, tableMentions } from './table-mentions';
export { IMPORT, tableImport } from './table-import';
export { FUNNEL, SELECTION, tableFunnel, tableSelection } from './table-selection';
export { CORPUS, tableCorpus, type CorpusTableOptions } from './table-corpus';
export { compareGroups, COMPARISON, type CompareGroupsOptions, type GroupComparison } from './compare-groups';
export { GROUP_TESTS, testGroups, type TestGroupsOptions } from './test-groups';
export { compareTerms, compareWords, TYPICAL_TERMS, type CompareTermsOptions } from './compare-terms';
export { isShown, LEVEL, NO_DIFFERENCE, NOT_TESTED } from './verdict';
export { sensitivity, type Sensitivity, type SensitivityOptions } from './sensitivity';
export { runnerUpProfiles } from './runner-up-profiles';
export type { GroupOptions } from './group-choice';
export {
  FOCUS,
  focusNames,
  focusOfAds,
  tableFocus,
  type FocusOptions,
  type FocusSide,
  type FocusTableOptions,
} from './focus-of-ads';
export {
  COOCCURRENCE,
  COOCCURRENCE_ORDER,
  cooccurrence,
  cooccurrenceOrder,
  type CooccurrenceOptions,
} from './cooccurrence';
export { TOOLS, topTools, type TopToolsOptions } from './top-tools';
export { NO_TREND, TREND, TREND_TESTS, trend, trendTests, type TrendOptions } from './trend';
export { jobTitleOfAds, readTitleRules, seniorityOfAds, type TitleRules } from './title-rules';
export { ADS, ADS_TEST, tableAds, testAds, type TableAdsOptions } from './table-ads';
export {
  SATURATION,
  SATURATION_STOPS,
  saturation,
  saturationStops,
  type SaturationOptions,
} from './saturation';
export { findTopics, type Topic, type TopicOptions, type Topics } from './find-topics';
export { TOPICS, tableTopics } from './table-topics';
export { compareWithEarlier, EARLIER, EARLIER_AGREEMENT, earlierAgreement } from './compare-with-earlier';
export { readEarlierStudy, type CategoryMatch, type EarlierStudy, type EarlierCount } from './earlier-study';
export type { EarlierOptions } from './our-counts';
