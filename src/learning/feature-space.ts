// Features by name and by number: a template (where it was seen) and one or two attributes (what was seen there).

/** Rows of binary features: those of row i are `ids[offsets[i] .. offsets[i + 1])`. */
export interface FeatureRows {
  readonly offsets: Uint32Array;
  readonly ids: Int32Array;
}

/** Attributes are numbered below this, so that a template and two of them make one exact number. */
const MOST_ATTRIBUTES = 2 ** 21;

/** Strings that features are made of, each with a number. */
export class Attributes {
  private readonly ids = new Map<string, number>();
  private readonly names: string[] = [];

  /** The number of a string; `-1`, which makes no feature, once two million are known. */
  id(name: string): number {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    if (this.names.length >= MOST_ATTRIBUTES - 2) return -1;
    this.ids.set(name, this.names.length);
    return this.names.push(name) - 1;
  }

  name(id: number): string {
    return this.names[id];
  }
}

function keyOf(template: number, first: number, second: number): number {
  return (template * MOST_ATTRIBUTES + first) * MOST_ATTRIBUTES + second + 1;
}

/**
 * Numbers features: each new one gets the next number, or, where `known` lists a model's features, the number it has there, and -1 if it
 * has none. A feature's name reads `template=attribute` or `template=attribute|attribute`.
 */
export class FeatureSpace {
  private readonly keys: number[] = [];
  private readonly known: ReadonlyMap<string, number> | null;
  /** Features of one attribute: for each template, by attribute; 0 where not asked for yet, else the feature plus 2. */
  private readonly single: Int32Array[];
  /** Features of two attributes, in a hash table by key; -1 marks a free place. */
  private pairKeys = new Float64Array(4096).fill(-1);
  private pairs = new Int32Array(4096);
  private pairCount = 0;

  constructor(
    readonly templates: readonly string[],
    readonly attributes: Attributes,
    known?: readonly string[],
  ) {
    this.known = known ? new Map(known.map((name, i) => [name, i])) : null;
    this.single = templates.map(() => new Int32Array(1024));
  }

  /** Number of features seen; for a space without `known`. */
  get size(): number {
    return this.keys.length;
  }

  /** The feature of a template and one attribute or two; -1 for none. */
  id(template: number, first: number, second = -1): number {
    if (first < 0) return -1;
    if (second >= 0) return this.pair(template, first, second);
    let column = this.single[template];
    if (first >= column.length) {
      column = new Int32Array(Math.max(first + 1, column.length * 2));
      column.set(this.single[template]);
      this.single[template] = column;
    }
    if (!column[first]) column[first] = this.number(keyOf(template, first, -1)) + 2;
    return column[first] - 2;
  }

  private pair(template: number, first: number, second: number): number {
    const key = keyOf(template, first, second);
    let slot = this.slotOf(key, template, first, second);
    if (this.pairKeys[slot] === key) return this.pairs[slot];
    if (2 * ++this.pairCount > this.pairKeys.length) {
      this.enlarge();
      slot = this.slotOf(key, template, first, second);
    }
    this.pairKeys[slot] = key;
    return (this.pairs[slot] = this.number(key));
  }

  private slotOf(key: number, template: number, first: number, second: number): number {
    const { pairKeys } = this;
    const mask = pairKeys.length - 1;
    let hash = Math.imul(first ^ Math.imul(second, 0x9e3779b1) ^ (template << 24), 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & mask;
    while (pairKeys[slot] >= 0 && pairKeys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  private enlarge(): void {
    const [keys, pairs] = [this.pairKeys, this.pairs];
    this.pairKeys = new Float64Array(keys.length * 2).fill(-1);
    this.pairs = new Int32Array(keys.length * 2);
    keys.forEach((key, i) => {
      if (key < 0) return;
      const rest = Math.floor(key / MOST_ATTRIBUTES);
      const slot = this.slotOf(
        key,
        Math.floor(rest / MOST_ATTRIBUTES),
        rest % MOST_ATTRIBUTES,
        (key % MOST_ATTRIBUTES) - 1,
      );
      this.pairKeys[slot] = key;
      this.pairs[slot] = pairs[i];
    });
  }

  private number(key: number): number {
    return this.known ? (this.known.get(this.nameOf(key)) ?? -1) : this.keys.push(key) - 1;
  }

  /** The name of a feature of a space without `known`. */
  name(id: number): string {
    return this.nameOf(this.keys[id]);
  }

  private nameOf(key: number): string {
    const second = (key % MOST_ATTRIBUTES) - 1;
    const rest = Math.floor(key / MOST_ATTRIBUTES);
    const first = this.attributes.name(rest % MOST_ATTRIBUTES);
    const template = this.templates[Math.floor(rest / MOST_ATTRIBUTES)];
    return second < 0 ? `${template}=${first}` : `${template}=${first}|${this.attributes.name(second)}`;
  }
}

/** Collects rows of features; -1 is left out. */
export class RowBuilder {
  private ids = new Int32Array(4096);
  private length = 0;
  private readonly offsets: number[] = [0];

  add(id: number): void {
    if (id < 0) return;
    if (this.length === this.ids.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.ids);
      this.ids = larger;
    }
    this.ids[this.length++] = id;
  }

  endRow(): void {
    this.offsets.push(this.length);
  }

  finish(): FeatureRows {
    return { offsets: Uint32Array.from(this.offsets), ids: this.ids.slice(0, this.length) };
  }
}

/** The same rows with features renumbered by `to`; those that it maps to -1 are left out. */
export function renumbered({ offsets, ids }: FeatureRows, to: Int32Array): FeatureRows {
  const kept = new Int32Array(ids.length);
  const starts = new Uint32Array(offsets.length);
  let length = 0;
  for (let row = 0; row + 1 < offsets.length; row++) {
    for (let i = offsets[row]; i < offsets[row + 1]; i++) {
      const id = to[ids[i]];
      if (id >= 0) kept[length++] = id;
    }
    starts[row + 1] = length;
  }
  return { offsets: starts, ids: kept.slice(0, length) };
}
