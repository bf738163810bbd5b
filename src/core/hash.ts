// Hashes: short, stable names for content.
import { createHash } from 'node:crypto';

/** SHA-256 of the parts, hex; parts are length-prefixed, so that ['ab','c'] and ['a','bc'] differ. */
export function hashOf(...parts: readonly string[]): string {
  return hashOfAll(parts);
}

/** As {@link hashOf}, over any number of parts. */
export function hashOfAll(parts: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}
