// The coder that goes by a codebook's terms.
import type { CoderEntry } from './coder-entry';

export const CODEBOOK: CoderEntry = {
  name: 'codebook',
  about: "by the codebook's terms",
  takes: { book: 'needed', boilerplate: 'optional' },
  knowsTerms: true,
  open: async ({ book, boilerplate }) => {
    const { codebookCoder } = await import('../coding');
    return codebookCoder(book!, { boilerplate });
  },
};
