// Codebook × vocabulary → matcher: every term becomes sequences of integers, so that matching compares integers only.
import type { Codebook, Conditions, Sequence, Term, TermLanguage, WordPattern } from '../codebook';
import { KINDS } from '../core';
import { Gap, scanTokens, type Shape, type TokenStore, type Vocabulary } from '../text';
import { WordForms } from './morphology';

/** Any letter case. */
const ANY_SHAPE = 255;

/** One word of a compiled pattern. */
export interface CompiledStep {
  /** The one id that fits, or -1 where `set` tells. */
  readonly id: number;
  /** Ids that fit, as a bit set over the vocabulary. */
  readonly set: Uint8Array | null;
  /** The letter case it must have, or 255. */
  readonly shape: number;
  readonly gap: boolean;
  /** The strongest sign that may stand before it; more than {@link Gap.None} in a gap and inside words such as Ph.D. */
  readonly most: Gap;
}

/** A compiled sequence of words. */
export type CompiledSequence = readonly CompiledStep[];

/** Conditions with compiled phrases; `null` where a term has none. */
export interface CompiledConditions {
  readonly near: readonly CompiledSequence[];
  readonly mustBeNear: boolean;
  readonly notNear: readonly CompiledSequence[];
  readonly within: number;
  readonly notBefore: readonly CompiledSequence[];
  readonly notAfter: readonly CompiledSequence[];
  readonly unlessNegated: boolean;
}

/** One sequence of one term, and what a match of it means. */
export interface Pattern {
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
  readonly evidences: readonly EvidenceLine[];
  /** 1 for words that negate. */
  readonly negations: Uint8Array;
}

/** A line of profile evidence, flattened over profiles. */
export interface EvidenceLine {
  readonly profile: number;
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
  return new Compiler(store.vocabulary).compile(book);
}

const formsOf = new WeakMap<Vocabulary, WordForms>();

class Compiler {
  private readonly forms: WordForms;
  private readonly sets = new Map<string, Uint8Array>();
  private readonly patterns: Pattern[] = [];
  private readonly firstIds: (readonly number[])[] = [];
  private readonly terms: string[] = [''];
  private readonly evidences: EvidenceLine[] = [];

  constructor(private readonly vocabulary: Vocabulary) {
    this.forms = formsOf.get(vocabulary) ?? new WordForms(vocabulary);
    formsOf.set(vocabulary, this.forms);
  }

  compile(book: Codebook): Matcher {
    book.codes.forEach(({ terms, kind }, code) => {
      const meaning = { code, kind: KINDS.indexOf(kind), evidence: -1, titleOnly: false };
      for (const term of terms) this.addTerm(term, meaning);
    });
    book.profiles.forEach(({ evidence }, profile) => {
      for (const entry of evidence) {
        this.evidences.push({ profile, entry });
        const meaning = {
          code: -1,
          kind: -1,
          evidence: this.evidences.length - 1,
          titleOnly: entry.in === 'title',
        };
        for (const term of entry.terms) this.addTerm(term, meaning);
      }
    });
    return {
      patterns: this.patterns,
      terms: this.terms,
      evidences: this.evidences,
      ...this.index(),
      negations: this.negations(),
    };
  }

  private addTerm(term: Term, meaning: Pick<Pattern, 'code' | 'kind' | 'evidence' | 'titleOnly'>): void {
    this.terms.push(term.text);
    const conditions = this.conditions(term.conditions, term.language);
    for (const sequence of term.sequences)
      for (const words of this.spellings(sequence, term.conditions.exactCase)) {
        const steps = this.steps(words, term.language);
        if (!steps) continue;
        const { insideLonger } = term.conditions;
        this.patterns.push({ steps, conditions, insideLonger, term: this.terms.length - 1, ...meaning });
        this.firstIds.push(this.idsOf(words[0], term.language));
      }
  }

  private conditions(conditions: Conditions, language: TermLanguage): CompiledConditions | null {
    const { near, notNear, within, notBefore, notAfter, unlessNegated } = conditions;
    if (!near.length && !notNear.length && !notBefore.length && !notAfter.length && !unlessNegated)
      return null;
    const phrases = (list: readonly Sequence[]): CompiledSequence[] =>
      list
        .flatMap((sequence) => this.spellings(sequence, false))
        .flatMap((words) => {
          const steps = this.steps(words, language);
          return steps ? [steps] : [];
        });
    return {
      near: phrases(near),
      mustBeNear: near.length > 0,
      notNear: phrases(notNear),
      within,
      notBefore: phrases(notBefore),
      notAfter: phrases(notAfter),
      unlessNegated,
    };
  }

