// Whether a single line break only wraps a line of running text, or ends an item, a heading or a paragraph.
// Reads UTF-16 units that are followed by zeros (see scan-tokens).
import { isUpper, isWord } from './characters';

/** Text is wrapped to at most this many units a line. */
const WIDEST = 160;
/** Lines that are looked at on either side: enough to tell the width, few enough for a text of a thousand lines. */
const LINES = 4;
/** A line of fewer words is an item or a heading. */
const FEWEST_WORDS = 2;
/** Lines that people wrap by hand are filled to about this part of the width. */
const FILLED = 0.8;

const NEWLINE = 10;
const SPACE = 32;
const COMMA = 44;

/** A line of text: `[start, end)`. */
interface Line {
  readonly start: number;
  readonly end: number;
}

/** Whether the line break at `at` counts as a blank. A hyphen at a line's end joins, as does a lower-case letter behind the break. */
export function isHardWrap(units: Uint16Array, at: number): boolean {
  const next = units[at + 1];
  if (at === 0 || !isWord(next)) return false;
  const last = units[at - 1];
  if (isHyphen(last)) return at > 1 && isWord(units[at - 2]);
  if (!isWord(last) && last !== COMMA) return false;
  return isUpper(next) || next <= 57 ? isInProse(units, at) : true;
}

/**
 * Whether the lines around a break before a capital or a digit are wrapped text: the next word would hardly have fitted
 * on its line, nor those of the lines that follow, and something shows that sentences run over lines.
 */
function isInProse(units: Uint16Array, at: number): boolean {
  const before = linesBefore(units, at);
  if (!before.length || wordsIn(units, before[0]) < FEWEST_WORDS) return false;
  const after = linesAfter(units, at);
  if (!after.length) return false;
  const lines = [...before.reverse(), ...after];
  const width = Math.max(...lines.map(({ start, end }) => end - start));
  const wrapped = lines.slice(before.length - 1);
  const fills = ({ start, end }: Line, i: number): boolean =>
    i + 1 === wrapped.length || end - start + 1 + firstWord(units, wrapped[i + 1]) > width * FILLED;
  return wrapped.every(fills) && runsOver(units, lines);
}

/** A line goes on in lower case, or the only full stop at a line's end is the last line's. */
function runsOver(units: Uint16Array, lines: readonly Line[]): boolean {
  if (lines.some(({ start }, i) => i > 0 && isLower(units[start]) && goesOn(units, lines[i - 1])))
    return true;
  const last = lines[lines.length - 1];
  return isStop(units[last.end - 1]) && lines.slice(0, -1).every((line) => goesOn(units, line));
}

function goesOn(units: Uint16Array, { end }: Line): boolean {
  const last = units[end - 1];
  return isWord(last) || last === COMMA || isHyphen(last);
}

/** The lines of the paragraph that end at `end` or before it, the last one first. */
function linesBefore(units: Uint16Array, end: number): Line[] {
  const lines: Line[] = [];
  for (let to = end; lines.length < LINES && to > 0;) {
    let start = to;
    while (start > 0 && units[start - 1] !== NEWLINE && to - start <= WIDEST) start--;
    if (to - start > WIDEST || !isWord(units[start])) break;
    lines.push({ start, end: to });
    to = start - 1;
  }
  return lines;
}

/** The lines of the paragraph behind the break at `at`. */
function linesAfter(units: Uint16Array, at: number): Line[] {
  const lines: Line[] = [];
  for (let start = at + 1; lines.length < LINES && isWord(units[start]);) {
    let end = start;
    while (units[end] !== NEWLINE && units[end] && end - start <= WIDEST) end++;
    if (end - start > WIDEST) break;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

function wordsIn(units: Uint16Array, { start, end }: Line): number {
  let words = 1;
  for (let at = start + 1; at < end; at++) if (units[at] === SPACE && units[at - 1] !== SPACE) words++;
  return words;
}

function firstWord(units: Uint16Array, { start, end }: Line): number {
  let at = start;
  while (at < end && units[at] !== SPACE) at++;
  return at - start;
}

function isHyphen(unit: number): boolean {
  return unit === 45 || unit === 0x2010 || unit === 0x2011;
}

function isLower(unit: number): boolean {
  return isWord(unit) && !isUpper(unit) && unit > 57;
}

function isStop(unit: number): boolean {
  return unit === 46 || unit === 33 || unit === 63;
}
