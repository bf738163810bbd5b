// RoleLens: the public surface, in the order of the path, from files to a study's results. What is not named here may change at any time.
// Data come first in every function, one object of options last; `tableX` gives a Table, `figureX` draws one. Each docstring ends with an example, which
// tests/examples.test.ts runs.

// What passes from room to room, and what can go wrong.
export { messageOf, NothingToShow, RoleLensError } from './core';
export type { Ad, Coding, Figure, Mention } from './core';

// A study on one page.
export { readStudy, readStudyAds, type StudySpec } from './report';

// Files → ads; languages of your own.
export { importReport, readAds, redactText } from './corpus';
export { usePacks } from './language';

// The codebook: read, look, edit, save.
export { editCodebook, parseCodebook, readCodebook, saveCodebook, type Codebook } from './codebook';
export { lintCodebook, tableCodes } from './codebook';

// Ads → tokens; a tokenised corpus can be kept in a file (`store.save`).
export { loadStore, tokenize, type TokenStore } from './text';

// Tokens × codebook → coding, to files and back; the loop of reading, editing and coding again.
export { codeAds, codingLines, readCoding, type CodebookCoding } from './coding';
export { concordance, explain, lintCoding, suggestTerms, uncoded } from './coding';
export { compareCodings, recode, tableEffect } from './coding';

// Who codes: the coders by their names, and the one that learns.
export { openCoder } from './coders';
export { learnedCoder, readModel, saveModel, trainCoder } from './learning';
export { crossValidate, learningCurve, nextToCode } from './learning';

// People code, and how far codings agree.
export { sampleSizeForKappa, sampleSizeForProportion } from './statistics';
export { readCodingSheets, sampleForCoding, writeCodingSheets } from './reliability';
export { agree, conflicts, readAdjudication, writeAdjudication } from './reliability';

// Tables: their rows, sorted, chosen, as CSV.
export { orderBy, rowsOf, toCsv, where, type Table } from './table';

// What the ads are, and what a coding says, as tables.
export { tableAds, tableCorpus, tableFunnel, tableImport, tableSelection, testAds } from './analysis';
export { tableDistribution, tableFocus, tableKinds, tableMentions, tableProfiles } from './analysis';
export { compareGroups, compareTerms, compareWords, sensitivity, testGroups } from './analysis';
export { cooccurrence, findTopics, runnerUpProfiles, tableTopics, topTools } from './analysis';
export { saturation, saturationStops, trend, trendTests } from './analysis';
export { compareWithEarlier, earlierAgreement } from './analysis';
export { tableProfile } from './questions';

// Danfo data frames of tables, for sorting and joining as one likes.
export { adFrame, duplicateFrame, mentionFrame, toColumns, toFrame } from './frames';

// Tables → figures.
export { figureAds, figureTableAds } from './figures';
export { figureComparison, figureDistribution, figureKinds, figureProfiles } from './figures';
export { figureDifferences, figureEarlier, figureFocus, figureTerms, figureTools } from './figures';
export { figureCooccurrence, figureNetwork, figureSets, figureTopics } from './figures';
export { figureAgreement, figureConfusion, figureSaturation, figureTrend } from './figures';

// Figures and tables → files and text.
export { closeBrowser, exportFigures, exportTable, toHtml, toLatex, toMarkdown } from './export';

// A whole study, a paper, and a draft held against them.
export { exportPaper, runStudy, writeSummary } from './report';
export { checkClaims, readStudyTables } from './claims';

// What a cell calls.
export { liveCodebook, show, viewAd } from './notebook';
