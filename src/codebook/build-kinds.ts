// The kinds of a codebook: as it declares them, or the usual three where its codes use no others.
import defaults from '../../data/codebook/default-kinds.json';
import { freeColour, spellingHint, type Kind } from '../core';
import type { Fault, Path, PlaceOf } from '../yaml';
import type { RawCodebook, RawKind } from './raw-codebook';

type Codes = RawCodebook['codes'];

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
  const raw = declared ?? usualKinds(codes);
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
  const unknown = [...used].filter((kind) => !raw.some(({ id }) => id === kind));
  const placeOfFirst = (kind: string): Path => [
    'codes',
    codes.findIndex((code) => code.kind === kind),
    'kind',
  ];
  if (declared)
    for (const kind of unknown)
      say(placeOfFirst(kind), `The kind "${kind}" is not declared. ${undeclaredHint(kind, declared, codes)}`);
  else if (unknown.length) say(placeOfFirst(unknown[0]), noneDeclared(unknown, [...used], codes));
  return { kinds: withDefaults(raw), faults };
}

function undeclaredHint(kind: string, declared: readonly RawKind[], codes: Codes): string {
  const ids = declared.map(({ id }) => id);
  return `${spellingHint(kind, ids, 'kinds')} Or add to kinds: ${entryOf(kind, codes)}.`;
}

function noneDeclared(unknown: readonly string[], used: readonly string[], codes: Codes): string {
  const names = unknown.map((kind) => `"${kind}"`).join(', ');
  const lines = used.map((kind) => `\n      - ${entryOf(kind, codes)}`).join('');
  return `The codebook declares no kinds, and ${names} ${unknown.length > 1 ? 'are' : 'is'} none of ${USUAL.map(({ id }) => id).join(', ')}. Declare before the codes, with names as you like:\n    kinds:${lines}\n`;
}

/** A kind's entry to start from, as YAML: its unit is that of its codes. */
function entryOf(kind: string, codes: Codes): string {
  const usual = USUAL.find(({ id }) => id === kind);
  const unit = codes.find((code) => code.kind === kind)?.unit ?? usual?.unit ?? 'term';
  const words = kind.replace(/_/g, ' ');
  const name = usual?.name ?? words.charAt(0).toUpperCase() + words.slice(1);
  return `{id: ${kind}, name: ${name}, unit: ${unit}}`;
}

/** The usual kinds that codes use, as entries of a codebook that declares none. */
export function usualKinds(codes: Codes): RawKind[] {
  const used = new Set(codes.map(({ kind }) => kind));
  return USUAL.filter(({ id }) => used.has(id));
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
