// Profiles: the score of each, from the evidence that the codebook names, and the reasons behind it.
import type { Codebook } from '../codebook';
import type { AdProfile, ProfileReason } from '../core';
import type { EvidenceLine } from './compile-codebook';

/** Scores of all profiles from how often each line of evidence was found in an ad. */
export function profileScores(
  book: Codebook,
  evidences: readonly EvidenceLine[],
  found: ArrayLike<number>,
): number[] {
  const scores = book.profiles.map(({ base }) => base);
  evidences.forEach(({ profile, entry }, i) => {
    scores[profile] += entry.weight * Math.min(found[i], entry.atMost);
  });
  return scores.map(round);
}

/** Index of the highest score; the first of equals. */
export function bestProfile(scores: readonly number[]): number {
  return scores.reduce((best, score, i) => (score > scores[best] ? i : best), 0);
}

/** Scores by name, and every line of evidence that added something, the strongest first. */
export function explainProfile(
  book: Codebook,
  evidences: readonly EvidenceLine[],
  found: ArrayLike<number>,
): Pick<AdProfile, 'scores' | 'evidence'> {
  const scores = profileScores(book, evidences, found);
  const evidence = evidences.flatMap(({ profile, entry }, i): ProfileReason[] => {
    const counted = Math.min(found[i], entry.atMost);
    if (!counted) return [];
    const adds = round(entry.weight * counted);
    return [{ profile: book.profiles[profile].name, what: describe(entry), found: found[i], adds }];
  });
  return {
    scores: Object.fromEntries(book.profiles.map(({ name }, i) => [name, scores[i]])),
    evidence: evidence.sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds)),
  };
}

function describe({ codes, terms, note, in: where }: EvidenceLine['entry']): string {
  const what =
    note ||
    [...codes, ...terms.slice(0, 3).map(({ text }) => text), ...(terms.length > 3 ? ['…'] : [])].join(', ');
  return where === 'title' ? `${what} (in the title)` : what;
}

/** Sums of decimal weights, without the binary dust. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
