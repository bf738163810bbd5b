// A file of codings, by people, a model or an earlier run, in the place of a coder.
import type { CoderEntry } from './coder-entry';

export const CODINGS: CoderEntry = {
  name: 'codings',
  about: 'as a file of codings says',
  takes: { book: 'optional', codings: 'needed' },
  knowsTerms: false,
  open: async ({ book, codings }) => {
    const { codingsCoder } = await import('../coding');
    return codingsCoder(codings!, { book });
  },
};
