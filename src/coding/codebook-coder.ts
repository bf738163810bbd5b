// codebookCoder: the codebook's terms as a coder, where coders are compared or chosen.
import type { Codebook } from '../codebook';
import { silent } from '../core';
import { tokenize, type TokenStore } from '../text';
import { codeAds, type CodeOptions } from './code-ads';
import type { CodebookCoding } from './codebook-coding';
import type { Coder, CoderOptions } from './coder';
import { explain } from './explain';

/** A coder whose codings can be coded again, linted and explained in full. */
export interface CodebookCoder extends Coder {
  code(store: TokenStore, options?: CoderOptions): CodebookCoding;
}

/** A codebook as a {@link Coder}: `codeAds` with these options. */
export function codebookCoder(book: Codebook, options: Pick<CodeOptions, 'boilerplate'> = {}): CodebookCoder {
  return {
    name: 'codebook',
    code: (store, how) => codeAds(store, book, { ...options, ...how }),
    explain: (ad) =>
      explain(
        codeAds(tokenize([ad], { onProgress: silent }), book, { ...options, onProgress: silent }),
        ad.id,
      ).lines,
  };
}
