// claims: what a written text says of the counts, checked against a study's tables.
export { checkClaims, type CheckedClaims } from './check-claims';
export { type Finding, type Verdict } from './finding';
export { readStudyTables, type StudyTables } from './study-tables';
