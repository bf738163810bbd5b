// What the tokeniser knows of a character, all in one table look-up: class, folded form, letter case.

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
/** Counts as a letter in the case bits of {@link UNITS}; an upper-case letter counts 1 besides. */
export const LETTER = 0x80;
const FOLDED_BITS = 0xffff;
const CLASS_SHIFT = 16;
const GLUE_BIT = 1 << 20;
const SIGN_BIT = 1 << 31;

/**
 * What is known of each UTF-16 unit, in 32 signed bits so that the compiler keeps them in a register. Bits 0–15: the
 * lower-case form (an apostrophe folds to `'`; marks of case that need two units stay as they are). Above them, for a
 * letter, mark or digit (not negative): the case bits, whose sum counts the letters of a word; for any other sign
 * (negative): its class in four bits, then whether a word may go on behind it.
 */
export const UNITS = new Int32Array(SIZE);

/** Class of a unit. */
export function classOf(unit: number): number {
  const info = UNITS[unit];
  return info < 0 ? (info >>> CLASS_SHIFT) & 0xf : WORD;
}

/** Whether a unit is a letter, mark or digit. */
export function isWord(unit: number): boolean {
  return UNITS[unit] >= 0;
}

/** Whether a unit is an upper-case letter. */
export function isUpper(unit: number): boolean {
  return UNITS[unit] >= 0 && ((UNITS[unit] >>> 16) & 1) === 1;
}

/** Whether a unit is a digit 0 to 9. */
export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Lower-case form of a unit. */
export function folded(unit: number): number {
  return UNITS[unit] & FOLDED_BITS;
}

/** Whether a word may go on behind the sign of this {@link UNITS} value: C++, C#, Node.js, R&D, don't. */
export function isGlue(info: number): boolean {
  return info < 0 && (info & GLUE_BIT) !== 0;
}

/** First value of a word's hash: FNV-1a over the folded units. */
export const HASH_SEED = 0x811c9dc5 | 0;
export const HASH_PRIME = 0x01000193;

/** Last step of a word's hash: its high bits reach the slot, too. */
export function finishHash(hash: number): number {
  return hash ^ (hash >>> 15);
}

const classes: readonly (readonly [number, string])[] = [
  [BLANK, ' \t\f\v\u00a0\u2009\u200a\u202f\u2007'],
  [LINE, '\n\r\u2028\u2029\u0085'],
  [JOINER, '-/_\\\u2010\u2011\u00ad\u2044\u2215\u2212'],
  [APOSTROPHE, "'\u2019\u2018\u02bc"],
  [STOP, '.!?\u2026'],
  [SOFT, ',:()\u2013\u2014[]'],
  [HARD, ';*|•·●▪■◦‣⁃○➢➤►✓✔★→»▶\u2043'],
];

const word = /[\p{L}\p{M}\p{N}]/u;
/** Marks that dress signs, not letters: they follow emoji (variation selectors, key caps). */
const ofSigns = /[\u{20d0}-\u{20ff}]|[\u{fe00}-\u{fe0f}]/u;
const upper = /\p{Lu}/u;

function infoOfWord(char: string, unit: number): number {
  const lower = char.toLowerCase();
  const fold = lower.length === 1 ? lower.charCodeAt(0) : unit;
  return fold | (((isDigit(unit) ? 0 : LETTER) | (upper.test(char) ? 1 : 0)) << 16);
}

function infoOfSign(fold: number, kind: number): number {
  return fold | (kind << CLASS_SHIFT) | SIGN_BIT;
}

/** The bit that lets a word go on behind this sign; of words it is part of the case. */
function glueOf(unit: number): number {
  return isGlue(UNITS[unit]) ? GLUE_BIT : 0;
}

for (let unit = 0; unit < SIZE; unit++) {
  const char = String.fromCharCode(unit);
  // Surrogates are mostly emoji, which vendors' exports use as bullets.
  const surrogate = unit >= 0xd800 && unit < 0xe000;
  const letter = !surrogate && word.test(char) && !ofSigns.test(char);
  UNITS[unit] = letter ? infoOfWord(char, unit) : infoOfSign(unit, surrogate ? HARD : BREAK);
}
for (const [kind, chars] of classes)
  for (const char of chars) {
    const unit = char.charCodeAt(0);
    UNITS[unit] = kind === APOSTROPHE ? infoOfSign(39, kind) | GLUE_BIT : infoOfSign(unit, kind);
  }
for (const sign of '.+#&') UNITS[sign.charCodeAt(0)] |= GLUE_BIT;
/** Musical sharp: C♯ is C#. */
UNITS[0x266f] = UNITS[0x23];
/** Full-width letters, digits and signs are those of ASCII, but for signs inside words. */
for (let unit = 0xff01; unit <= 0xff5e; unit++) UNITS[unit] = UNITS[unit - 0xfee0] & ~glueOf(unit - 0xfee0);
