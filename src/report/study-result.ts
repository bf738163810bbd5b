// A study in memory: what was asked and answered; summary and files are written from it.
import type { Codebook } from '../codebook';
import type { Coding, Figure } from '../core';
import { figuresShown, type Answered, type Asked, type Claim } from '../questions';
import type { Table } from '../table';
import type { StudySpec } from './study-spec';

/** Everything that a study found. */
export interface Study {
  readonly spec: StudySpec;
  readonly book: Codebook;
  readonly coding: Coding;
  readonly asked: Asked;
  readonly answered: readonly Answered[];
}

/** The figures of the summary, in its order. */
export function figuresOf({ answered }: Pick<Study, 'answered'>): Figure[] {
  return answered.flatMap(({ answers }) => answers.flatMap(figuresShown));
}

/** The whole tables of a study; one that several answers rest on is one. */
export function tablesOf({ answered }: Pick<Study, 'answered'>): Table[] {
  return [...new Set(answered.flatMap(({ answers }) => answers.flatMap(({ tables = [] }) => tables)))];
}

/** The comparative sentences of the summary, in its order. */
export function claimsOf({ answered }: Pick<Study, 'answered'>): Claim[] {
  return answered.flatMap(({ answers }) => answers.flatMap(({ claims = [] }) => claims));
}
