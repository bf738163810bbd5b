// The term language: one codebook entry as written → the sequences of words it stands for.
import { isSafePattern } from 'redos-detector';
import { RoleLensError } from '../core';

/** How one word of a term is compared with the words of the corpus (always lower case). */
export interface WordPattern {
  readonly type: 'word' | 'wildcard' | 'lemma' | 'regex';
  /** In lower case, without `~` and slashes. */
  readonly text: string;
  /** With the letter case of the codebook, for terms with `case: exact`. */
  readonly written: string;
}

/** One position of a sequence: any of `words` fits; `gap` allows up to {@link MAX_GAP} words before it. */
export interface Step {
  readonly words: readonly WordPattern[];
  readonly gap: boolean;
}

/** Words that must follow one another. */
export type Sequence = readonly Step[];

/** Words that ` ... ` may skip, within a clause. */
export const MAX_GAP = 5;

/** Sequences that one entry may expand to. */
const MAX_SEQUENCES = 400;
const MAX_TERM_LENGTH = 500;
/** Levels of groups in groups of a regular expression with repeats. */
const MAX_DEPTH = 8;
/** Characters that end a clause or are no part of any word: a plain term with one of them can never match. */
const NEVER_IN_WORD = /[^\p{L}\p{M}\p{N}+#.&'’*_/~-]/u;
const HAS_WORD = /[\p{L}\p{N}]/u;

const GAP = Symbol('gap');
type Piece = WordPattern | typeof GAP;

/**
 * Parses one term, e.g. `~build ... (pipeline*|etl)`; see the codebook guide for the language.
 * @returns the alternatives it stands for, at least one.
 * @throws RoleLensError without a place (the caller knows it) where the term is malformed, can never match, has a
 * regular expression that can run away, or expands to more than 400 sequences.
 */
export function parseTerm(text: string): Sequence[] {
  if (text.length > MAX_TERM_LENGTH)
    throw new RoleLensError(`A term of ${text.length} characters.`, {
      hint: `Keep terms under ${MAX_TERM_LENGTH} characters; write several terms instead.`,
    });
  const reader = new TermReader(text);
  const alternatives = reader.readAll();
  const sequences = mergeSingleWords(alternatives.map((pieces) => toSequence(pieces, text)));
  return sequences;
}

/** Reads a term from left to right into alternatives, each a list of pieces. */
class TermReader {
  private at = 0;
  constructor(private readonly text: string) {}

  readAll(): Piece[][] {
    const result = this.readSequence();
    if (this.at < this.text.length)
      throw this.fault(
        `An unexpected "${this.text[this.at]}" in the term "${this.text}".`,
        'Balance the brackets.',
      );
    return result;
  }

  /** Words and groups up to `)`, `|` or the end; the product of all alternatives. */
  private readSequence(): Piece[][] {
    let soFar: Piece[][] = [[]];
    for (;;) {
      this.skipBlanks();
      const c = this.text[this.at];
      if (c === undefined || c === ')' || c === '|') return soFar;
      const next = c === '(' ? this.readGroup() : [[...this.readWord()]];
      if (soFar.length * next.length > MAX_SEQUENCES)
        throw this.fault(
          `The term "${this.text}" stands for more than ${MAX_SEQUENCES} word sequences.`,
          'Split it into several terms.',
        );
      soFar = soFar.flatMap((left) => next.map((right) => [...left, ...right]));
    }
  }

  private readGroup(): Piece[][] {
    this.at++;
    const alternatives = this.readSequence();
    while (this.text[this.at] === '|') {
      this.at++;
      alternatives.push(...this.readSequence());
    }
    if (this.text[this.at] !== ')')
      throw this.fault(`A "(" without its ")" in the term "${this.text}".`, 'Close the bracket.');
    this.at++;
    return alternatives;
  }

  private readWord(): Piece[] {
    if (this.text.startsWith('...', this.at) || this.text[this.at] === '…') {
      this.at += this.text[this.at] === '…' ? 1 : 3;
      return [GAP];
    }
    return this.text[this.at] === '/' ? [this.readRegex()] : this.readPlain();
  }

  private readRegex(): Piece {
    let end = this.at + 1;
    while (end < this.text.length && this.text[end] !== '/') end += this.text[end] === '\\' ? 2 : 1;
    if (this.text[end] !== '/')
      throw this.fault(`The regular expression in "${this.text}" does not end.`, 'End it with "/".');
    const source = this.text.slice(this.at + 1, end);
    this.at = end + 1;
    checkRegex(source);
    return { type: 'regex', text: source, written: source };
  }

  private readPlain(): Piece[] {
    const from = this.at;
    while (this.at < this.text.length && !/[\s()|]/.test(this.text[this.at])) this.at++;
    const word = this.text.slice(from, this.at);
    const wrong = NEVER_IN_WORD.exec(word);
    if (wrong)
      throw this.fault(
        `The term "${this.text}" can never match: "${wrong[0]}" interrupts a phrase.`,
        'Leave it out, or write two terms.',
      );
    return plainPieces(word, this.text);
  }

  private skipBlanks(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++;
  }

  private fault(problem: string, hint: string): RoleLensError {
    return new RoleLensError(problem, { hint });
  }
}

/** A word as written → its patterns; a hyphen, slash or underscore inside a lemma or wildcard separates words. */
function plainPieces(word: string, term: string): WordPattern[] {
  const lemma = word.startsWith('~');
  const body = lemma ? word.slice(1) : word;
  if (body.includes('~') || (lemma && body.includes('*')))
    throw new RoleLensError(`"${word}" in the term "${term}" mixes a lemma with something else.`, {
      hint: 'Write "~" only before a plain word.',
    });
  if (!lemma && !body.includes('*'))
    return HAS_WORD.test(body) ? [pattern('word', body)] : neverMatches(term);
  const parts = body.split(/[-/_]+/).filter(Boolean);
  if (!parts.length || !parts.every((part) => HAS_WORD.test(part))) return neverMatches(term);
  return parts.map((part, i) => {
    if (lemma && i === parts.length - 1) return pattern('lemma', part);
    return pattern(part.includes('*') ? 'wildcard' : 'word', part);
  });
}

function pattern(type: WordPattern['type'], written: string): WordPattern {
  return { type, text: written.toLowerCase().replace(/’/g, "'"), written };
}

function neverMatches(term: string): never {
  throw new RoleLensError(`The term "${term}" can never match: it has a part without a letter or digit.`, {
    hint: 'Name at least one letter or digit in every word.',
  });
}

/** Refuses expressions that do not compile, can never match one lower-case word, or can run away. */
function checkRegex(source: string): void {
  let regex: RegExp;
  try {
    regex = new RegExp(`^(?:${source})$`, 'u');
  } catch (cause) {
    throw new RoleLensError(`The regular expression /${source}/ is not valid.`, {
      hint: 'Mend it as the JavaScript rules for regular expressions with the u flag say.',
      cause,
    });
  }
  if (/(^|[^\\])[A-Z]/.test(source.replace(/\\[pP]\{[^}]*\}/g, '')) || /(^|[^\\]) /.test(source))
    throw new RoleLensError(
      `The regular expression /${source}/ can never match: it is compared with one word in lower case.`,
      {
        hint: 'Write lower-case letters and no blanks; for several words write them one after the other.',
      },
    );
  if (canRunAway(source))
    throw new RoleLensError(`The regular expression /${source}/ can run away on a long word.`, {
      hint: 'Do not repeat what is itself repeated or has alternatives that overlap, as in (a+)+ or (a|a)*.',
    });
  if (regex.test(''))
    throw new RoleLensError(
      `The regular expression /${source}/ matches an empty word, so it would match everywhere.`,
      {
        hint: 'Make at least one character of it necessary.',
      },
    );
}

