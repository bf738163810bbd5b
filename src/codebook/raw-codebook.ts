// The YAML of a codebook as plain data.
import type { Unit } from '../core';
import type { TermLanguage } from './codebook';

/** The YAML as plain data once the schema holds. */
export interface RawCodebook {
  codebook: string;
  title?: string;
  version?: string;
  description?: string;
  languages?: string[];
  kinds?: RawKind[];
  codes: RawCode[];
  profiles?: RawProfile[];
}
export interface RawKind {
  id: string;
  name: string;
  singular?: string;
  unit?: Unit;
  colour?: string;
}
export interface RawCode {
  id: string;
  name: string;
  kind: string;
  unit?: Unit;
  definition: string;
  examples?: string[];
  counter_examples?: string[];
  conditions?: RawConditions;
  terms?: RawTerms;
}
export interface RawProfile {
  name: string;
  definition: string;
  colour?: string;
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
