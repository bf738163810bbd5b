// report: the whole study from options to files.
export { boilerplateEffect, type BoilerplateEffect } from './boilerplate-effect';
export { comparePublished, readPublished, type PublishedCount } from './compare-published';
export { provenanceOf, type Provenance } from './provenance';
export { readStudy, STUDY_FILE, studyOf } from './read-study';
export { runStudy, type StudyOptions, type StudyResult } from './run-study';
export { focusProfiles, type Study } from './study-result';
export { tableProfile } from './table-profile';
export { topNames, type NamedCount } from './top-names';
export { writeSummary } from './write-summary';
export { exportPaper, type Paper, type PaperOptions } from './export-paper';
export type { StudyFlags, StudySpec } from './study-spec';
