// Plain YAML data that fits the schema → Codebook; collects every fault with its place before it gives up.
import { RoleLensError, type Kind } from '../core';
import { ANY, COMMON, lemmaLanguage, termLanguages } from '../language';
import { throwFaults, type Fault, type PlaceOf } from '../yaml';
import { buildKinds } from './build-kinds';
import type { Code, Codebook, Conditions, Profile, ProfileEvidence, Term, TermLanguage } from './codebook';
import { parseTerm, type Sequence } from './parse-term';
import type { RawCode, RawCodebook, RawConditions, RawEvidence, RawProfile, RawTerms } from './raw-codebook';

interface Origin {
  readonly file: string;
  readonly source: string;
  readonly hash: string;
  readonly placeOf: PlaceOf;
}

/** Builds the codebook; throws one RoleLensError for all malformed terms and references. */
export function buildCodebook(raw: RawCodebook, { file, source, hash, placeOf }: Origin): Codebook {
  const builder = new Builder(placeOf);
  const { kinds, faults } = buildKinds(raw, placeOf);
  builder.faults.push(...faults);
  const codes = raw.codes.map((code, i) => builder.code(code, ['codes', i], kinds));
  builder.checkUnique(
    codes.map(({ id }) => id),
    'code',
    (i) => ['codes', i, 'id'],
  );
  const profiles = (raw.profiles ?? []).map((profile, i) => builder.profile(profile, ['profiles', i], codes));
  builder.checkUnique(
    profiles.map(({ name }) => name),
    'profile',
    (i) => ['profiles', i, 'name'],
  );
  raw.languages?.forEach((language, i) => builder.checkLanguage(language, ['languages', i]));
  if (builder.faults.length) throwFaults(builder.faults, file, 'the codebook');
  return Object.freeze({
    name: raw.codebook,
    title: raw.title ?? raw.codebook,
    version: raw.version ?? '',
    description: (raw.description ?? '').trim(),
    languages: raw.languages ?? languagesIn(codes),
    kinds,
    codes,
    profiles,
    file,
    hash,
    source,
  });
}

/** Languages that terms are written in, where the codebook does not say so. */
function languagesIn(codes: readonly Code[]): string[] {
  const found = new Set(codes.flatMap(({ terms }) => terms.map(({ language }) => language)));
  found.delete(ANY);
  return found.size ? [...found].sort() : [COMMON];
}

/** One code of a codebook anew; undefined where it has faults, which {@link buildCodebook} names. */
export function buildCode(raw: RawCode, kinds: readonly Kind[], placeOf: PlaceOf): Code | undefined {
  const builder = new Builder(placeOf);
  const code = builder.code(raw, [0], kinds);
  return builder.faults.length ? undefined : code;
}

/** One profile anew, for a codebook of these codes; undefined where it has faults. */
export function buildProfile(
  raw: RawProfile,
  codes: readonly Pick<Code, 'id'>[],
  placeOf: PlaceOf,
): Profile | undefined {
  const builder = new Builder(placeOf);
  const profile = builder.profile(raw, [0], codes);
  return builder.faults.length ? undefined : profile;
}

type Path = (string | number)[];

/** What makes two entries the same: letter case counts where it must be exact, the language where there is a lemma. */
function keyOf(text: string, own: RawConditions, language: TermLanguage): string {
  const words = own.case === 'exact' ? text : text.toLowerCase();
  return JSON.stringify([words, own, text.includes('~') && lemmaLanguage(language)]);
}

const knownTerms = new Map<string, Sequence[]>();
/** Several large codebooks. */
const MAX_KNOWN = 20_000;

/** A term parsed once, however often codebooks with it are read. */
function parsed(text: string): Sequence[] {
  let sequences = knownTerms.get(text);
  if (sequences) return sequences;
  sequences = parseTerm(text);
  if (knownTerms.size >= MAX_KNOWN) knownTerms.clear();
  knownTerms.set(text, sequences);
  return sequences;
}

class Builder {
  readonly faults: Fault[] = [];
  constructor(private readonly placeOf: PlaceOf) {}

