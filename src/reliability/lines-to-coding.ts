// Lines that people gave → Coding, by the reader of codings itself.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Codebook } from '../codebook';
import { readCoding } from '../coding';
import { unwritable, writeFileWhole, type Ad, type Coding } from '../core';
import type { CodingLine } from './check-filled';

/** What a coding is called and what goes with it. */
export interface CodingLabel {
  readonly coder: string;
  /** ISO date; `null` where unknown. */
  readonly created: string | null;
  readonly remarks: readonly string[];
}

/** The coding of these ads that the lines say; ads without a line are not coded. */
export async function linesToCoding(
  lines: readonly CodingLine[],
  ads: readonly Ad[],
  book: Codebook,
  { coder, created, remarks }: CodingLabel,
): Promise<Coding> {
  // The reader takes files, whose name is in its remarks: ours take their place.
  const folder = await mkdtemp(join(tmpdir(), 'rolelens-')).catch((cause: unknown) => {
    throw unwritable(tmpdir(), cause);
  });
  try {
    const file = join(folder, 'coding.jsonl');
    writeFileWhole(
      file,
      lines.map((line) => `${JSON.stringify(line)}\n`),
    );
    const coding = await readCoding(file, ads, { book, coder });
    return Object.freeze({ ...coding, created, remarks });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
