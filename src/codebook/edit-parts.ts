// An edit that stays inside codes and profiles: only their parts of the YAML are patched, parsed and built again.
import { isDeepStrictEqual } from 'node:util';
import { hashOf } from '../core';
import { hasAliases, parseYaml, placesIn, type ParsedYaml, type PlaceOf } from '../yaml';
import { buildCode, buildProfile } from './build-codebook';
import { fitsSchema } from './check-schema';
import type { Code, Codebook, Profile, ProfileEvidence, Term } from './codebook';
import { setParts, type Part, type Parts } from './codebook-parts';
import { patchYaml } from './patch-yaml';
import type { RawCode, RawCodebook, RawProfile } from './raw-codebook';

/**
 * The codebook with its plain data changed to `wanted`, equal to reading the whole YAML with the same change. Gives undefined where the edit goes
 * beyond single parts (a code or profile added, dropped or moved) or breaks a rule: the whole YAML has to be patched and read then, with its errors.
 * What the edit does not touch is shared with the old codebook, lines apart.
 */
export function editParts(book: Codebook, parts: Parts, wanted: RawCodebook): Codebook | undefined {
  const isSame =
    haveSamePlaces(
      book.codes.map(({ id }) => id),
      wanted.codes.map(({ id }) => id),
    ) &&
    haveSamePlaces(
      book.profiles.map(({ name }) => name),
      (wanted.profiles ?? []).map(({ name }) => name),
    ) &&
    isSameHead(parts, wanted);
  const next = isSame ? new PartsEdit(book, wanted).apply(parts) : undefined;
  return next && hasItsCodes(next) ? next : undefined;
}

/** Whether each old name is in its place, or has given it to a name that is new. */
function haveSamePlaces(olds: readonly string[], news: readonly string[]): boolean {
  const [old, now] = [new Set(olds), new Set(news)];
  return (
    olds.length === news.length &&
    now.size === news.length &&
    olds.every((name, i) => name === news[i] || (!now.has(name) && !old.has(news[i])))
  );
}

/** Whether all but codes and profiles is as it was; kinds stand there. */
function isSameHead({ head }: Parts, { codes: _codes, profiles: _profiles, ...rest }: RawCodebook): boolean {
  return JSON.stringify(rest) === head;
}

function hasItsCodes({ codes, profiles }: Codebook): boolean {
  const ids = new Set(codes.map(({ id }) => id));
  return profiles.every(({ evidence }) => evidence.every((entry) => entry.codes.every((id) => ids.has(id))));
}

class PartsEdit {
  private readonly codes: Code[] = [];
  private readonly profiles: Profile[] = [];
  private readonly pieces: (string | Part)[] = [];
  /** Line breaks so far, in the old text and in the new one. */
  private oldLines = 0;
  private newLines = 0;

  constructor(
    private readonly book: Codebook,
    private readonly wanted: RawCodebook,
  ) {}

  apply(parts: Parts): Codebook | undefined {
    for (const piece of parts.pieces) {
      const added = typeof piece === 'string' ? piece : this.part(piece);
      if (added === undefined) return undefined;
      this.pieces.push(added);
      this.oldLines += breaksIn(textOf(piece));
      this.newLines += breaksIn(textOf(added));
    }
    if (this.pieces.every((piece, i) => piece === parts.pieces[i])) return this.book;
    const source = this.pieces.map(textOf).join('');
    const { codes, profiles } = this;
    const next: Codebook = Object.freeze({ ...this.book, codes, profiles, hash: hashOf(source), source });
    setParts(next, { ...parts, pieces: this.pieces });
    return next;
  }

  private part(part: Part): Part | undefined {
    const { list, index } = part;
    const json = JSON.stringify((this.wanted[list] ?? [])[index]);
    if (json !== part.json) return this.changed(part, json);
    const shift = this.newLines - this.oldLines;
    if (list === 'codes') this.codes[index] = shiftCode(this.book.codes[index], shift);
    else this.profiles[index] = shiftProfile(this.book.profiles[index], shift);
    return part;
  }

  private changed(part: Part, json: string): Part | undefined {
    const { list, index } = part;
    const data = JSON.parse(json) as RawCode & RawProfile;
    const yaml = fitsSchema(list, data) ? patchPart(part, data) : undefined;
    if (!yaml) return undefined;
    const placeOf = shiftedPlaces(placesIn(yaml), this.newLines);
    if (list === 'codes') {
      const code = buildCode(data, this.book.kinds, placeOf);
      if (!code) return undefined;
      this.codes[index] = code;
    } else {
      const profile = buildProfile(data, this.wanted.codes, placeOf);
      if (!profile) return undefined;
      this.profiles[index] = profile;
    }
    return { list, index, text: yaml.source, json };
  }
}

/** The part's lines with its data changed; undefined where they do not mean by themselves what they mean in the whole. */
function patchPart({ text, json }: Part, data: RawCode | RawProfile): ParsedYaml | undefined {
  const yaml = parseYaml(text);
  if (yaml.document.errors.length || !isDeepStrictEqual(yaml.document.toJS(), [JSON.parse(json)]))
    return undefined;
  const patched = patchYaml(yaml, [data]);
  return hasAliases(patched) || text.endsWith('\n') !== patched.source.endsWith('\n') ? undefined : patched;
}

function shiftedPlaces(placeOf: PlaceOf, lines: number): PlaceOf {
  return (...where) => {
    const { line, column } = placeOf(...where);
    return { line: line + lines, column };
  };
}

function shiftCode(code: Code, by: number): Code {
  return by ? { ...code, terms: shiftLines(code.terms, by), line: code.line + by } : code;
}

function shiftProfile(profile: Profile, by: number): Profile {
  if (!by) return profile;
  const evidence = shiftLines(profile.evidence, by);
  return {
    ...profile,
    evidence: evidence.map((entry) => ({ ...entry, terms: shiftLines(entry.terms, by) })),
    line: profile.line + by,
  };
}

function shiftLines<T extends Term | ProfileEvidence>(items: readonly T[], by: number): T[] {
  return items.map((item) => ({ ...item, line: item.line + by }));
}

function textOf(piece: string | Part): string {
  return typeof piece === 'string' ? piece : piece.text;
}

function breaksIn(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks++;
  return breaks;
}