  code(raw: RawCode, path: Path, kinds: readonly Kind[]): Code {
    const { id, name, kind } = raw;
    const unit = raw.unit ?? kinds.find((each) => each.id === kind)?.unit ?? 'term';
    return {
      id,
      name,
      kind,
      unit,
      definition: raw.definition.trim(),
      examples: raw.examples ?? [],
      counterExamples: raw.counter_examples ?? [],
      terms: this.terms(raw.terms ?? {}, raw.conditions ?? {}, [...path, 'terms']),
      line: this.placeOf(path).line,
    };
  }

  profile(raw: RawProfile, path: Path, codes: readonly Pick<Code, 'id'>[]): Profile {
    const evidence = (raw.evidence ?? []).map((entry, i) =>
      this.evidence(entry, [...path, 'evidence', i], codes),
    );
    const { line } = this.placeOf(path);
    const { name, colour = null, base = 0 } = raw;
    return { name, definition: raw.definition.trim(), colour, base, evidence, line };
  }

  private evidence(raw: RawEvidence, path: Path, codes: readonly Pick<Code, 'id'>[]): ProfileEvidence {
    (raw.codes ?? []).forEach((id, i) => {
      if (!codes.some((code) => code.id === id))
        this.fault(
          [...path, 'codes', i],
          `Evidence for the code "${id}", which the codebook does not have. Use one of its codes.`,
        );
    });
    return {
      codes: raw.codes ?? [],
      terms: this.terms(raw.terms ?? {}, {}, [...path, 'terms']),
      in: raw.in ?? 'text',
      weight: raw.weight,
      atMost: raw.at_most ?? 3,
      distinct: raw.distinct ?? false,
      note: raw.note ?? '',
      line: this.placeOf(path).line,
    };
  }

  private terms(raw: RawTerms, defaults: RawConditions, path: Path): Term[] {
    const seen = new Set<string>();
    for (const language of Object.keys(raw)) this.checkLanguage(language, [...path, language], true);
    return termLanguages().flatMap((language) =>
      (raw[language] ?? []).flatMap((entry, i) => {
        const at = [...path, language, i];
        const { term: text, ...own } = typeof entry === 'string' ? { term: entry } : entry;
        const sequences = this.sequences(text, at);
        const key = keyOf(text, own, language);
        if (seen.has(key)) this.fault(at, `The term "${text}" stands twice in this code. Delete one.`);
        seen.add(key);
        const conditions = this.conditions({ ...defaults, ...own }, at);
        return sequences.length
          ? [{ text, language: language, sequences, conditions, line: this.placeOf(at).line }]
          : [];
      }),
    );
  }

  checkLanguage(language: string, path: Path, onKey = false): void {
    if (termLanguages().includes(language)) return;
    this.faults.push({
      at: this.placeOf(path, onKey),
      text: `"${language}" is no language that RoleLens knows. Languages are ${termLanguages().join(', ')}. Another one is added as one file, ${language}.yaml, beside src/language/packs/en.yaml, or from a folder of your own with usePacks.`,
    });
  }

  private conditions(raw: RawConditions, path: Path): Conditions {
    const phrases = (list: string[] = []): Sequence[] =>
      list.flatMap((phrase) => this.sequences(phrase, path));
    return {
      exactCase: raw.case === 'exact',
      near: phrases(raw.near),
      notNear: phrases(raw.not_near),
      within: raw.within ?? 10,
      notBefore: phrases(raw.not_before),
      notAfter: phrases(raw.not_after),
      unlessNegated: raw.unless_negated ?? false,
      insideLonger: raw.inside_longer ?? false,
    };
  }

  private sequences(text: string, path: Path): Sequence[] {
    try {
      return parsed(text);
    } catch (error) {
      if (!(error instanceof RoleLensError)) throw error;
      this.fault(path, error.message);
      return [];
    }
  }

  checkUnique(names: readonly string[], what: string, pathOf: (index: number) => Path): void {
    names.forEach((name, i) => {
      const first = names.indexOf(name);
      if (first < i) {
        const { line } = this.placeOf(pathOf(first));
        this.fault(
          pathOf(i),
          `The ${what} "${name}" stands twice (first in line ${line}). Rename or merge one.`,
        );
      }
    });
  }

  private fault(path: Path, text: string): void {
    this.faults.push({ at: this.placeOf(path), text });
  }
}
