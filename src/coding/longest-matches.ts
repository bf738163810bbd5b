// The overlap rule: which of the matches that share words are mentions.
import type { Unit } from '../core';
import { WIDEST, type Hit } from './match-ad';

/**
 * Keeps the longest matches within each kind. A match goes
 * - where all of its words are words of a longer match of its kind (more words), whatever the unit, and
 * - for codes of unit `term`, also where it shares any word with a longer match, or with an equally long one that begins (then ends) earlier:
 *   two tools do not share a name.
 * Matches of exactly the same words all stay, as do those with `inside_longer`.
 */
export function longestMatches(hits: readonly Hit[], unitOf: (code: number) => Unit): Hit[] {
  if (hits.length < 2) return [...hits];
  const byLength = [...hits].sort(
    (a, b) => b.words - a.words || a.first - b.first || a.last - b.last || a.mask - b.mask,
  );
  const kept: Hit[] = [];
  const keptAt = new Map<number, Hit[]>();
  for (const hit of byLength) {
    if (!hit.pattern.insideLonger && isBeaten(hit, keptAt, unitOf)) continue;
    kept.push(hit);
    const others = keptAt.get(hit.first);
    if (others) others.push(hit);
    else keptAt.set(hit.first, [hit]);
  }
  return kept.sort((a, b) => a.first - b.first || a.last - b.last || a.pattern.term - b.pattern.term);
}

/** Looks only at matches near enough to share a word, so that a long ad takes linear time. */
function isBeaten(
  hit: Hit,
  keptAt: ReadonlyMap<number, readonly Hit[]>,
  unitOf: (code: number) => Unit,
): boolean {
  for (let first = hit.first - WIDEST; first <= hit.last; first++)
    if (keptAt.get(first)?.some((longer) => beats(longer, hit, unitOf))) return true;
  return false;
}

/** Whether a match takes the place of another one. */
export function beats(longer: Hit, hit: Hit, unitOf: (code: number) => Unit): boolean {
  if (longer.pattern.kind !== hit.pattern.kind || longer.last < hit.first || longer.first > hit.last)
    return false;
  const shift = hit.first - longer.first;
  const mask = shift >= 0 ? longer.mask >>> shift : shift > -32 ? longer.mask << -shift : 0;
  const shared = mask & hit.mask;
  if (!shared || (shared === hit.mask && longer.words === hit.words)) return false;
  if (shared === hit.mask) return true;
  return unitOf(hit.pattern.code) === 'term' && unitOf(longer.pattern.code) === 'term';
}
