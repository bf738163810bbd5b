// What the check of one number, rank or comparison came to.

/**
 * `borne out`: the tables say so. `not borne out`: they say otherwise. `by counts only`: raw counts say so, the shares of ads do not.
 * `no difference shown`: a difference is claimed, the test shows none (which does not prove that there is none).
 */
export type Verdict =
  'borne out' | 'not borne out' | 'by counts only' | 'no difference shown' | 'not checked';

/** One row of the result. */
export interface Finding {
  /** 1-based line of the text. */
  readonly line: number;
  readonly type: 'number' | 'rank' | 'comparison';
  /** The words that make the claim. */
  readonly said: string;
  /** Ids of the codes it is about, with blanks between. */
  readonly code: string;
  /** Profiles it is about. */
  readonly profile: string;
  readonly verdict: Verdict;
  /** What the tables say, or why they were not asked. */
  readonly found: string;
  /** File and row of the table (the header is row 1). */
  readonly rows: string;
  readonly statement: string;
}

/** A share (0 to 1) as a finding writes it. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
