// Coder: what every coder can do, so that commands, studies and notebooks need not know which one codes.
import type { Ad, Coding, Progress } from '../core';
import type { TokenStore } from '../text';

/** Options of a coder at work. */
export interface CoderOptions {
  readonly onProgress?: Progress;
}

/** Codes a corpus. All coders give the same Coding, so that everything after it works for each. */
export interface Coder {
  readonly name: string;
  /** Codes all ads of a store. */
  code(store: TokenStore, options?: CoderOptions): Coding | Promise<Coding>;
  /** Why it codes an ad as it does, as lines to read; coders that cannot say why lack it. */
  explain?(ad: Ad): readonly string[] | Promise<readonly string[]>;
}
