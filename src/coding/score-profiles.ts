// Profiles: the score of each, from the evidence that the codebook names, and the reasons behind it.
import type { Codebook } from '../codebook';
import type { AdProfile, ProfileReason } from '../core';
import type { EvidenceLine } from './compile-codebook';

/** Scores ads from how often each line of evidence was found in them. */
export class ProfileScorer {
  private readonly bases: Float64Array;
  private readonly profiles: Int32Array;
  private readonly weights: Float64Array;
  private readonly atMost: Float64Array;
  /** Scores of the ad scored last, by profile. */
  readonly scores: Float64Array;

  constructor(book: Codebook, evidences: readonly EvidenceLine[]) {
    this.bases = Float64Array.from(book.profiles, ({ base }) => base);
    this.profiles = Int32Array.from(evidences, ({ profile }) => profile);
    this.weights = Float64Array.from(evidences, ({ entry }) => entry.weight);
    this.atMost = Float64Array.from(evidences, ({ entry }) => entry.atMost);
    this.scores = new Float64Array(book.profiles.length);
  }

  /** Scores an ad whose counts begin at `found[at]`; the index of the highest score, the first of equals. */
  best(found: ArrayLike<number>, at = 0): number {
    const { scores, profiles, weights, atMost } = this;
    scores.set(this.bases);
    for (let i = 0; i < profiles.length; i++)
      scores[profiles[i]] += weights[i] * Math.min(found[at + i], atMost[i]);
    let best = 0;
    for (let i = 0; i < scores.length; i++) {
      scores[i] = round(scores[i]);
      if (scores[i] > scores[best]) best = i;
    }
    return best;
  }
}

/** Scores by name, and every line of evidence that added something, the strongest first. */
export function explainProfile(
  book: Codebook,
  evidences: readonly EvidenceLine[],
  found: ArrayLike<number>,
): Pick<AdProfile, 'scores' | 'evidence'> {
  const scorer = new ProfileScorer(book, evidences);
  scorer.best(found);
  const evidence = evidences.flatMap(({ profile, entry }, i): ProfileReason[] => {
    const counted = Math.min(found[i], entry.atMost);
    if (!counted) return [];
    const adds = round(entry.weight * counted);
    return [{ profile: book.profiles[profile].name, what: describe(entry), found: found[i], adds }];
  });
  return {
    scores: Object.fromEntries(book.profiles.map(({ name }, i) => [name, scorer.scores[i]])),
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
