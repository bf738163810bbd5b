// Editing a codebook: a new one with the changes; the old one and the comments in its YAML stay.
import { RoleLensError, spellingHint } from '../core';
import { termLanguages } from '../language';
import { parseYaml, type ParsedYaml } from '../yaml';
import { usualKinds } from './build-kinds';
import { CodeEditor } from './code-editor';
import type { Codebook } from './codebook';
import { partsOf, plainData } from './codebook-parts';
import { editParts } from './edit-parts';
import { patchYaml } from './patch-yaml';
import { ProfileEditor } from './profile-editor';
import type { RawCode, RawCodebook, RawEvidence, RawKind } from './raw-codebook';
import { toCodebook } from './read-codebook';
import { addTerm, carriedEntry, findTerms, languageOf, removeTerms } from './term-entries';

/** A new code as the YAML has it. */
export type CodeEntry = RawCode;

/** A new code that gets its terms from another; kind and unit default to those of the other. */
export type SplitEntry = Omit<RawCode, 'terms' | 'kind' | 'unit'> & Partial<Pick<RawCode, 'kind' | 'unit'>>;

/**
 * A new codebook with some changes; the old one is untouched, so that undoing is using it again. Use it with `recode`, to see what an edit does
 * before it is saved. The new one's `source` is the old YAML with comments, order and layout kept; see `saveCodebook`.
 * @throws RoleLensError where something to change is not there (naming near spellings), and as `parseCodebook` where the result breaks a rule.
 * @example
 * const edited = editCodebook(book, (b) => b.code(code).add('graph database'));
 */
export function editCodebook(book: Codebook, edit: (editor: CodebookEditor) => unknown): Codebook {
  const parts = partsOf(book);
  if (!parts) return editWhole(book, parseYaml(book.source), edit);
  const wanted = plainData(parts);
  edit(new CodebookEditor(wanted));
  return editParts(book, parts, wanted) ?? rewrite(book, parseYaml(book.source), wanted);
}

/** Where parts hang together: aliases share nothing in the copy, as an edit is meant for the one place that it names. */
function editWhole(book: Codebook, yaml: ParsedYaml, edit: (editor: CodebookEditor) => unknown): Codebook {
  const wanted = JSON.parse(JSON.stringify(yaml.document.toJS())) as RawCodebook;
  edit(new CodebookEditor(wanted));
  return rewrite(book, yaml, wanted);
}

function rewrite({ file }: Codebook, yaml: ParsedYaml, wanted: RawCodebook): Codebook {
  return toCodebook(patchYaml(yaml, JSON.parse(JSON.stringify(wanted))), file);
}

/** What an edit can do to a codebook. */
export class CodebookEditor {
  constructor(private readonly data: RawCodebook) {}

  /** The code with this id, to edit. */
  code(id: string): CodeEditor {
    return new CodeEditor(this.find(id), (other) => this.find(other));
  }

  /** The profile with this name, to edit. */
  profile(name: string): ProfileEditor {
    const { profiles = [] } = this.data;
    const found = profiles.find((profile) => profile.name === name);
    if (found) return new ProfileEditor(found);
    const names = profiles.map((profile) => profile.name);
    throw new RoleLensError(`The codebook has no profile "${name}".`, {
      hint: spellingHint(name, names, 'profiles'),
    });
  }

  /** Declares a kind, the last of its list; give it a code in the same edit, as a kind without codes is a fault. */
  addKind(entry: RawKind): this {
    this.data.kinds = [...(this.data.kinds ?? usualKinds(this.data.codes)), structuredClone(entry)];
    return this;
  }

  /** Adds a code after the code `after`; default: after the last of its kind. */
  addCode(entry: CodeEntry, { after }: { readonly after?: string } = {}): this {
    const { codes } = this.data;
    const at =
      after === undefined
        ? codes.map(({ kind }) => kind).lastIndexOf(entry.kind)
        : codes.indexOf(this.find(after));
    codes.splice((at < 0 ? codes.length - 1 : at) + 1, 0, structuredClone(entry));
    return this;
  }

  /** Removes a code. Evidence no longer counts it; a line of evidence that counted nothing else goes too. */
  removeCode(id: string): this {
    const gone = this.find(id);
    this.data.codes = this.data.codes.filter((code) => code !== gone);
    this.replaceInEvidence([id], []);
    return this;
  }

  /** Merges codes into another: their terms follow, with the conditions they have; evidence for them counts `into`. */
  mergeCodes(from: string | readonly string[], into: string): this {
    const target = this.find(into);
    const merged = [from]
      .flat()
      .map((id) => this.find(id))
      .filter((code) => code !== target);
    for (const code of merged)
      for (const language of termLanguages())
        for (const entry of code.terms?.[language] ?? []) {
          const carried = carriedEntry(entry, code.conditions, target.conditions);
          if (!languageOf(target, carried, language)) addTerm(target, carried, language);
        }
    this.data.codes = this.data.codes.filter((code) => !merged.includes(code));
    this.replaceInEvidence(
      merged.map(({ id }) => id),
      [into],
    );
    return this;
  }

  /** Splits a new code off: the terms named go to it. It stands after the old one, and evidence that counts the old one counts both. */
  splitCode(id: string, entry: SplitEntry, terms: readonly string[]): this {
    const code = this.find(id);
    const { kind = code.kind, unit = code.unit, conditions, id: newId, name, definition, ...rest } = entry;
    const added: RawCode = {
      id: newId,
      name,
      kind,
      unit,
      definition,
      ...rest,
      ...(conditions && { conditions }),
    };
    for (const term of terms) {
      const places = findTerms(code, term);
      removeTerms(code, places);
      for (const place of places)
        addTerm(added, carriedEntry(place.entry, code.conditions, conditions), place.language);
    }
    this.addCode(added, { after: id });
    this.replaceInEvidence([id], [id, newId]);
    return this;
  }

  /** Gives a code another id; evidence follows. */
  renameCode(id: string, newId: string): this {
    this.find(id).id = newId;
    this.replaceInEvidence([id], [newId]);
    return this;
  }

  private find(id: string): RawCode {
    const found = this.data.codes.find((code) => code.id === id);
    if (found) return found;
    const ids = this.data.codes.map((code) => code.id);
    throw new RoleLensError(`The codebook has no code "${id}".`, { hint: spellingHint(id, ids, 'codes') });
  }

  private replaceInEvidence(olds: readonly string[], news: readonly string[]): void {
    for (const profile of this.data.profiles ?? []) {
      if (!profile.evidence?.some(({ codes }) => codes?.some((id) => olds.includes(id)))) continue;
      const left = profile.evidence.flatMap((entry) => replaceCodes(entry, olds, news));
      if (left.length) profile.evidence = left;
      else delete profile.evidence;
    }
  }
}

/** Evidence with codes replaced, in their place; none where nothing is left to count. */
function replaceCodes(entry: RawEvidence, olds: readonly string[], news: readonly string[]): RawEvidence[] {
  if (!entry.codes?.some((id) => olds.includes(id))) return [entry];
  const codes = [...new Set(entry.codes.flatMap((id) => (olds.includes(id) ? news : [id])))];
  if (codes.length) return [{ ...entry, codes }];
  const { codes: _, ...rest } = entry;
  return rest.terms ? [rest] : [];
}
