// Coding: what one coder found in a corpus. The same shape for our coder, people's and LLMs' codings.
import type { Ad } from './ad';
import { undeclaredKind, type Kind } from './kind';

/** A code as a coding names it. */
export interface CodeName {
  readonly id: string;
  readonly name: string;
  /** Id of its kind, one of the coding's `kinds`. */
  readonly kind: string;
}

/** Offsets in an ad's text (UTF-16 units), and the words there. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** One mention of a code; `ad.text.slice(start, end) === quote`, but for -1, -1 where a quote is not in the ad's text. */
export interface Mention extends Span {
  /** Id of the ad. */
  readonly ad: string;
  readonly code: string;
  /** Id of the kind that it was recorded under. */
  readonly kind: string;
  /** The codebook entry that fired; empty where the coder names none. */
  readonly term: string;
  /** The exact words inside a clause that fired; `null` where the coder names none. */
  readonly evidence: Span | null;
}

/** What one line of profile evidence added to a score. */
export interface ProfileReason {
  readonly profile: string;
  /** The codes or terms counted. */
  readonly what: string;
  readonly found: number;
  readonly adds: number;
}

/** The profile of one ad, with the scores of all profiles and what they rest on. */
export interface AdProfile {
  readonly name: string;
  readonly scores: Readonly<Record<string, number>>;
  readonly evidence: readonly ProfileReason[];
}

/** One ad as coded. */
export interface CodedAd {
  readonly id: string;
  readonly profile: AdProfile;
  readonly mentions: readonly Mention[];
}

/** All mentions as columns of equal length, ordered by ad and then as the coder lists them. */
export interface MentionColumns {
  /** Index of the ad in `corpus`. */
  readonly ad: Uint32Array;
  /** Index in `codes`. */
  readonly code: Uint16Array;
  /** Index in `recordedKinds`; see {@link isOwnKind}. */
  readonly kind: Uint8Array;
  /** Offsets in the ad's text; -1 where a quote is not in it. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Index in `terms`; 0 is the empty term. */
  readonly term: Uint32Array;
  /** Offsets of the evidence; -1 where there is none. */
  readonly evidenceStart: Int32Array;
  readonly evidenceEnd: Int32Array;
}

/** A whole coding, frozen. Columns for counting, `ads` for reading: its objects are made when asked for. */
export interface Coding {
  readonly coder: string;
  /** SHA-256 of the codebook's text, hex; empty where unknown. */
  readonly codebookHash: string;
  /** SHA-256 of the corpus, hex. */
  readonly corpusHash: string;
  /** When it was made, ISO; `null` where unknown. Never written to result files. */
  readonly created: string | null;
  /** The ads that were coded, in corpus order; one entry of `ads` each. */
  readonly corpus: readonly Ad[];
  /** The kinds of the codes, in the order of every report. */
  readonly kinds: readonly Kind[];
  /** Ids that mentions are recorded under: those of `kinds`, and in codings made elsewhere perhaps others, that no code is of. */
  readonly recordedKinds: readonly string[];
  /** All codes of the schema, also those without a mention. */
  readonly codes: readonly CodeName[];
  /** Profile names, in codebook order; others follow as they appear. A coding without profiles has {@link NO_PROFILE} alone. */
  readonly profiles: readonly string[];
  /** Colours (`#RRGGBB`) of the profiles that have one of their own, by name. */
  readonly profileColours: Readonly<Record<string, string>>;
  readonly terms: readonly string[];
  /** Index in `profiles` for each ad. */
  readonly adProfile: Int32Array;
  /** First mention of each ad, and the number of mentions at the end: `ads + 1` values. */
  readonly adMentions: Uint32Array;
  readonly mentions: MentionColumns;
  readonly ads: readonly CodedAd[];
  /** What a reader should know about it, e.g. how many quotes are not in the ads; empty for our own coders. */
  readonly remarks: readonly string[];
}

/** The profile name of an ad that a coding gives none. */
export const NO_PROFILE = '(none)';

/** Whether a coding gives any ad a profile. */
export function hasProfiles({ profiles }: Pick<Coding, 'profiles'>): boolean {
  return profiles.some((name) => name !== NO_PROFILE);
}

/** The kind of this id. A coding has the kinds of all its codes. */
export function kindOf({ kinds }: Pick<Coding, 'kinds'>, id: string): Kind {
  return kinds.find((kind) => kind.id === id) ?? undeclaredKind(id, []);
}

/**
 * Which mentions count for their code: those recorded under its own kind. A mention recorded under another kind is told apart everywhere, and counts
 * for no code; only `mentions_by_profile` and the coding's remarks have it. Takes the index of a code and of the kind recorded.
 */
export function isOwnKind({
  codes,
  recordedKinds,
}: Pick<Coding, 'codes' | 'recordedKinds'>): (code: number, kind: number) => boolean {
  const own = codes.map(({ kind }) => recordedKinds.indexOf(kind));
  return (code, kind) => own[code] === kind;
}
