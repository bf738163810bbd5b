// Places in a YAML file, and faults told with them.
import { describePlace, RoleLensError, summariseFaults } from '../core';

/** Keys and indices that lead to a part of the document. */
export type Path = readonly (string | number)[];

/** Line and column, from 1. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

/** Where a part of the document stands; a missing part stands where its parent does. */
export type PlaceOf = (path: Path, onKey?: boolean) => Spot;

/** One fault: where it stands, and what was found, expected and can be done, as sentences. */
export interface Fault {
  readonly at: Spot;
  readonly text: string;
}

/** Throws one error for all faults, in the order of the file; `whole` is what they stand in, e.g. `the codebook`. */
export function throwFaults(faults: readonly Fault[], file: string, whole: string): never {
  const sorted = [...faults].sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  const texts = [...new Set(sorted.map(({ at, text }) => `${describePlace({ file, ...at })} ${text}`))];
  if (texts.length === 1) throw new RoleLensError(sorted[0].text, { file, ...sorted[0].at });
  throw new RoleLensError(`${texts.length} faults in ${whole}:\n${summariseFaults(texts, 8)}`, {
    file,
    ...sorted[0].at,
  });
}
