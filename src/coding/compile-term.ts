// One term × vocabulary → sequences of integers; kept per vocabulary, so that an edited codebook compiles only what is new.
import type { Conditions, Sequence, Term, TermLanguage } from '../codebook';
import type { Gap } from '../text';
import { Shape, type Vocabulary } from '../text';
import { WordForms } from './morphology';
import { ANY_SHAPE, groupSpellings, isPlain, withSigns, type SpelledStep } from './spell-term';

/** One word of a compiled pattern. */
export interface CompiledStep {
  /** The one id that fits, or -1 where `set` tells. */
  readonly id: number;
  /** All ids that fit, ascending. */
  readonly ids: readonly number[];
  /** Ids that fit, as a bit set over the vocabulary. */
  readonly set: Uint8Array | null;
  /** The letter case it must have, or 255. */
  readonly shape: number;
  readonly gap: boolean;
  /** The strongest sign that may stand before it; more than {@link Gap.None} in a gap and inside words such as Ph.D. */
  readonly most: Gap;
  /** Whether it stands for another spelling than the codebook's: BigData, Python3. */
  readonly respelt: boolean;
}

/** A compiled sequence of words. */
export type CompiledSequence = readonly CompiledStep[];

/** Phrases to look for around a match. */
export interface CompiledPhrases {
  readonly phrases: readonly CompiledSequence[];
  /** Words that one of them begins with, as a bit set over the vocabulary. */
  readonly begins: Uint8Array;
}

/** Conditions with compiled phrases; `null` where a term has none. */
export interface CompiledConditions {
  readonly near: CompiledPhrases;
  readonly mustBeNear: boolean;
  readonly notNear: CompiledPhrases;
  readonly within: number;
  readonly notBefore: readonly CompiledSequence[];
  readonly notAfter: readonly CompiledSequence[];
  readonly unlessNegated: boolean;
}

/** A term compiled: all that does not depend on the code it stands in. */
export interface CompiledTerm {
  /** Text, language and conditions: terms with the same key match the same. */
  readonly key: string;
  readonly conditions: CompiledConditions | null;
  readonly sequences: readonly CompiledSequence[];
}

const compilers = new WeakMap<Vocabulary, TermCompiler>();

/** The compiler for a vocabulary; it remembers word forms and compiled terms. */
export function termCompiler(vocabulary: Vocabulary): TermCompiler {
  let compiler = compilers.get(vocabulary);
  if (!compiler) compilers.set(vocabulary, (compiler = new TermCompiler(vocabulary)));
  return compiler;
}

/** Compiles terms against one vocabulary. */
export class TermCompiler {
  private readonly forms: WordForms;
  private readonly sets = new Map<string, Uint8Array>();
  private readonly known = new Map<string, CompiledTerm>();

  constructor(private readonly vocabulary: Vocabulary) {
    this.forms = new WordForms(vocabulary);
  }

  /** The compiled term; sequences with a word that the corpus does not have are left out. */
  compile(term: Term): CompiledTerm {
    const key = keyOf(term);
    let compiled = this.known.get(key);
    if (!compiled) this.known.set(key, (compiled = this.compileTerm(term, key)));
    return compiled;
  }

  private compileTerm({ sequences, conditions, language }: Term, key: string): CompiledTerm {
    const compiled = sequences.flatMap((sequence) =>
      this.compileSequence(sequence, language, conditions.exactCase),
    );
    return { key, conditions: this.conditions(conditions, language), sequences: compiled };
  }

  private compileSequence(
    sequence: Sequence,
    language: TermLanguage,
    exactCase: boolean,
  ): CompiledSequence[] {
    return this.spellings(sequence, exactCase).flatMap((words) => {
      const steps = this.steps(words, language);
      const others = words.length === 1 ? this.versioned(words[0]) : this.joined(words);
      return steps ? [steps, ...others] : others;
    });
  }

