// codebook: YAML → Codebook.
export type { Code, Codebook, Conditions, Profile, ProfileEvidence, Term, TermLanguage } from './codebook';
export { lintCodebook, type LintRemark } from './lint-codebook';
export { MAX_GAP, parseTerm, type Sequence, type Step, type WordPattern } from './parse-term';
export { parseCodebook, readCodebook } from './read-codebook';
