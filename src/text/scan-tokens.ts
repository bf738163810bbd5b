// The tokeniser: one pass over a text, calling back for each word with what stood before it.
import { APOSTROPHE, BREAK, CLASS, HARD, LINE, SOFT, STOP, UPPER, WORD } from './characters';

/** What stands between a token and the one before it. */
export enum Gap {
  /** White space, hyphen, slash, underscore: a phrase goes on. */
  None = 0,
  /** A sign that interrupts a phrase but not a clause, e.g. a quotation mark. */
  Phrase = 1,
  /** Comma, colon, bracket, dash: a long sentence may be divided here. */
  Soft = 2,
  /** End of a sentence, line or bullet: a clause ends. */
  Hard = 3,
}

/** Letter case of a token. */
export enum Shape {
  Lower = 0,
  Title = 1,
  Upper = 2,
  Mixed = 3,
}

/**
 * Receives a token: `[start, end)` in the text; `wordEnd` leaves out a possessive or plural `'s`, which is no part of
 * the word.
 */
export type OnToken = (start: number, end: number, wordEnd: number, shape: Shape, gap: Gap) => void;

/** Endings that make a dot part of a word, as in Node.js, ASP.NET or spotted.ai. */
const DOTTED = new Set([
  'js',
  'net',
  'ai',
  'io',
  'com',
  'nl',
  'org',
  'be',
  'de',
  'eu',
  'ts',
  'py',
  'dev',
  'app',
  'json',
  'ml',
  'yml',
]);
const LONGEST_DOTTED = 4;
/** Longer runs of letters are no words; they are cut so that every word stays short. */
const MAX_WORD = 64;

const PLUS = 43;
const HASH = 35;
const DOT = 46;
const AMPERSAND = 38;

/** Calls `onToken` for each token of a text, in order. */
export function scanTokens(text: string, onToken: OnToken): void {
  const length = text.length;
  let gap: Gap = Gap.Hard;
  let at = 0;
  while (at < length) {
    const unit = text.charCodeAt(at);
    if (CLASS[unit] !== WORD && !(unit === DOT && startsDotNet(text, at))) {
      const found = gapAt(text, at, unit);
      if (found > gap) gap = found;
      at++;
      continue;
    }
    const start = at;
    at = wordEndAt(text, start);
    const wordEnd = at;
    at = skipPossessive(text, at);
    onToken(start, at, wordEnd, shapeOf(text, start, wordEnd), gap);
    gap = Gap.None;
  }
}

function gapAt(text: string, at: number, unit: number): Gap {
  switch (CLASS[unit]) {
    case LINE:
      return isHardWrap(text, at) ? Gap.None : Gap.Hard;
    case STOP:
      return endsSentence(text, at) ? Gap.Hard : Gap.Phrase;
    case HARD:
      return Gap.Hard;
    case SOFT:
      return Gap.Soft;
    case BREAK:
    case APOSTROPHE:
      return Gap.Phrase;
    default:
      return isSpacedDash(text, at, unit) ? Gap.Soft : Gap.None;
  }
}

/** A single line break before a lower-case letter only wraps the line. */
function isHardWrap(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  const previous = text.charCodeAt(at - 1);
  return CLASS[next] === WORD && !UPPER[next] && next > 57 && (CLASS[previous] === WORD || previous === 44);
}

/** A full stop ends a sentence before white space or a capital, but not inside "e.g." or after a lone initial. */
function endsSentence(text: string, at: number): boolean {
  if (at + 1 >= text.length) return true;
  const next = text.charCodeAt(at + 1);
  if (text.charCodeAt(at) !== DOT) return true;
  if (CLASS[next] === WORD) return UPPER[next] === 1 && !isLoneLetter(text, at - 1);
  return !isLoneLetter(text, at - 1);
}

function isLoneLetter(text: string, at: number): boolean {
  return (
    at >= 0 && CLASS[text.charCodeAt(at)] === WORD && (at === 0 || CLASS[text.charCodeAt(at - 1)] !== WORD)
  );
}

function isSpacedDash(text: string, at: number, unit: number): boolean {
  return unit === 45 && text.charCodeAt(at + 1) === 32 && (at === 0 || text.charCodeAt(at - 1) === 32);
}

function startsDotNet(text: string, at: number): boolean {
  if (at > 0 && CLASS[text.charCodeAt(at - 1)] === WORD) return false;
  return text.slice(at + 1, at + 4).toLowerCase() === 'net' && CLASS[text.charCodeAt(at + 4)] !== WORD;
}

/** End of the word that starts here, with what belongs to it: C++, C#, Node.js, 3.5, R&D. */
function wordEndAt(text: string, start: number): number {
  const limit = start + MAX_WORD;
  let at = start + 1;
  for (;;) {
    while (at < limit && CLASS[text.charCodeAt(at)] === WORD) at++;
    if (at >= limit) return limit;
    const unit = text.charCodeAt(at);
    if (unit === DOT) {
      const end = dottedEnd(text, at);
      if (end === at) return at;
      at = end;
    } else if (unit === PLUS) return text.charCodeAt(at + 1) === PLUS && at - start <= 2 ? at + 2 : at;
    else if (unit === HASH) return at - start === 1 && CLASS[text.charCodeAt(at + 1)] !== WORD ? at + 1 : at;
    else if (unit === AMPERSAND) return initialsEnd(text, start, at);
    else if (CLASS[unit] === APOSTROPHE && joinsLetters(text, at)) at++;
    else return at;
  }
}

/** `.5` after a digit, or `.js` and the like as the word's ending; else where it was. */
function dottedEnd(text: string, at: number): number {
  if (isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))) return at + 1;
  let end = at + 1;
  while (end - at <= LONGEST_DOTTED && CLASS[text.charCodeAt(end)] === WORD) end++;
  if (CLASS[text.charCodeAt(end)] === WORD) return at;
  return DOTTED.has(text.slice(at + 1, end).toLowerCase()) ? end : at;
}

/** R&D, Q&A, AT&T: at most two letters on either side. */
function initialsEnd(text: string, start: number, at: number): number {
  if (at - start > 2) return at;
  let end = at + 1;
  while (CLASS[text.charCodeAt(end)] === WORD) end++;
  return end > at + 1 && end - at <= 3 ? end : at;
}

/** An apostrophe within a word (don't, foto's), unless it begins a possessive. */
function joinsLetters(text: string, at: number): boolean {
  return CLASS[text.charCodeAt(at + 1)] === WORD && !isPossessive(text, at);
}

function isPossessive(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return (next === 115 || next === 83) && CLASS[text.charCodeAt(at + 2)] !== WORD;
}

function skipPossessive(text: string, at: number): number {
  return CLASS[text.charCodeAt(at)] === APOSTROPHE && isPossessive(text, at) ? at + 2 : at;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function shapeOf(text: string, start: number, end: number): Shape {
  let upper = 0;
  let letters = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (UPPER[unit]) upper++;
    if (CLASS[unit] === WORD && !isDigit(unit)) letters++;
  }
  if (upper === 0) return Shape.Lower;
  if (upper === letters) return Shape.Upper;
  return upper === 1 && UPPER[text.charCodeAt(start)] ? Shape.Title : Shape.Mixed;
}