/**
 * Whether backtracking can explode. Words are short (a token has at most 64 letters), so quadratic expressions such as
 * `.*data.*` are let through; a repeated group, many repeats or many choices that the detector calls unsafe are not. It
 * decides by steps and never by the clock, so that a codebook which is read on one machine is read on every machine.
 */
function canRunAway(source: string): boolean {
  const repeats = source.match(/(?<!\\)[*+]|\{\d*,\d*\}/g)?.length ?? 0;
  const choices = source.match(/(?<!\\)[?|]/g)?.length ?? 0;
  if (!/\)[*+{]/.test(source) && repeats <= 3 && choices <= 10) return false;
  // The detector's steps grow with the depth of groups; no word needs so many.
  if (depthOfGroups(source) > MAX_DEPTH) return true;
  const limits = { maxScore: 2000, maxSteps: 3000, timeout: Infinity };
  return !isSafePattern(`^(?:${source})$`, { unicode: true, ...limits }).safe;
}

function depthOfGroups(source: string): number {
  let [depth, deepest] = [0, 0];
  for (const [sign] of source.replace(/\\.|\[(?:\\.|[^\]])*\]/gu, '').matchAll(/[()]/g)) {
    depth += sign === '(' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function toSequence(pieces: readonly Piece[], term: string): Sequence {
  const steps: Step[] = [];
  let gap = false;
  for (const piece of pieces) {
    if (piece === GAP) gap = true;
    else {
      steps.push({ words: [piece], gap });
      gap = false;
    }
  }
  if (!steps.length || gap || steps[0].gap)
    throw new RoleLensError(
      steps.length
        ? `" ... " at an end of the term "${term}".`
        : `The term "${term}" stands for no word at all.`,
      { hint: 'Put words on both sides of a gap, and at least one word outside optional brackets.' },
    );
  return steps;
}

/** Sequences that differ in one place only become one sequence with alternatives there: fewer patterns to try. */
function mergeSingleWords(sequences: readonly Sequence[]): Sequence[] {
  if (sequences.length === 1) return [...sequences];
  const merged = sequences.map((steps) => ({ steps, keys: steps.map((step) => JSON.stringify(step)) }));
  const longest = Math.max(...sequences.map(({ length }) => length));
  for (let position = longest - 1; position >= 0; position--) mergeAt(merged, position);
  return merged.map(({ steps }) => steps);
}

/** A sequence and what makes each of its steps the same as another. */
interface Keyed {
  steps: Sequence;
  readonly keys: string[];
}

function mergeAt(sequences: Keyed[], position: number): void {
  const byRest = new Map<string, Keyed>();
  const left = sequences.filter((sequence) => {
    const { steps, keys } = sequence;
    const step = steps[position];
    if (!step) return true;
    const rest = keys.map((key, p) => (p === position ? String(step.gap) : key)).join('\n');
    const same = byRest.get(rest);
    if (!same) return byRest.set(rest, sequence);
    const both: Step = { gap: step.gap, words: union(same.steps[position], step) };
    same.steps = same.steps.map((s, p) => (p === position ? both : s));
    same.keys[position] = JSON.stringify(both);
    return false;
  });
  sequences.splice(0, sequences.length, ...left);
}

function union(left: Step, right: Step): WordPattern[] {
  const seen = new Set(left.words.map((word) => `${word.type}:${word.written}`));
  return [...left.words, ...right.words.filter((word) => !seen.has(`${word.type}:${word.written}`))];
}
