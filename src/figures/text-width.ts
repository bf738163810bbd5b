// Text widths without a browser: the advance widths of Source Sans 3, so that margins are computed and never guessed.
import { escapeLabel, plainLine } from './escape-label';

/** Advance widths of the characters U+0020 to U+007E in thousandths of the font size, regular and semi-bold. */
const ADVANCES = {
  400: widths(
    '200 289 426 497 497 824 609 249 303 303 418 497 249 311 249 350 497 497 497 497 497 497 497 497 497 497 249 249 ' +
      '497 497 497 425 847 543 588 571 615 527 494 617 652 263 479 579 486 727 647 664 566 664 569 534 536 645 515 ' +
      '786 513 476 539 303 350 303 497 500 542 504 553 456 555 496 292 504 544 246 247 495 255 829 547 542 555 555 ' +
      '347 419 338 544 467 719 446 467 425 303 241 303 497',
  ),
  600: widths(
    '200 315 482 513 513 841 639 275 324 324 438 513 275 322 275 344 513 513 513 513 513 513 513 513 513 513 275 275 ' +
      '513 513 513 444 875 558 597 576 625 538 510 628 663 282 494 597 502 745 657 674 582 674 592 545 546 655 536 ' +
      '800 541 501 540 324 344 324 513 500 549 516 563 462 564 507 317 520 558 262 263 522 271 843 560 549 564 564 ' +
      '373 431 361 556 495 748 481 495 443 324 255 324 513',
  ),
} as const;

/** Width assumed for letters outside the table: that of a wide letter, or of a whole em for scripts of square characters. */
const OTHER_LETTER = 660;
const SQUARE_CHARACTER = 1000;

function widths(list: string): readonly number[] {
  return list.split(' ').map(Number);
}

/** Width of one line of text, in the unit of `size`; exact for ASCII (kerning aside), generous for the rest. */
export function textWidth(text: string, size: number, weight: 400 | 600 = 400): number {
  let sum = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    sum += ADVANCES[weight][point - 32] ?? (point < 0x1100 ? OTHER_LETTER : SQUARE_CHARACTER);
  }
  return (sum * size) / 1000;
}

/** A label broken into lines, and how much room it takes. */
export interface WrappedLabel {
  /** Escaped lines joined by `<br>`, ready for Plotly. */
  readonly html: string;
  readonly lines: number;
  /** Width of the longest line. */
  readonly width: number;
}

/**
 * Breaks a label between words so that its lines stay within `room`, as evenly as the words allow; nothing is ever cut:
 * a single word that is longer than `room` stays whole.
 */
export function wrapLabel(text: string, room: number, size: number, weight: 400 | 600 = 400): WrappedLabel {
  const words = plainLine(text).split(' ');
  const measure = (line: string) => textWidth(line, size, weight);
  const needed = fill(words, room, measure).length;
  // The narrowest room that needs no further line gives lines of about equal length.
  let lines = fill(words, room, measure);
  for (let share = 0.95; share > 0.4; share -= 0.05) {
    const tighter = fill(words, room * share, measure);
    if (tighter.length > needed || Math.max(...tighter.map(measure)) > room * share) break;
    lines = tighter;
  }
  return {
    html: lines.map(escapeLabel).join('<br>'),
    lines: lines.length,
    width: Math.max(...lines.map(measure)),
  };
}

function fill(words: readonly string[], room: number, measure: (line: string) => number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && measure(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
