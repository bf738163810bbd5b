// Where a word ends, with what belongs to it: C++, C#, Node.js, 3.5, R&D, don't.
// All functions read UTF-16 units that are followed by zeros (see scan-tokens).
import { fromPacks, wordsOf } from '../language';
import { APOSTROPHE, classOf, folded, isDigit, isWord } from './characters';

/** Endings that make a dot part of a word, as in Node.js, ASP.NET or spotted.ai; packs add those of their countries. */
const DOTTED = ['js', 'net', 'ai', 'io', 'ts', 'py', 'dev', 'app', 'json', 'ml', 'yml'];
const dotted = fromPacks(
  (packs) => new Set([...DOTTED, ...packs.flatMap((pack) => wordsOf(pack.dotted_endings))]),
);
const LONGEST_DOTTED = 4;

const PLUS = 43;
const HASH = 35;
const SHARP = 0x266f;
const DOT = 46;
const AMPERSAND = 38;

/** End of the word that begins at `start` and is known to reach `at`, where a sign stands; `limit` at most. */
export function wordEndFrom(units: Uint16Array, start: number, at: number, limit: number): number {
  for (;;) {
    while (at < limit && isWord(units[at])) at++;
    if (at >= limit) return limit;
    const unit = units[at];
    if (unit === DOT) {
      const end = dottedEnd(units, at);
      if (end === at) return at;
      at = end;
    } else if (unit === PLUS) return units[at + 1] === PLUS && at - start <= 2 ? at + 2 : at;
    else if (unit === HASH || unit === SHARP)
      return at - start === 1 && !isLetter(units[at + 1]) ? at + 1 : at;
    else if (unit === AMPERSAND) return initialsEnd(units, start, at);
    else if (classOf(unit) === APOSTROPHE && joinsLetters(units, at)) at++;
    else return at;
  }
}

/** Whether `.NET` begins at this dot, perhaps with its version: `.NET8`. */
export function startsDotNet(units: Uint16Array, at: number): boolean {
  if (folded(units[at + 1]) !== 110 || folded(units[at + 2]) !== 101 || folded(units[at + 3]) !== 116)
    return false;
  return !isLetter(units[at + 4]) && (at === 0 || !isWord(units[at - 1]));
}

function isLetter(unit: number): boolean {
  return isWord(unit) && !isDigit(unit);
}

/** Past a possessive `'s` that stands here; else where it was. */
export function skipPossessive(units: Uint16Array, at: number): number {
  return classOf(units[at]) === APOSTROPHE && isPossessive(units, at) ? at + 2 : at;
}

/** `.5` after a digit, or `.js` and the like as the word's ending; else where it was. */
function dottedEnd(units: Uint16Array, at: number): number {
  if (!isWord(units[at + 1])) return at;
  if (isDigit(units[at - 1]) && isDigit(units[at + 1])) return at + 1;
  let end = at + 1;
  let ending = '';
  while (end - at <= LONGEST_DOTTED && isWord(units[end]))
    ending += String.fromCharCode(folded(units[end++]));
  return !isWord(units[end]) && dotted().has(ending) ? end : at;
}

/** R&D, Q&A, AT&T: at most two letters on either side. */
function initialsEnd(units: Uint16Array, start: number, at: number): number {
  if (at - start > 2) return at;
  let end = at + 1;
  while (end - at <= 3 && isWord(units[end])) end++;
  return end > at + 1 && end - at <= 3 ? end : at;
}

/** An apostrophe within a word (don't, foto's), unless it begins a possessive. */
function joinsLetters(units: Uint16Array, at: number): boolean {
  return isWord(units[at + 1]) && !isPossessive(units, at);
}

function isPossessive(units: Uint16Array, at: number): boolean {
  const next = units[at + 1];
  return (next === 115 || next === 83) && !isWord(units[at + 2]);
}
