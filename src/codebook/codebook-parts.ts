// A codebook's YAML in parts, one a code or profile: an edit parses and builds anew only those that it changes.
import { isMap, isNode, isScalar, isSeq } from 'yaml';
import { hasAliases, type ParsedYaml } from '../yaml';
import type { Codebook } from './codebook';
import type { RawCode, RawCodebook, RawProfile } from './raw-codebook';

/** One code or profile: its lines, each with its line break, and its plain data as JSON. */
export interface Part {
  readonly list: 'codes' | 'profiles';
  /** Index in its list. */
  readonly index: number;
  readonly text: string;
  readonly json: string;
}

/** A codebook's text as pieces, one after the other: parts, and what stands between them. */
export interface Parts {
  readonly pieces: readonly (string | Part)[];
  /** The plain data but for codes and profiles, as JSON. */
  readonly head: string;
}

const known = new WeakMap<Codebook, Parts>();

/** The parts of a codebook; undefined where its YAML hangs together in other ways (aliases, flow lists), or is not known. */
export function partsOf(book: Codebook): Parts | undefined {
  return known.get(book);
}

/** Remembers the parts of a codebook that an edit made. */
export function setParts(book: Codebook, parts: Parts): void {
  known.set(book, parts);
}

/** Takes a codebook's YAML into its parts and remembers them, where it can be taken apart. */
export function keepParts(book: Codebook, yaml: ParsedYaml, raw: RawCodebook): void {
  const { codes, profiles = [], ...head } = raw;
  const places = placesOfParts(yaml);
  if (!places) return;
  const items = { codes, profiles };
  const pieces: (string | Part)[] = [];
  let at = 0;
  for (const { list, index, start, end } of places) {
    pieces.push(yaml.source.slice(at, start));
    const json = JSON.stringify(items[list][index]);
    pieces.push({ list, index, text: yaml.source.slice(start, end), json });
    at = end;
  }
  pieces.push(yaml.source.slice(at));
  setParts(book, { pieces, head: JSON.stringify(head) });
}

/** The plain data of a codebook, all of it new objects. */
export function plainData({ pieces, head }: Parts): RawCodebook {
  const codes: RawCode[] = [];
  const profiles: RawProfile[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') continue;
    if (piece.list === 'codes') codes[piece.index] = JSON.parse(piece.json) as RawCode;
    else profiles[piece.index] = JSON.parse(piece.json) as RawProfile;
  }
  const rest = JSON.parse(head) as Omit<RawCodebook, 'codes' | 'profiles'>;
  return { ...rest, codes, ...(profiles.length && { profiles }) };
}

interface PartPlace {
  readonly list: 'codes' | 'profiles';
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** Directives and document marks say how the whole is read. */
const WHOLE_ONLY = /^(%|---|\.\.\.)/m;

/** In the order of the text; undefined where it cannot be taken apart. */
function placesOfParts(yaml: ParsedYaml): PartPlace[] | undefined {
  const { document, source } = yaml;
  if (!isMap(document.contents) || document.contents.flow || WHOLE_ONLY.test(source) || hasAliases(yaml))
    return undefined;
  const places: PartPlace[] = [];
  for (const { key, value } of document.contents.items) {
    const list = isScalar(key) ? key.value : undefined;
    if (list !== 'codes' && list !== 'profiles') continue;
    if (!isSeq(value) || value.flow || value.tag) return undefined;
    for (const [index, item] of value.items.entries()) {
      const start = isNode(item) && isMap(item) ? lineOfDash(source, item.range[0]) : -1;
      if (start < 0) return undefined;
      places.push({ list, index, start, end: source.length });
    }
    const last = places[places.length - 1];
    places[places.length - 1] = { ...last, end: endOfLast(source, value.range[1]) };
  }
  return places.map((place, i) => {
    const next = places[i + 1];
    return next?.list === place.list ? { ...place, end: next.start } : place;
  });
}

/** Start of the line that has nothing but the dash before an item; -1 where it has more. */
function lineOfDash(source: string, at: number): number {
  const start = source.lastIndexOf('\n', at - 1) + 1;
  return /^ *- +$/.test(source.slice(start, at)) ? start : -1;
}

/** A list's range ends at a line's end or, after comments and blank lines, before the line that follows. */
function endOfLast(source: string, end: number): number {
  const start = source.lastIndexOf('\n', end - 1) + 1;
  if (!source.slice(start, end).trim()) return start;
  const next = source.indexOf('\n', end);
  return next < 0 ? source.length : next + 1;
}
