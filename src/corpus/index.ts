// corpus: files → ads: read, clean, redact, detect language, find near-duplicates, select.
export { checkArchive } from './check-archive';
export { cleanText } from './clean-text';
export { detectLanguage } from './detect-language';
export { nearDuplicateGroups } from './near-duplicates';
export { importReport, reportOf, type FileRead, type ImportReport, type RoleRead } from './import-report';
export { importLines, importNotes } from './import-notes';
export { parseQuery, type QueryPredicate } from './parse-query';
export type { DatesOption, DatesRead } from './date-columns';
export { readAds } from './read-ads';
export type { ColumnNames, ColumnRole, ColumnsFound, ReadOptions, SelectOptions } from './read-options';
export { findPersonalData, type PersonalData } from './find-personal-data';
export { redactText } from './redact-text';
export { nameFinder, type NameFinder } from './find-names';
export { selectAds } from './select-ads';
export { rowsPerFile, selectionFunnel, type FunnelRow } from './selection-funnel';
