// Character classes for the tokeniser: one table look-up a character.

export const BREAK = 0; // anything that interrupts a phrase
export const WORD = 1; // letter, mark or digit
export const BLANK = 2; // white space within a line
export const LINE = 3; // line break
export const JOINER = 4; // hyphen, slash, underscore: separates tokens, not phrases
export const APOSTROPHE = 5;
export const STOP = 6; // . ! ?
export const SOFT = 7; // , : ( ) – — : may end a clause of a long sentence
export const HARD = 8; // ; and bullets: always end a clause

const SIZE = 65536;

/** Class of each UTF-16 unit. */
export const CLASS = new Uint8Array(SIZE);
/** Lower-case form of each UTF-16 unit; marks of case that need two units stay as they are. */
export const LOWER = new Uint16Array(SIZE);
/** 1 where the unit is an upper-case letter. */
export const UPPER = new Uint8Array(SIZE);

const classes: readonly (readonly [number, string])[] = [
  [BLANK, ' \t\f\v\u00a0\u2009\u200a\u202f\u2007'],
  [LINE, '\n\r\u2028\u2029\u0085'],
  [JOINER, '-/_\\\u2010\u2011\u00ad'],
  [APOSTROPHE, "'\u2019\u2018\u02bc"],
  [STOP, '.!?\u2026'],
  [SOFT, ',:()\u2013\u2014[]'],
  [HARD, ';*|•·●▪■◦‣⁃○➢➤►✓✔★→»▶\u2043'],
];

const word = /[\p{L}\p{M}\p{N}]/u;
/** Marks that dress signs, not letters: they follow emoji (variation selectors, key caps). */
const ofSigns = /[\u{20d0}-\u{20ff}]|[\u{fe00}-\u{fe0f}]/u;
const upper = /\p{Lu}/u;
for (let unit = 0; unit < SIZE; unit++) {
  const char = String.fromCharCode(unit);
  const surrogate = unit >= 0xd800 && unit < 0xe000;
  LOWER[unit] = unit;
  if (surrogate) {
    // Mostly emoji, which vendors' exports use as bullets.
    CLASS[unit] = HARD;
  } else if (word.test(char) && !ofSigns.test(char)) {
    CLASS[unit] = WORD;
    const lower = char.toLowerCase();
    if (lower.length === 1) LOWER[unit] = lower.charCodeAt(0);
    if (upper.test(char)) UPPER[unit] = 1;
  }
}
for (const [kind, chars] of classes) for (const char of chars) CLASS[char.charCodeAt(0)] = kind;
