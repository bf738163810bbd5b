// Codebook: codes with their terms, profiles with their evidence, as parsed from one YAML file.
import { NO_PROFILE, type Kind, type Unit } from '../core';
import type { Sequence } from './parse-term';

/** Code of the language whose grammar a term's lemmas use, of any language pack; `any` counts as English. */
export type TermLanguage = string;

/** What must hold around a match; phrases are sequences like terms themselves. */
export interface Conditions {
  /** Letter case must be as written. Default false. */
  readonly exactCase: boolean;
  /** One of these must stand within `within` tokens. Empty: no condition. */
  readonly near: readonly Sequence[];
  /** None of these may stand within `within` tokens. */
  readonly notNear: readonly Sequence[];
  /** Tokens on either side; default 10. */
  readonly within: number;
  /** None of these may follow directly. */
  readonly notBefore: readonly Sequence[];
  /** None of these may precede directly. */
  readonly notAfter: readonly Sequence[];
  /** No negation within the three tokens before it. Default false. */
  readonly unlessNegated: boolean;
  /** Counted also inside a longer term of its kind. Default false. */
  readonly insideLonger: boolean;
}

/** One codebook entry. */
export interface Term {
  /** The entry as the researcher wrote it; what `Mention.term` names. */
  readonly text: string;
  readonly language: TermLanguage;
  /** The alternatives that the entry stands for, each a sequence of steps. */
  readonly sequences: readonly Sequence[];
  readonly conditions: Conditions;
  /** 1-based line in the codebook's file. */
  readonly line: number;
}

/** One code of the schema. */
export interface Code {
  readonly id: string;
  readonly name: string;
  /** Id of its kind. */
  readonly kind: string;
  readonly unit: Unit;
  readonly definition: string;
  readonly examples: readonly string[];
  readonly counterExamples: readonly string[];
  readonly terms: readonly Term[];
  readonly line: number;
}

/** One line of evidence: `weight × min(found, atMost)` is added to the profile's score. */
export interface ProfileEvidence {
  /** Codes whose mentions count. */
  readonly codes: readonly string[];
  /** Terms whose matches count. */
  readonly terms: readonly Term[];
  readonly in: 'title' | 'text';
  readonly weight: number;
  readonly atMost: number;
  /** Count distinct terms, not mentions. */
  readonly distinct: boolean;
  readonly note: string;
  readonly line: number;
}

/** A profile; the one with the highest score is the ad's, the first in the file where scores are equal. */
export interface Profile {
  readonly name: string;
  readonly definition: string;
  /** `#RRGGBB`; `null` where figures choose. */
  readonly colour: string | null;
  readonly base: number;
  readonly evidence: readonly ProfileEvidence[];
  readonly line: number;
}

/** A whole codebook; never changed in place. */
export interface Codebook {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly languages: readonly string[];
  /** Kinds that have codes, in the order of every report. */
  readonly kinds: readonly Kind[];
  readonly codes: readonly Code[];
  /** None where the codebook has no profiles. */
  readonly profiles: readonly Profile[];
  /** Where it was read from, as given. */
  readonly file: string;
  /** SHA-256 of the file's text, hex. */
  readonly hash: string;
  /** The YAML text itself. */
  readonly source: string;
}

/** Names of the profiles that a coding by this codebook has; a codebook without profiles gives every ad none. */
export function profileNames({ profiles }: Codebook): string[] {
  return profiles.length ? profiles.map(({ name }) => name) : [NO_PROFILE];
}

/** Colours of the profiles that have one of their own, by name. */
export function profileColours({ profiles }: Codebook): Record<string, string> {
  return Object.fromEntries(profiles.flatMap(({ name, colour }) => (colour ? [[name, colour]] : [])));
}
