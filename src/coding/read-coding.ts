// JSON Lines → Coding: codings that RoleLens wrote, and those of people and LLMs.
import type { Codebook } from '../codebook';
import type { Ad, Coding } from '../core';
import { CodingAssembler } from './assemble-coding';
import { readCodingLines } from './read-coding-lines';

/** Options of {@link readCoding}. */
export interface ReadCodingOptions {
  /** Gives codes their order, names and kinds; codes that it lacks follow as they appear, of the kind that most of their mentions are recorded under. */
  readonly book?: Codebook;
  /** Name of the coder; default the file's name. */
  readonly coder?: string;
}

/**
 * Reads a coding of these ads from a file, whoever made it: a line an ad with `id` or `job_id`, `profile` (text or object), and `mentions` with at
 * least `code` and `quote`. Offsets that are missing or do not fit are looked for in the ad's text. Ads without a line get the profile `(none)`;
 * that, ids that are no ad's, and quotes that are not in the text stand in the coding's `remarks`.
 * @throws RoleLensError naming file and line: not readable, a broken line, an ad twice, a mention without a code.
 * @example
 * const coder1 = await readCoding('data/sample/codings/coder-1.jsonl', ads, { book });
 */
export async function readCoding(
  file: string,
  ads: readonly Ad[],
  { book, coder }: ReadCodingOptions = {},
): Promise<Coding> {
  const byId = await readCodingLines(file);
  const assembler = new CodingAssembler(file, byId, book);
  ads.forEach((ad) => assembler.add(ad, byId.get(ad.id)));
  return assembler.finish(coder ?? file, ads);
}
