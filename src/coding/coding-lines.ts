// Coding → JSON Lines: one line for every ad read.
import type { Coding } from '../core';

/**
 * The lines of a coding's file, without line breaks; use it to keep a coding, and `readCoding` to read it back. Each is the JSON of one ad: `id`,
 * `profile` (name, scores, evidence), `mentions` (code, kind, start, end in UTF-16 units of the ad's text, quote, term, evidence where it is a part
 * of the quote).
 * @example
 * import { writeFileSync } from 'node:fs';
 * writeFileSync('codings.jsonl', [...codingLines(coding)].join('\n'));
 */
export function* codingLines(coding: Coding): Generator<string> {
  for (const { id, profile, mentions } of coding.ads)
    yield JSON.stringify({
      id,
      profile,
      mentions: mentions.map(({ code, kind, start, end, quote, term, evidence }) => ({
        code,
        kind,
        start,
        end,
        quote,
        ...(term && { term }),
        ...(evidence && evidence.quote !== quote && { evidence }),
      })),
    });
}
