// The YAML of a codebook as plain data, and faults in it with their places.
import { describePlace, RoleLensError, summariseFaults } from '../core';
import type { TermLanguage } from './codebook';

/** Keys and indices that lead to a part of the document. */
export type Path = readonly (string | number)[];

/** Where a part of the document stands; a missing part stands where its parent does. */
export type PlaceOf = (path: Path, onKey?: boolean) => { line: number; column: number };

/** Throws one error for all faults: the first is the message, the others are folded beneath it. */
export function throwFaults(
  faults: readonly { at: { line: number; column: number }; text: string }[],
  file: string,
): never {
  const sorted = [...faults].sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  const texts = [...new Set(sorted.map(({ at, text }) => `${describePlace({ file, ...at })} ${text}`))];
  if (texts.length === 1) throw new RoleLensError(sorted[0].text, { file, ...sorted[0].at });
  throw new RoleLensError(`${texts.length} faults in the codebook:\n${summariseFaults(texts, 8)}`, {
    file,
    ...sorted[0].at,
  });
}

/** The YAML as plain data once the schema holds. */
export interface RawCodebook {
  codebook: string;
  title?: string;
  version?: string;
  description?: string;
  languages?: string[];
  codes: RawCode[];
  profiles: RawProfile[];
}
export interface RawCode {
  id: string;
  name: string;
  kind: 'job_task' | 'technology' | 'soft_skill';
  unit: 'term' | 'clause';
  definition: string;
  examples?: string[];
  counter_examples?: string[];
  conditions?: RawConditions;
  terms?: RawTerms;
}
export interface RawProfile {
  name: string;
  definition: string;
  base?: number;
  evidence?: RawEvidence[];
}
export interface RawEvidence {
  codes?: string[];
  terms?: RawTerms;
  in?: 'title' | 'text';
  weight: number;
  at_most?: number;
  distinct?: boolean;
  note?: string;
}
export interface RawConditions {
  case?: 'exact' | 'any';
  near?: string[];
  not_near?: string[];
  within?: number;
  not_before?: string[];
  not_after?: string[];
  unless_negated?: boolean;
  inside_longer?: boolean;
}
export type RawTerm = string | (RawConditions & { term: string });
export type RawTerms = Partial<Record<TermLanguage, RawTerm[]>>;
