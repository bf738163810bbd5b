// What a written text says: its sentences, each with the profiles, the kind and the codes that it is about.

/** A sentence and where it stands. */
export interface Statement {
  /** 1-based line of the text that the sentence's block begins on. */
  readonly line: number;
  readonly text: string;
  /** Profiles that the sentence names, in order; else those of the nearest heading that names one. */
  readonly profiles: readonly string[];
  /** The profile of the nearest heading that names just one; `null` for text about all ads. */
  readonly section: string | null;
  /** Ids of the codes that the sentence names; else of the code that its paragraph or list item is about. */
  readonly codes: readonly string[];
  /** The code that the sentence's paragraph or list item begins with; `null` where it begins with none. */
  readonly topic: string | null;
}

/** What a sentence says of a number. */
export type Unit = 'mentions' | 'ads' | 'percent' | 'points' | 'mentions per ad' | 'ratio' | 'p' | 'none';

/** A number in a sentence. */
export interface SaidNumber {
  readonly value: number;
  /** As written, with its unit. */
  readonly said: string;
  /** Digits after the decimal point. */
  readonly decimals: number;
  readonly unit: Unit;
  /** Written with a sign for less than, as in p < 0.001. */
  readonly below: boolean;
  /** Whether it is the end of an interval. */
  readonly limit: boolean;
}

/** A rank that a sentence gives: first, second … among the codes of one kind, or last. */
export interface SaidRank {
  readonly said: string;
  /** 1 for the most; -1 for the least. */
  readonly rank: number;
}

/** How a sentence sets one profile against another. */
export interface SaidComparison {
  readonly said: string;
  readonly direction: 'more' | 'less' | 'equal' | 'differs';
  /** It claims a test: significantly, substantially. */
  readonly strong: boolean;
}
