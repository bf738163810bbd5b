// The kinds of a codebook: as it declares them, or the usual three where its codes use no others.
import defaults from '../../data/codebook/default-kinds.json';
import { freeColour, type Kind } from '../core';
import { spellingHint } from './near-spellings';
import type { Path, PlaceOf, RawCodebook, RawKind } from './raw-codebook';

type Fault = { readonly at: { line: number; column: number }; readonly text: string };

/** Kinds that may be used without a declaration. */
const USUAL = defaults as readonly RawKind[];

/** Figures and tables are called so already: `profile_distribution`, `category_type_distribution`, `code_ranks`. */
const TAKEN_IDS = ['profile', 'code', 'category_type'];

/** The kinds in their order, and what is wrong with them: a repeated or reserved id, one without codes, codes of a kind that is not there. */
export function buildKinds(
  { kinds: declared, codes }: Pick<RawCodebook, 'kinds' | 'codes'>,
  placeOf: PlaceOf,
): { readonly kinds: readonly Kind[]; readonly faults: readonly Fault[] } {
  const used = new Set(codes.map(({ kind }) => kind));
  const raw = declared ?? USUAL.filter(({ id }) => used.has(id));
  const faults: Fault[] = [];
  const say = (path: Path, text: string): void => void faults.push({ at: placeOf(path), text });
  raw.forEach(({ id }, i) => {
    if (raw.findIndex((kind) => kind.id === id) < i)
      say(['kinds', i, 'id'], `The kind "${id}" stands twice. Rename or delete one.`);
    if (TAKEN_IDS.includes(id))
      say(
        ['kinds', i, 'id'],
        `A kind cannot be called "${id}": result files have that name. Call it otherwise.`,
      );
    if (!used.has(id))
      say(
        ['kinds', i, 'id'],
        `The kind "${id}" has no codes. Give a code "kind: ${id}", or delete the kind.`,
      );
  });
  const ids = raw.map(({ id }) => id);
  codes.forEach(({ kind }, i) => {
    if (!ids.includes(kind)) say(['codes', i, 'kind'], unknownKind(kind, ids, declared !== undefined));
  });
  return { kinds: withDefaults(raw), faults };
}

function unknownKind(kind: string, ids: readonly string[], areDeclared: boolean): string {
  const entry = `{id: ${kind}, name: ${kind.charAt(0).toUpperCase()}${kind.slice(1).replace(/_/g, ' ')}, unit: term}`;
  return areDeclared
    ? `The kind "${kind}" is not declared. ${spellingHint(kind, ids, 'kinds')} Or add under kinds: "- ${entry}".`
    : `The kind "${kind}" is not declared. Declare the codebook's kinds before its codes: "kinds: [${entry}]" (without kinds there are ${USUAL.map(({ id }) => id).join(', ')}).`;
}

/** Kinds that name no colour take those that are left, in order. */
function withDefaults(raw: readonly RawKind[]): Kind[] {
  const taken = raw.flatMap(({ colour }) => colour ?? []);
  return raw.map(({ id, name, singular = name.toLowerCase(), unit = 'term', colour }) => {
    const own = colour ?? freeColour(taken);
    if (!colour) taken.push(own);
    return { id, name, singular, unit, colour: own.toUpperCase() };
  });
}
