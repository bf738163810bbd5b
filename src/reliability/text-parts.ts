// textParts: an ad's text in pieces that a spreadsheet can show and hold in one cell each.
import { RoleLensError, type Ad } from '../core';

/** Characters in a line of the column, and lines in a row: Excel shows no row higher than 409 points. */
const WIDTH = 95;
const LINES = 26;
/** More columns than this nobody reads. */
const MOST_PARTS = 200;

/**
 * The text in pieces, broken between lines where possible, else between words; put together they are the text, nothing is cut off.
 * @throws RoleLensError naming the ad where the text would need more than 200 pieces (some 480,000 characters).
 */
export function textParts({ id, text }: Pick<Ad, 'id' | 'text'>): string[] {
  const parts: string[] = [];
  let part = '';
  let lines = 0;
  for (const piece of text.split(/(?<=\n)/).flatMap(breakLong)) {
    const needed = Math.ceil(piece.length / WIDTH);
    if (part && lines + needed > LINES) {
      parts.push(part);
      [part, lines] = ['', 0];
    }
    part += piece;
    lines += needed;
  }
  if (part) parts.push(part);
  if (parts.length > MOST_PARTS)
    throw new RoleLensError(`The ad "${id}" is too long for a spreadsheet: ${text.length} characters.`, {
      hint: 'Leave it out of the sample, or shorten it.',
    });
  return parts;
}

/** A line that fills more than a cell, at its blanks. */
function breakLong(line: string): string[] {
  const most = WIDTH * LINES;
  const pieces: string[] = [];
  let rest = line;
  while (rest.length > most) {
    const blank = rest.lastIndexOf(' ', most - 1);
    // Never between the halves of a character outside the first plane.
    const at = blank > most / 2 ? blank + 1 : /[\ud800-\udbff]/.test(rest[most - 1]) ? most - 1 : most;
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...pieces, rest];
}
