// The coder that was trained on codings.
import { join } from 'node:path';
import type { CoderEntry } from './coder-entry';

/** The model that comes with RoleLens. */
const BUNDLED = join(__dirname, '..', '..', 'data', 'models', 'genai-roles.json');

export const LEARNED: CoderEntry = {
  name: 'learned',
  about: 'as learned from other codings (see train)',
  takes: { book: 'optional', model: 'optional' },
  knowsTerms: false,
  open: async ({ book, model = BUNDLED }) => {
    const { learnedCoder, readModel } = await import('../learning');
    return learnedCoder(readModel(model), { book, file: model });
  },
};