  /** A phrase of plain words that stands as one word: BigData, and with a number in any letter case: claude3. */
  private joined(words: readonly SpelledStep[]): CompiledSequence[] {
    if (words.length !== 2 || !words.every(isPlain)) return [];
    const [left, right] = words;
    return [true, false].flatMap((isNumber) => {
      const ends = right.words.filter(({ text }) => /^[\d.]+$/.test(text) === isNumber);
      const texts = left.words.flatMap((word) => ends.map((end) => word.text + end.text));
      const ids = sortedIds(texts.map((text) => this.vocabulary.idOf(text)).filter((id) => id >= 0));
      return ids.length ? [[this.step(ids, isNumber ? ANY_SHAPE : Shape.Mixed, left, true)]] : [];
    });
  }

  /** A word with its version: java8. */
  private versioned(step: SpelledStep): CompiledSequence[] {
    const ids = step.words.flatMap(({ type, text }) => (type === 'word' ? this.forms.versionsOf(text) : []));
    return ids.length ? [[this.step(sortedIds(ids), step.shape, step, true)]] : [];
  }

  private conditions(conditions: Conditions, language: TermLanguage): CompiledConditions | null {
    const { near, notNear, within, notBefore, notAfter, unlessNegated } = conditions;
    if (!near.length && !notNear.length && !notBefore.length && !notAfter.length && !unlessNegated)
      return null;
    const phrases = (list: readonly Sequence[]): CompiledSequence[] =>
      list.flatMap((sequence) => this.compileSequence(sequence, language, false));
    return {
      near: this.phrases(phrases(near)),
      mustBeNear: near.length > 0,
      notNear: this.phrases(phrases(notNear)),
      within,
      notBefore: phrases(notBefore),
      notAfter: phrases(notAfter),
      unlessNegated,
    };
  }

  private phrases(phrases: readonly CompiledSequence[]): CompiledPhrases {
    const ids = new Set(phrases.flatMap(([{ ids: first }]) => first));
    return { phrases, begins: this.setOf([...ids].sort((a, b) => a - b)) };
  }

  /** A sequence as the tokeniser sees it: a word such as GPT-4o becomes two, and its alternatives may differ in length. */
  private spellings(sequence: Sequence, exactCase: boolean): SpelledStep[][] {
    let spelled: SpelledStep[][] = [[]];
    for (const { words, gap } of sequence) {
      const options = groupSpellings(words, gap, exactCase);
      spelled = spelled.flatMap((left) => options.map((right) => [...left, ...right]));
    }
    return spelled.flatMap((words) => [words, ...withSigns(words)]);
  }

  private steps(words: readonly SpelledStep[], language: TermLanguage): CompiledSequence | null {
    const steps: CompiledStep[] = [];
    for (const step of words) {
      const ids = this.idsOf(step, language);
      if (!ids.length) return null;
      steps.push(this.step(ids, step.shape, step, false));
    }
    return steps;
  }

  private step(
    ids: readonly number[],
    shape: number,
    { gap, most }: SpelledStep,
    respelt: boolean,
  ): CompiledStep {
    const set = ids.length > 1 ? this.setOf(ids) : null;
    return { id: set ? -1 : ids[0], ids, set, shape, gap, most, respelt };
  }

  private idsOf({ words }: SpelledStep, language: TermLanguage): readonly number[] {
    const ids = words.flatMap((word) => {
      if (word.type !== 'word') return this.forms.idsOf(word, language);
      const id = this.vocabulary.idOf(word.text);
      return id < 0 ? [] : [id];
    });
    return ids.length > 1 ? sortedIds(ids) : ids;
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
}

/** Terms with the same key match the same. Most terms have no conditions, and writing those out is what takes time. */
function keyOf({ text, language, conditions }: Term): string {
  const { near, notNear, notBefore, notAfter, exactCase, unlessNegated, insideLonger } = conditions;
  const lists = near.length + notNear.length + notBefore.length + notAfter.length;
  const isPlain = !lists && !exactCase && !unlessNegated && !insideLonger;
  return isPlain ? `${language} ${text}` : `${language} ${text} ${JSON.stringify(conditions)}`;
}

function sortedIds(ids: readonly number[]): number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}
