// codingsCoder: a file of codings, by whomever, as a coder of the ads that it is of.
import { basename } from 'node:path';
import type { Coder } from './coder';
import { readCoding, type ReadCodingOptions } from './read-coding';

/** A coding's file as a {@link Coder}; it says of the ads of a store what stands in the file. Its name is the file's, unless another is given. */
export function codingsCoder(file: string, { book, coder }: ReadCodingOptions = {}): Coder {
  const name = coder ?? (basename(file).replace(/\.jsonl?$/i, '') || file);
  return { name, code: ({ ads }) => readCoding(file, ads, { book, coder: name }) };
}
