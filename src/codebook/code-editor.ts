// What an edit can do to one code.
import type { Unit } from '../core';
import type { TermLanguage } from './codebook';
import type { RawCode, RawConditions, RawTerm } from './raw-codebook';
import { addTerm, carriedEntry, findTerms, removeTerms, textOf } from './term-entries';

/** A term as the YAML has it: its text, or `{term, case, near, not_near, within, not_before, not_after, unless_negated, inside_longer}`. */
export type TermEntry = RawTerm;

/** Conditions as the YAML has them; `undefined` takes one away. */
export type ConditionEntries = RawConditions;

/** One code in an edit; every method gives the editor back, so that they chain. */
export class CodeEditor {
  constructor(
    private readonly code: RawCode,
    private readonly otherCode: (id: string) => RawCode,
  ) {}

  /** Adds a term at the end of a language's list (default `any`). Throws when the code has it already. */
  add(term: TermEntry, { language = 'any' }: { readonly language?: TermLanguage } = {}): this {
    addTerm(this.code, structuredClone(term), language);
    return this;
  }

  /** Drops every entry with this text. Throws, naming near spellings, when there is none. */
  drop(term: string): this {
    removeTerms(this.code, findTerms(this.code, term));
    return this;
  }

  /** Puts another term where this one stands; given as text it keeps the conditions, given as an object it brings its own. */
  reword(term: string, replacement: TermEntry): this {
    for (const { language, index, entry } of findTerms(this.code, term)) {
      const keepsConditions = typeof replacement === 'string' && typeof entry !== 'string';
      const list = [...this.code.terms![language]!];
      list[index] = keepsConditions ? { ...entry, term: replacement } : structuredClone(replacement);
      this.code.terms = { ...this.code.terms, [language]: list };
    }
    return this;
  }

  /** Moves a term to another code, with the conditions that it has here. */
  move(term: string, to: string): this {
    const target = this.otherCode(to);
    if (target === this.code) return this;
    const places = findTerms(this.code, term);
    removeTerms(this.code, places);
    for (const { entry, language } of places)
      addTerm(target, carriedEntry(entry, this.code.conditions, target.conditions), language);
    return this;
  }

  /** Gives the code another name. */
  rename(name: string): this {
    this.code.name = name;
    return this;
  }

  /** Writes another definition. */
  define(text: string): this {
    const ending = this.code.definition.endsWith('\n') ? '\n' : '';
    this.code.definition = text.trim() + ending;
    return this;
  }

  /** Mentions by the term or by the clause. */
  unit(unit: Unit): this {
    this.code.unit = unit;
    return this;
  }

  /** Changes the conditions that hold for every term of the code; those not named stay, `undefined` takes one away. */
  conditions(conditions: ConditionEntries): this {
    const merged = Object.entries({ ...this.code.conditions, ...conditions }).filter(
      ([, value]) => value !== undefined,
    );
    const { terms, conditions: _, ...rest } = this.code;
    for (const key of Object.keys(this.code)) delete (this.code as unknown as Record<string, unknown>)[key];
    // Written before the terms, where a reader looks for them.
    Object.assign(
      this.code,
      rest,
      merged.length ? { conditions: Object.fromEntries(merged) } : {},
      terms ? { terms } : {},
    );
    return this;
  }

  /** The terms as they stand now, without their conditions. */
  get terms(): readonly string[] {
    return Object.values(this.code.terms ?? {}).flatMap((list) => (list ?? []).map(textOf));
  }
}
