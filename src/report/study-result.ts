// A study in memory: what the summary is written from.
import type { Codebook } from '../codebook';
import type { Ad, Coding, Columns, Figure } from '../core';
import type { BoilerplateEffect } from './boilerplate-effect';

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
