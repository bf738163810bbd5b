// A codebook as a table, for reading.
import type { Columns } from '../core';
import type { Codebook } from './codebook';

/** One row a code: `code`, `name`, `kind`, `unit`, `terms` (their number), `definition`, `examples`; the appendix of a paper. */
export function tableCodes({ codes }: Codebook): Columns {
  return {
    code: codes.map(({ id }) => id),
    name: codes.map(({ name }) => name),
    kind: codes.map(({ kind }) => kind),
    unit: codes.map(({ unit }) => unit),
    terms: codes.map(({ terms }) => terms.length),
    definition: codes.map(({ definition }) => definition.replace(/\s+/g, ' ')),
    examples: codes.map(({ examples }) => examples.join('; ')),
  };
}
