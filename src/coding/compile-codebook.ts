// Codebook × vocabulary → matcher: every term becomes sequences of integers, so that matching compares integers only.
import type { Code, Codebook, ProfileEvidence, Term } from '../codebook';
import { KINDS } from '../core';
import type { TokenStore, Vocabulary } from '../text';
import {
  termCompiler,
  type CompiledConditions,
  type CompiledSequence,
  type TermCompiler,
} from './compile-term';

export type { CompiledConditions, CompiledSequence, CompiledStep } from './compile-term';

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
  /** Index in KINDS, or -1 for profile evidence. */
  readonly kind: number;
  /** Index in the matcher's `evidences`, or -1 for a code. */
  readonly evidence: number;
  readonly titleOnly: boolean;
}

/** A compiled codebook: patterns, and for each word those that may begin with it. */
export interface Matcher {
  readonly patterns: readonly Pattern[];
  /** Patterns that word `id` may begin: `starts[offsets[id] … offsets[id + 1])`. */
  readonly offsets: Uint32Array;
  readonly starts: Uint32Array;
  /** Terms as written; 0 is the empty term. */
  readonly terms: readonly string[];
  /** What each of `terms` is apart from its place in the codebook: its code (none for evidence), text, language and conditions. */
  readonly keys: readonly string[];
  /** Index in `evidences` of each of `terms`, or -1 for a code's. */
  readonly termEvidence: readonly number[];
  /** First pattern of each of `terms`, and the number of patterns at the end: `terms + 1` values. */
  readonly termPatterns: readonly number[];
  readonly evidences: readonly EvidenceLine[];
  /** 1 for words that negate. */
  readonly negations: Uint8Array;
}

/** A line of profile evidence, flattened over profiles. */
export interface EvidenceLine {
  readonly profile: number;
  /** What it counts but for its terms; lines with the same key may differ in weight. */
  readonly key: string;
  readonly entry: Codebook['profiles'][number]['evidence'][number];
}

const NEGATIONS = [
  'no',
  'not',
  'never',
  'without',
  'nor',
  "don't",
  "doesn't",
  'geen',
  'niet',
  'zonder',
  'nooit',
  'noch',
];

/** Compiles a codebook against the vocabulary of a corpus. */
export function compileCodebook(book: Codebook, store: TokenStore): Matcher {
  return new Compiler(store).compile(book);
}

class Compiler {
  private readonly vocabulary: Vocabulary;
  private readonly compiler: TermCompiler;
  private readonly patterns: Pattern[] = [];
  private readonly terms: string[] = [''];
  private readonly keys: string[] = [''];
  private readonly termEvidence: number[] = [-1];
  private readonly termPatterns: number[] = [0];
  private readonly evidences: EvidenceLine[] = [];

  constructor({ vocabulary }: TokenStore) {
    this.vocabulary = vocabulary;
    this.compiler = termCompiler(vocabulary);
  }

  compile(book: Codebook): Matcher {
    book.codes.forEach((code, index) => this.addCode(code, index));
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
      ...this.index(),
      negations: this.negations(),
    };
  }

  private addCode({ id, kind, unit, terms }: Code, code: number): void {
    const meaning = { code, kind: KINDS.indexOf(kind), evidence: -1, titleOnly: false };
    for (const term of terms) this.addTerm(term, meaning, `${id} ${kind} ${unit}`);
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

  private index(): Pick<Matcher, 'offsets' | 'starts'> {
    const offsets = new Uint32Array(this.vocabulary.size + 1);
    for (const { steps } of this.patterns) for (const id of steps[0].ids) offsets[id + 1]++;
    for (let id = 0; id < this.vocabulary.size; id++) offsets[id + 1] += offsets[id];
    const next = offsets.slice();
    const starts = new Uint32Array(offsets[this.vocabulary.size]);
    for (const { steps, index } of this.patterns) for (const id of steps[0].ids) starts[next[id]++] = index;
    return { offsets, starts };
  }

  private negations(): Uint8Array {
    const negations = new Uint8Array(this.vocabulary.size);
    for (const word of NEGATIONS) {
      const id = this.vocabulary.idOf(word);
      if (id >= 0) negations[id] = 1;
    }
    return negations;
  }
}
