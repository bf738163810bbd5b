// Kinds of codes: what a codebook's codes are about, and the unit in which they are mentioned.

/** `term`: the mention is the tool's name; `clause`: the mention is the clause that the evidence stands in. */
export type Unit = 'term' | 'clause';

/** A kind of codes, as a codebook declares it. */
export interface Kind {
  /** Lower case, e.g. `qualification`; what files, tables and codes call it. */
  readonly id: string;
  /** For headings, in the plural: `Qualifications`. */
  readonly name: string;
  /** For sentences: `qualification`. */
  readonly singular: string;
  /** Default of its codes. */
  readonly unit: Unit;
  /** `#RRGGBB`. */
  readonly colour: string;
}

/** Colours of kinds that name none, in order; told apart by the colour-blind (Okabe and Ito 2008). */
export const KIND_COLOURS = [
  '#0072B2',
  '#009E73',
  '#E69F00',
  '#CC79A7',
  '#56B4E9',
  '#D55E00',
  '#F0E442',
  '#000000',
] as const;

/** The first colour of the scheme that is not taken; from the start again where all are. */
export function freeColour(taken: readonly string[]): string {
  const used = new Set(taken.map((colour) => colour.toUpperCase()));
  return KIND_COLOURS.find((colour) => !used.has(colour)) ?? KIND_COLOURS[taken.length % KIND_COLOURS.length];
}

/** The kind of codes of which nobody said what they are. */
export function undeclaredKind(id: string, taken: readonly string[]): Kind {
  const words = id.replace(/[_-]+/g, ' ');
  const name = words.charAt(0).toUpperCase() + words.slice(1);
  return { id, name, singular: words, unit: 'term', colour: freeColour(taken) };
}
