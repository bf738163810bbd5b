// coding: TokenStore × Codebook → Coding.
export { codeAds, type CodeOptions } from './code-ads';
export { hasCoded, isCodebookCoding, type CodebookCoding, type CodingOrigin } from './codebook-coding';
export type { Coder, CoderOptions } from './coder';
export { codebookCoder, type CodebookCoder } from './codebook-coder';
export { codingsCoder } from './codings-coder';
export { countedAds } from './counted-ads';
export { codingLines } from './coding-lines';
export { makeCoding, type CodingParts } from './columnar-coding';
export { MentionBuilder } from './mention-builder';
export { NO_KIND } from './assemble-coding';
export { readCoding, type ReadCodingOptions } from './read-coding';
export { stopWordsOf } from './stop-words';
export { lintCoding, type LintOptions } from './lint-coding';
export { recode } from './recode';
export { compareCodings, type CodingDifference, type CompareOptions } from './compare-codings';
export type { EffectSentence } from './effect-sentences';
export { tableEffect, type Effect, type EffectOptions } from './table-effect';
export { concordance, type Concordance, type ConcordanceLine, type ConcordanceOptions } from './concordance';
export type { QueryKind } from './query-places';
export { uncoded, type Uncoded, type UncodedOptions } from './uncoded';
export { explain, type ExplainedMention, type Explanation } from './explain';
export type { NearMiss } from './near-misses';
export {
  suggestTerms,
  type SuggestOptions,
  type Suggestion,
  type SuggestionExample,
  type Suggestions,
} from './suggest-terms';
export type { VariantKind } from './spelling-variants';
