// codebook: YAML → Codebook.
export { tableCodes } from './describe-codebook';
export { profileColours, profileNames } from './codebook';
export type { Code, Codebook, Conditions, Profile, ProfileEvidence, Term, TermLanguage } from './codebook';
export { alignLists } from './align-lists';
export { CodeEditor, type ConditionEntries, type TermEntry } from './code-editor';
export { CodebookEditor, editCodebook, type CodeEntry, type SplitEntry } from './edit-codebook';
export { lintCodebook, type LintRemark } from './lint-codebook';
export { MAX_GAP, parseTerm, type Sequence, type Step, type WordPattern } from './parse-term';
// In core now; here for the rooms that ask the codebook for them.
export { ProfileEditor, type EvidenceEntry } from './profile-editor';
export { parseCodebook, readCodebook } from './read-codebook';
export { saveCodebook } from './save-codebook';
