// reliability: how far codings can be trusted.
export { NOT_CODED } from './agree-profiles';
export { agree, type AgreeOptions, type Agreement, type AgreementUnit } from './agree';
export { agreementTables, type CaptionedTable } from './agree-tables';
export type { Confusion } from './agree-profiles';
export type { Disagreements } from './agree-list';
export type { Measure as AgreementMeasure } from './agree-tally';
export { matchSpans, SPAN_RULES, type SpanMatching, type SpanRule, type TextSpan } from './match-spans';
export type { QuotesCompared } from './span-places';
export { sampleForCoding, type CodingSample, type SampleOptions } from './sample-for-coding';
export { writeCodingSheets, type CodingSheetOptions } from './coding-sheets';
export { readCodingSheets, type CoderSheet, type CodingSheets } from './read-coding-sheets';
export type { SheetRemark } from './check-filled';
export { conflicts } from './conflicts';
export { writeAdjudication } from './write-adjudication';
export { readAdjudication, type Adjudication } from './read-adjudication';