  /** A sequence as the tokeniser sees it: a word such as GPT-4o becomes two, and its alternatives may differ in length. */
  private spellings(sequence: Sequence, exactCase: boolean): SpelledStep[][] {
    let spelled: SpelledStep[][] = [[]];
    for (const { words, gap } of sequence) {
      const options = groupSpellings(words, gap, exactCase);
      spelled = spelled.flatMap((left) => options.map((right) => [...left, ...right]));
    }
    return spelled;
  }

  private steps(words: readonly SpelledStep[], language: TermLanguage): CompiledSequence | null {
    const steps: CompiledStep[] = [];
    for (const step of words) {
      const ids = this.idsOf(step, language);
      if (!ids.length) return null;
      const set = ids.length > 1 ? this.setOf(ids) : null;
      steps.push({ id: set ? -1 : ids[0], set, shape: step.shape, gap: step.gap, most: step.most });
    }
    return steps;
  }

  private idsOf({ words }: SpelledStep, language: TermLanguage): readonly number[] {
    const ids = words.flatMap((word) => {
      if (word.type !== 'word') return this.forms.idsOf(word, language);
      const id = this.vocabulary.idOf(word.text);
      return id < 0 ? [] : [id];
    });
    return ids.length > 1 ? [...new Set(ids)].sort((a, b) => a - b) : ids;
  }

  private setOf(ids: readonly number[]): Uint8Array {
    const key = ids.join();
    let set = this.sets.get(key);
    if (!set) {
      set = new Uint8Array((this.vocabulary.size >> 3) + 1);
      for (const id of ids) set[id >> 3] |= 1 << (id & 7);
      this.sets.set(key, set);
    }
    return set;
  }

  private index(): Pick<Matcher, 'offsets' | 'starts'> {
    const offsets = new Uint32Array(this.vocabulary.size + 1);
    for (const ids of this.firstIds) for (const id of ids) offsets[id + 1]++;
    for (let id = 0; id < this.vocabulary.size; id++) offsets[id + 1] += offsets[id];
    const next = offsets.slice();
    const starts = new Uint32Array(offsets[this.vocabulary.size]);
    this.firstIds.forEach((ids, pattern) => {
      for (const id of ids) starts[next[id]++] = pattern;
    });
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

interface SpelledStep {
  readonly words: readonly WordPattern[];
  readonly gap: boolean;
  readonly shape: number;
  readonly most: Gap;
}

/** Alternatives of one step, grouped by what they become in tokens; single tokens of one letter case stay together. */
function groupSpellings(words: readonly WordPattern[], gap: boolean, exactCase: boolean): SpelledStep[][] {
  const most = gap ? Gap.Soft : Gap.None;
  const single = new Map<number, WordPattern[]>();
  const longer: SpelledStep[][] = [];
  for (const word of words) {
    const parts = partsOf(word, exactCase);
    if (parts.length > 1)
      longer.push(
        parts.map(({ word: part, shape, inner }, i) =>
          i ? { words: [part], gap: false, shape, most: inner } : { words: [part], gap, shape, most },
        ),
      );
    else for (const { word: part, shape } of parts) single.set(shape, [...(single.get(shape) ?? []), part]);
  }
  return [...[...single].map(([shape, group]) => [{ words: group, gap, shape, most }]), ...longer];
}

interface Part {
  readonly word: WordPattern;
  readonly shape: number;
  /** What stands before it inside the word. */
  readonly inner: Gap;
}

function partsOf(pattern: WordPattern, exactCase: boolean): Part[] {
  if (pattern.type !== 'word') return [{ word: pattern, shape: ANY_SHAPE, inner: Gap.None }];
  const parts: Part[] = [];
  scanTokens(pattern.written, (start, _end, wordEnd, shape: Shape, inner) => {
    const written = pattern.written.slice(start, wordEnd);
    const word: WordPattern = { type: 'word', text: written.toLowerCase().replace(/’/g, "'"), written };
    parts.push({ word, shape: exactCase ? shape : ANY_SHAPE, inner });
  });
  return parts;
}
