// frames: Coding → Danfo data frames.
export {
  ALL_ADS,
  countMentions,
  groupAds,
  groupValues,
  isOfKind,
  valuesOf,
  type Counts,
  type Grouping,
} from './count-mentions';
export { corpusCountFrame, duplicateFrame, type CorpusCountOptions } from './corpus-frames';
export {
  distributionFrame,
  kindFrame,
  profileFrame,
  type CountOptions,
  type DistributionOptions,
} from './distribution-frame';
export { toColumns, toFrame, type Frame } from './frame';
export { adFrame, mentionFrame, profileMentionFrame } from './mention-frames';
