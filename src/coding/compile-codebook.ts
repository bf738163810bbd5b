// Codebook × vocabulary → matcher: every term becomes sequences of integers, so that matching compares integers only.
import type { Code, Codebook, ProfileEvidence, Term } from '../codebook';
import type { TokenStore } from '../text';
import {
  termCompiler,
  type CompiledConditions,
  type CompiledSequence,
  type TermCompiler,
} from './compile-term';
import { Negations } from './negations';

export type { CompiledConditions, CompiledPhrases, CompiledSequence, CompiledStep } from './compile-term';

/** One sequence of one term, and what a match of it means. */
export interface Pattern {
  /** Index in the matcher's `patterns`. */
  readonly index: number;
  readonly steps: CompiledSequence;
  readonly conditions: CompiledConditions | null;
  readonly insideLonger: boolean;
  /** Index in the matcher's `terms`. */
  readonly term: number;
  /** Index of the code, or -1 for profile evidence. */
  readonly code: number;
  /** Index in the codebook's `kinds`, or -1 for profile evidence. */
  readonly kind: number;
  /** Index in the matcher's `evidences`, or -1 for a code. */
  readonly evidence: number;
  readonly titleOnly: boolean;
}

/** What the hot loops need of patterns, by index, as numbers. */
export interface PatternTable {
  /** Number of steps. */
  readonly words: Uint8Array;
  readonly term: Int32Array;
  /** As in {@link Pattern}, -1 for none. */
  readonly code: Int32Array;
  readonly kind: Int8Array;
  readonly evidence: Int32Array;
  /** Bit 0: `insideLonger`; bit 1: a code whose unit is `term`; bit 2: another spelling than the codebook's. */
  readonly flags: Uint8Array;
}

export const INSIDE_LONGER = 1;
export const UNIT_TERM = 2;
export const RESPELT = 4;

/** A compiled codebook. */
export interface Matcher {
  readonly patterns: readonly Pattern[];
  readonly table: PatternTable;
  /** Number of codes. */
  readonly codes: number;
  /** Terms as written; 0 is the empty term. */
  readonly terms: readonly string[];
  /** What each of `terms` is apart from its place in the codebook: its code (none for evidence), text, language and conditions. */
  readonly keys: readonly string[];
  /** Index in `evidences` of each of `terms`, or -1 for a code's. */
  readonly termEvidence: readonly number[];
  /** First pattern of each of `terms`, and the number of patterns at the end: `terms + 1` values. */
  readonly termPatterns: readonly number[];
  readonly evidences: readonly EvidenceLine[];
  readonly negations: Negations;
}

/** A line of profile evidence, flattened over profiles. */
export interface EvidenceLine {
  readonly profile: number;
  /** What it counts but for its terms; lines with the same key may differ in weight. */
  readonly key: string;
  readonly entry: Codebook['profiles'][number]['evidence'][number];
}

/** Compiles a codebook against the vocabulary of a corpus. */
export function compileCodebook(book: Codebook, store: TokenStore): Matcher {
  return new Compiler(store).compile(book);
}

class Compiler {
  private readonly compiler: TermCompiler;
  private readonly patterns: Pattern[] = [];
  private readonly terms: string[] = [''];
  private readonly keys: string[] = [''];
  private readonly termEvidence: number[] = [-1];
  private readonly termPatterns: number[] = [0];
  private readonly evidences: EvidenceLine[] = [];

  constructor(private readonly store: TokenStore) {
    this.compiler = termCompiler(store.vocabulary);
  }

  compile(book: Codebook): Matcher {
    const kinds = book.kinds.map(({ id }) => id);
    book.codes.forEach((code, index) => this.addCode(code, index, kinds.indexOf(code.kind)));
    book.profiles.forEach(({ name, evidence }, profile) => {
      for (const entry of evidence) this.addEvidence(entry, name, profile);
    });
    this.termPatterns.push(this.patterns.length);
    return {
      patterns: this.patterns,
      terms: this.terms,
      keys: this.keys,
      termEvidence: this.termEvidence,
      termPatterns: this.termPatterns,
      evidences: this.evidences,
      codes: book.codes.length,
      table: tableOf(this.patterns, book),
      negations: new Negations(this.store),
    };
  }

  private addCode({ id, kind: of, unit, terms }: Code, code: number, kind: number): void {
    const meaning = { code, kind, evidence: -1, titleOnly: false };
    for (const term of terms) this.addTerm(term, meaning, `${id} ${of} ${unit}`);
  }

  private addEvidence(entry: ProfileEvidence, name: string, profile: number): void {
    const key = JSON.stringify([name, entry.note, entry.in, entry.distinct, entry.codes]);
    const line = this.evidences.push({ profile, key, entry }) - 1;
    const meaning = { code: -1, kind: -1, evidence: line, titleOnly: entry.in === 'title' };
    for (const term of entry.terms) this.addTerm(term, meaning, '');
  }

  private addTerm(
    term: Term,
    meaning: Pick<Pattern, 'code' | 'kind' | 'evidence' | 'titleOnly'>,
    place: string,
  ): void {
    const { key, conditions, sequences } = this.compiler.compile(term);
    const index = this.terms.push(term.text) - 1;
    this.keys.push(`${place} ${key}`);
    this.termEvidence.push(meaning.evidence);
    this.termPatterns.push(this.patterns.length);
    const { insideLonger } = term.conditions;
    for (const steps of sequences)
      this.patterns.push({
        index: this.patterns.length,
        steps,
        conditions,
        insideLonger,
        term: index,
        ...meaning,
      });
  }
}

function tableOf(patterns: readonly Pattern[], { codes }: Codebook): PatternTable {
  return {
    words: Uint8Array.from(patterns, ({ steps }) => steps.length),
    term: Int32Array.from(patterns, ({ term }) => term),
    code: Int32Array.from(patterns, ({ code }) => code),
    kind: Int8Array.from(patterns, ({ kind }) => kind),
    evidence: Int32Array.from(patterns, ({ evidence }) => evidence),
    flags: Uint8Array.from(
      patterns,
      ({ insideLonger, code, steps }) =>
        (insideLonger ? INSIDE_LONGER : 0) |
        (codes[code]?.unit === 'term' ? UNIT_TERM : 0) |
        (steps[0].respelt ? RESPELT : 0),
    ),
  };
}
