// Kinds of codes, and the unit in which a code is mentioned.

/** What a code is about. */
export type Kind = 'job_task' | 'technology' | 'soft_skill';

/** All kinds, in the order of every report. */
export const KINDS: readonly Kind[] = ['job_task', 'technology', 'soft_skill'];

/** `term`: the mention is the tool's name; `clause`: the mention is the clause that the evidence stands in. */
export type Unit = 'term' | 'clause';

/** Headings for a kind. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  job_task: 'Job tasks',
  technology: 'Technologies',
  soft_skill: 'Soft skills',
};
