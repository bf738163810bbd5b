// Coding: what one coder found in a corpus. The same shape for our coder, people's and LLMs' codings.
import type { Ad } from './ad';
import type { Kind } from './kind';

/** A code as a coding names it. */
export interface CodeName {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
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
  /** The kind that it was recorded under. */
  readonly kind: Kind;
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
  /** Index in `KINDS`. */
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
  /** All codes of the schema, also those without a mention. */
  readonly codes: readonly CodeName[];
  /** Profile names, in codebook order; others follow as they appear. */
  readonly profiles: readonly string[];
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
