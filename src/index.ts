// RoleLens: the public surface, in the order of the path, from files to a study's results. What is not named here may change at any time.
// Data come first in every function, one object of options last; `tableX` gives a Table, `figureX` draws one. Each docstring ends with an example, which
// tests/examples.test.ts runs.

// What passes from room to room, and what can go wrong.
export { messageOf, NothingToShow, RoleLensError } from './core';
export type { Ad, Coding, Figure, Mention } from './core';

// A study on one page.
export { readStudy, readStudyAds, type StudySpec } from './report';

// Files → ads; languages of your own.
export { readAds, redactText } from './corpus';
export { usePacks } from './language';

// The codebook: read, look, edit, save.
export {
  editCodebook,
  lintCodebook,
  parseCodebook,
  readCodebook,
  saveCodebook,
  tableCodes,
} from './codebook';
export type { Codebook } from './codebook';

// Ads → tokens; a tokenised corpus can be kept in a file (`store.save`).
export { loadStore, tokenize, type TokenStore } from './text';

// Tokens × codebook → coding; the loop of reading, editing and coding again.
export {
  codeAds,
  codingLines,
  compareCodings,
  concordance,
  explain,
  lintCoding,
  readCoding,
  recode,
} from './coding';
export { suggestTerms, tableEffect, uncoded, type CodebookCoding } from './coding';

// Who codes: the coders by their names, and the one that learns.
export { openCoder } from './coders';
export {
  crossValidate,
  learnedCoder,
  learningCurve,
  nextToCode,
  readModel,
  saveModel,
  trainCoder,
} from './learning';

// People code, and how far codings agree.
export {
  conflicts,
  readAdjudication,
  readCodingSheets,
  sampleForCoding,
  writeAdjudication,
} from './reliability';
export { agree, writeCodingSheets } from './reliability';
export { sampleSizeForKappa, sampleSizeForProportion } from './statistics';

// Tables: their rows, sorted, chosen, as CSV.
export { orderBy, rowsOf, toCsv, where, type Table } from './table';

// What a coding says, as tables.
export {
  tableCorpus,
  tableDistribution,
  tableFunnel,
  tableKinds,
  tableMentions,
  tableProfiles,
} from './analysis';
export { tableSelection, tableAds, tableFocus, tableTopics, testAds, findTopics } from './analysis';
export { compareGroups, compareTerms, compareWithEarlier, compareWords } from './analysis';
export { cooccurrence, earlierAgreement, runnerUpProfiles, saturation } from './analysis';
export { saturationStops, sensitivity, topTools, trend, trendTests } from './analysis';

// Danfo data frames of tables, for sorting and joining as one likes.
export { adFrame, duplicateFrame, mentionFrame, toColumns, toFrame } from './frames';

// Tables → figures.
export { figureComparison, figureDistribution, figureKinds, figureProfiles } from './figures';
export { figureAds, figureCooccurrence, figureDifferences, figureEarlier, figureFocus } from './figures';
export {
  figureNetwork,
  figureSaturation,
  figureSets,
  figureTableAds,
  figureTerms,
  figureTools,
} from './figures';
export { figureAgreement, figureConfusion, figureTopics, figureTrend } from './figures';

// Figures and tables → files and text.
export { closeBrowser, exportFigures, exportTable, toHtml, toLatex, toMarkdown } from './export';

// A whole study, a paper, and a draft held against them.
export { tableProfile } from './questions';
export { exportPaper, runStudy, writeSummary } from './report';
export { checkClaims, readStudyTables } from './claims';

// What a cell calls.
export { liveCodebook, show, viewAd } from './notebook';
