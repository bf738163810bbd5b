// From chances to mentions: the spans expected to match most of what a coder marks.

/** A run of tokens that may be a mention, with its place in the ad's text. */
export interface Candidate {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  /** How likely it is exactly one mention. */
  readonly chance: number;
  /** Chance of each code of the kind, given that it is a mention. */
  readonly codes: Float64Array;
}

/** A candidate with one code and numbers that speak for it. */
export interface CodedSpan {
  readonly candidate: number;
  /** Index among the codes of the kind. */
  readonly code: number;
  /** Chance that a coder marks it with this code, give or take its boundaries, as the chain has it. */
  readonly raw: number;
  /** What the codebook says there: this code, another one of the kind, none. */
  readonly book: BookOpinion;
}

/** What the codebook coder has at a place. */
export enum BookOpinion {
  None = 0,
  Same = 1,
  Other = 2,
}

/** A mention of the codebook coder: its place, where its evidence stands, and the index of its code among the codes of the kind. */
export interface BookMention {
  readonly start: number;
  readonly end: number;
  readonly evidenceStart: number;
  readonly evidenceEnd: number;
  /** Whether it is the name itself that is quoted; else any span with the evidence in it will do. */
  readonly byTerm: boolean;
  readonly code: number;
}

/** From which share of shared characters two spans count as the same: intersection over union. */
const SAME = 0.5;
/** Spans less likely than this are looked at only where the codebook has a mention. */
const LEAST = 0.02;

/** Whether two places share at least half of the characters that they have together. */
export function isSame(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared > 0 && shared >= SAME * (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/**
 * For each code the spans worth looking at. The chance of a span is the sum over all candidates that share half of their characters with
 * it: decoding for the least expected error (Goel & Byrne, Computer Speech & Language 14, 2000), not for the likeliest text.
 * @param candidates ordered by `first`.
 * @param natural places less likely than this share of the likeliest that counts as the same are passed over: nobody begins or ends a quote there.
 */
export function codedSpans(
  candidates: readonly Candidate[],
  codes: number,
  book: readonly BookMention[],
  natural: number,
): CodedSpan[] {
  const near = neighbours(candidates);
  const spans: CodedSpan[] = [];
  candidates.forEach((candidate, i) => {
    const most = near[i].reduce((sum, j) => Math.max(sum, candidates[j].chance), 0);
    if (candidate.chance < natural * most) return;
    const there = book.filter((mention) => speaksFor(mention, candidate));
    for (let code = 0; code < codes; code++) {
      let raw = 0;
      for (const j of near[i]) raw += candidates[j].chance * candidates[j].codes[code];
      const opinion = there.some((mention) => mention.code === code)
        ? BookOpinion.Same
        : there.length
          ? BookOpinion.Other
          : BookOpinion.None;
      if (raw >= LEAST || opinion === BookOpinion.Same)
        spans.push({ candidate: i, code, raw: Math.min(1, raw), book: opinion });
    }
  });
  return spans;
}

function speaksFor(mention: BookMention, candidate: Candidate): boolean {
  if (mention.byTerm) return isSame(mention, candidate);
  return mention.evidenceStart >= candidate.start && mention.evidenceEnd <= candidate.end;
}

/** A span of which it is known how likely it is a mention. */
export interface LikelySpan extends CodedSpan {
  readonly chance: number;
}

/** Of a name's places about equally likely, give or take their boundaries, the one that is likeliest just so is taken. */
const ABOUT_AS_LIKELY = 0.92;

/** For each code the likeliest spans that do not overlap, from chance `least` on, the likeliest first. For names (`byTerm`) just the likeliest place. */
export function bestSpans(
  candidates: readonly Candidate[],
  spans: readonly LikelySpan[],
  least: number,
  byTerm: boolean,
): LikelySpan[] {
  const byChance = spans.filter(({ chance }) => chance >= least);
  byChance.sort((a, b) => b.chance - a.chance || a.candidate - b.candidate || a.code - b.code);
  const taken: Candidate[][] = [];
  const isFree = ({ candidate, code }: LikelySpan): boolean => {
    const { first, last } = candidates[candidate];
    return !taken[code]?.some((other) => other.first <= last && other.last >= first);
  };
  const best: LikelySpan[] = [];
  byChance.forEach((span, i) => {
    if (!isFree(span)) return;
    let chosen = span;
    for (
      let j = i + 1;
      byTerm && j < byChance.length && byChance[j].chance >= ABOUT_AS_LIKELY * span.chance;
      j++
    ) {
      const other = byChance[j];
      const isBetter = candidates[other.candidate].chance > candidates[chosen.candidate].chance;
      if (
        other.code === span.code &&
        isBetter &&
        isSame(candidates[other.candidate], candidates[span.candidate]) &&
        isFree(other)
      )
        chosen = other;
    }
    (taken[span.code] ??= []).push(candidates[chosen.candidate]);
    best.push({ ...chosen, chance: span.chance });
  });
  return best;
}

/** For each candidate those that count as the same, itself included. */
function neighbours(candidates: readonly Candidate[]): number[][] {
  const near: number[][] = candidates.map((_, i) => [i]);
  for (let i = 0; i < candidates.length; i++)
    for (let j = i + 1; j < candidates.length && candidates[j].start < candidates[i].end; j++)
      if (isSame(candidates[i], candidates[j])) {
        near[i].push(j);
        near[j].push(i);
      }
  return near;
}
