// report: the whole study from its spec to files.
export { runStudy, type RunStudyOptions, type StudyResult } from './run-study';
export { checkPrivacy, type PersonalDataInFile } from './check-privacy';
export { readStudyAds } from './code-study';
export { readStudy, studyOf, STUDY_FILE } from './read-study';
export type { StudyFlags, StudySpec } from './study-spec';
export type { Study } from './study-result';
export { writeSummary, type Summary } from './write-summary';
export { exportPaper, type Paper, type PaperOptions } from './export-paper';
export { provenanceOf, type Provenance } from './provenance';
