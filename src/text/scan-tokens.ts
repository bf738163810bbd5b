// The tokeniser: one pass over a text that finds, folds and hashes its words and notes what stood before each.
import {
  APOSTROPHE,
  BREAK,
  classOf,
  finishHash,
  HARD,
  HASH_PRIME,
  HASH_SEED,
  isGlue,
  isUpper,
  isWord,
  LETTER,
  LINE,
  SOFT,
  STOP,
  UNITS,
} from './characters';
import { isHardWrap } from './line-wraps';
import { skipPossessive, startsDotNet, wordEndFrom } from './word-end';

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

/** Where {@link scanUnits} writes; the arrays must have room for as many tokens as the text has units. */
export interface ScannedTokens {
  /** Offsets and flags (shape in bits 0–1, gap in bits 2–3), written from the index given to the scan. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly flags: Uint8Array;
  /** End of the word and hash of its folded units, written from index 0. */
  readonly wordEnds: Uint32Array;
  readonly hashes: Int32Array;
}

/** Longer runs of letters are no words; they are cut so that every word stays short. */
const MAX_WORD = 64;
/** Zeros behind the units of a text: rules look a few units ahead without asking for the end. */
const PADDING = 8;
const SPACE = 32;
const DOT = 46;

/**
 * The UTF-16 units of one text at a time. Strings come in several inner forms (one or two bytes a unit, joined, cut);
 * copying them once is far cheaper than reading each through `charCodeAt`.
 */
export class TextUnits {
  units = new Uint16Array(4096);
  private bytes = Buffer.from(this.units.buffer);

  /** Copies a text, followed by zeros; gives its length in units. */
  load(text: string): number {
    const { length } = text;
    if (length + PADDING > this.units.length) {
      this.units = new Uint16Array(length * 2 + PADDING);
      this.bytes = Buffer.from(this.units.buffer);
    }
    this.bytes.write(text, 0, length * 2, 'utf16le');
    this.units.fill(0, length, length + PADDING);
    return length;
  }
}

/** Arrays for one scan at a time. */
class Scratch implements ScannedTokens {
  readonly text = new TextUnits();
  starts = new Uint32Array(0);
  ends = new Uint32Array(0);
  flags = new Uint8Array(0);
  wordEnds = new Uint32Array(0);
  hashes = new Int32Array(0);

  reserve(length: number): void {
    if (length <= this.starts.length) return;
    const room = Math.max(64, length * 2);
    this.starts = new Uint32Array(room);
    this.ends = new Uint32Array(room);
    this.flags = new Uint8Array(room);
    this.wordEnds = new Uint32Array(room);
    this.hashes = new Int32Array(room);
  }
}

let idle: Scratch | null = null;

/** Calls `onToken` for each token of a text, in order. */
export function scanTokens(text: string, onToken: OnToken): void {
  // Taken away while in use: a callback may scan another text.
  const scratch = idle ?? new Scratch();
  idle = null;
  const length = scratch.text.load(text);
  scratch.reserve(length);
  const count = scanUnits(scratch.text.units, length, scratch, 0);
  const { starts, ends, flags, wordEnds } = scratch;
  for (let i = 0; i < count; i++) onToken(starts[i], ends[i], wordEnds[i], flags[i] & 3, flags[i] >> 2);
  idle = scratch;
}

/**
 * Finds the tokens of a text whose units are followed by zeros, and writes them from index `first` on; gives the index
 * behind the last one. The one place where the rules of tokenising are applied.
 */
export function scanUnits(units: Uint16Array, length: number, out: ScannedTokens, first: number): number {
  const { starts, ends, flags, wordEnds, hashes } = out;
  // Constants of other files are looked up at each use; copies are not.
  const table = UNITS;
  const seed = HASH_SEED;
  const prime = HASH_PRIME;
  let gap: number = Gap.Hard;
  let token = first;
  let at = 0;
  while (at < length) {
    const unit = units[at];
    let info = table[unit];
    if (info < 0 && (unit === SPACE || unit !== DOT || !startsDotNet(units, at))) {
      if (unit !== SPACE) gap = Math.max(gap, gapAt(units, at, unit));
      at++;
      continue;
    }
    const start = at;
    let hash = seed;
    let cases = info < 0 ? -(info >>> 16) : 0; // the dot of .NET is no letter
    do {
      hash = Math.imul(hash ^ (info & 0xffff), prime);
      cases += info >>> 16;
      info = table[units[++at]];
    } while (info >= 0 && at - start < MAX_WORD);
    let wordEnd = at;
    if (isGlue(info)) {
      wordEnd = wordEndFrom(units, start, at, start + MAX_WORD);
      for (; at < wordEnd; at++) {
        info = table[units[at]];
        hash = Math.imul(hash ^ (info & 0xffff), prime);
        if (info >= 0) cases += info >>> 16;
      }
      at = skipPossessive(units, wordEnd);
    }
    starts[token] = start;
    ends[token] = at;
    flags[token] = (cases & 0x7f ? shapeOf(cases, units[start]) : 0) | (gap << 2);
    wordEnds[token - first] = wordEnd;
    hashes[token - first] = finishHash(hash);
    token++;
    gap = 0;
  }
  return token;
}

/** Shape from the summed case bits of a word: the number of its upper-case letters and of its letters. */
function shapeOf(cases: number, unit: number): Shape {
  const upper = cases & (LETTER - 1);
  if (upper === cases >>> 7) return Shape.Upper;
  return upper === 1 && isUpper(unit) ? Shape.Title : Shape.Mixed;
}

function gapAt(units: Uint16Array, at: number, unit: number): Gap {
  switch (classOf(unit)) {
    case LINE:
      return isHardWrap(units, at) ? Gap.None : Gap.Hard;
    case STOP:
      return endsSentence(units, at) ? Gap.Hard : Gap.Phrase;
    case HARD:
      return Gap.Hard;
    case SOFT:
      return Gap.Soft;
    case BREAK:
    case APOSTROPHE:
      return Gap.Phrase;
    default:
      return isSpacedDash(units, at, unit) ? Gap.Soft : Gap.None;
  }
}

/** A full stop ends a sentence before white space or a capital, but not inside "e.g." or after a lone initial. */
function endsSentence(units: Uint16Array, at: number): boolean {
  if (units[at] !== DOT) return true;
  if (isWord(units[at + 1]) && !isUpper(units[at + 1])) return false;
  return !isLoneLetter(units, at - 1);
}

function isLoneLetter(units: Uint16Array, at: number): boolean {
  return at >= 0 && isWord(units[at]) && (at === 0 || !isWord(units[at - 1]));
}

function isSpacedDash(units: Uint16Array, at: number, unit: number): boolean {
  return unit === 45 && units[at + 1] === SPACE && (at === 0 || units[at - 1] === SPACE);
}
