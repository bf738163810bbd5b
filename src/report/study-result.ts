// A study in memory: what the summary is written from.
import type { GroupComparison } from '../analysis';
import type { Codebook } from '../codebook';
import type { Ad, Coding, Columns, Figure } from '../core';
import type { BoilerplateEffect } from './boilerplate-effect';
import type { CodeRank } from './code-ranks';
import type { FurtherQuestion } from './further-questions';

/** Everything that a study found. */
export interface Study {
  readonly ads: readonly Ad[];
  readonly book: Codebook;
  readonly coding: Coding;
  readonly figures: readonly Figure[];
  readonly boilerplate: BoilerplateEffect;
  /** Whether mentions in boilerplate were left out of `coding`. */
  readonly boilerplateDropped: boolean;
  /** Profiles that have a section of their own: those of the codebook that need evidence, as far as they occur. */
  readonly focus: readonly string[];
  readonly further: readonly FurtherQuestion[];
  /** The code of each kind that stands in the most ads, tested against the next: over all ads, then in each profile of `focus`. */
  readonly ranks: readonly CodeRank[];
  /** The first two profiles of `focus`, tested code by code; `null` where there are no two. */
  readonly profileComparison: GroupComparison | null;
  /** Which of its differences hold however one counts. */
  readonly sensitivity: Columns | null;
  /** Published against reproduced counts, where asked for. */
  readonly comparison: Columns | null;
  /** The ads are the sample that comes with RoleLens. */
  readonly isSample: boolean;
  readonly query: string | null;
}

/** The profiles of a codebook other than the one that an ad has without any evidence. */
export function focusProfiles(book: Codebook, coding: Coding): string[] {
  const fallback = book.profiles.reduce((highest, profile) =>
    profile.base > highest.base ? profile : highest,
  );
  const occurring = new Set(Array.from(coding.adProfile, (i) => coding.profiles[i]));
  return book.profiles
    .filter((profile) => profile !== fallback && occurring.has(profile.name))
    .map(({ name }) => name);
}
