// What an edit can do to one profile.
import { RoleLensError, spellingHint } from '../core';
import type { RawEvidence, RawProfile } from './raw-codebook';

/** A line of evidence as the YAML has it: `{note, in, weight, at_most, distinct, codes, terms}`. */
export type EvidenceEntry = RawEvidence;

/** One profile in an edit; every method gives the editor back. Evidence is named by its note or by its index in the list, from 0. */
export class ProfileEditor {
  constructor(private readonly profile: RawProfile) {}

  /** Sets the score before any evidence. */
  base(value: number): this {
    this.profile.base = value;
    return this;
  }

  /** Sets what each mention adds to the score. Throws when there is no such evidence. */
  weight(evidence: string | number, value: number): this {
    this.find(evidence).weight = value;
    return this;
  }

  /** Sets how many mentions count at the most. */
  atMost(evidence: string | number, value: number): this {
    this.find(evidence).at_most = value;
    return this;
  }

  /** Adds a line of evidence at the end. */
  addEvidence(entry: EvidenceEntry): this {
    this.profile.evidence = [...(this.profile.evidence ?? []), structuredClone(entry)];
    return this;
  }

  /** Drops a line of evidence. */
  dropEvidence(evidence: string | number): this {
    const gone = this.find(evidence);
    const left = this.profile.evidence!.filter((entry) => entry !== gone);
    if (left.length) this.profile.evidence = left;
    else delete this.profile.evidence;
    return this;
  }

  /** Writes another definition. */
  define(text: string): this {
    const ending = this.profile.definition.endsWith('\n') ? '\n' : '';
    this.profile.definition = text.trim() + ending;
    return this;
  }

  private find(evidence: string | number): RawEvidence {
    const list = this.profile.evidence ?? [];
    const found = typeof evidence === 'number' ? list[evidence] : list.find(({ note }) => note === evidence);
    if (found) return found;
    const notes = list.map(({ note }, i) => note ?? String(i));
    const what =
      typeof evidence === 'number' ? `no evidence at index ${evidence}` : `no evidence "${evidence}"`;
    throw new RoleLensError(`The profile "${this.profile.name}" has ${what}.`, {
      hint: list.length
        ? `${spellingHint(String(evidence), notes, 'notes')} Or give its index, 0 to ${list.length - 1}.`
        : 'It has no evidence at all; add some first.',
    });
  }
}
