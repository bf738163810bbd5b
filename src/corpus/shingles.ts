// Shingles: each text as the sorted set of its runs of five words, hashed, in one typed array for all texts.

const width = 5;

/** Sets of hashed shingles, rarest first inside each set. */
export class ShingleSets {
  /** Number of texts. */
  readonly count: number;
  /** Number of slots that shingles are counted in: a power of two. */
  readonly slots: number;

  constructor(
    private readonly hashes: Uint32Array,
    private readonly starts: Float64Array,
    private readonly counts: Uint16Array,
  ) {
    this.count = starts.length - 1;
    this.slots = counts.length;
  }

  /** Position of a text's first shingle. */
  start(text: number): number {
    return this.starts[text];
  }

  /** Number of different shingles of a text. */
  size(text: number): number {
    return this.starts[text + 1] - this.starts[text];
  }

  /** Slot of the shingle at a position. */
  slotAt(position: number): number {
    return this.hashes[position] & (this.slots - 1);
  }

  /** Whether the shingle at a position may stand in another text too. */
  isShared(position: number): boolean {
    return this.counts[this.hashes[position] & (this.slots - 1)] > 1;
  }

  /** A name for the whole set: equal sets have equal names. */
  key(text: number): string {
    let [a, b] = [this.size(text), 0x9e3779b9];
    for (let p = this.starts[text]; p < this.starts[text + 1]; p++) {
      a = mix(a, this.hashes[p]);
      b = Math.imul(b ^ this.hashes[p], 0x85ebca6b) + (b >>> 13);
    }
    return `${this.size(text)}:${a >>> 0}:${b >>> 0}`;
  }

  /** Whether two sets have a Jaccard similarity of at least the threshold; stops as soon as they cannot reach it. */
  similar(x: number, y: number, threshold: number): boolean {
    const needed = Math.ceil((threshold / (1 + threshold)) * (this.size(x) + this.size(y)) - 1e-9);
    let [p, q] = [this.starts[x], this.starts[y]];
    const [pEnd, qEnd] = [this.starts[x + 1], this.starts[y + 1]];
    let shared = 0;
    while (p < pEnd && q < qEnd && shared + Math.min(pEnd - p, qEnd - q) >= needed) {
      const order = this.compare(this.hashes[p], this.hashes[q]);
      if (order === 0) shared++;
      if (order <= 0) p++;
      if (order >= 0) q++;
    }
    return shared >= needed;
  }

  private compare(a: number, b: number): number {
    if (a === b) return 0;
    const rarity = this.counts[a & (this.slots - 1)] - this.counts[b & (this.slots - 1)];
    return rarity || (a < b ? -1 : 1);
  }
}

/** The shingle sets of texts: words in lower case, everything between words ignored; a shorter text is one shingle. */
export function shingleSets(texts: readonly string[]): ShingleSets {
  const starts = new Float64Array(texts.length + 1);
  let hashes = new Uint32Array(1 << 16);
  let used = 0;
  texts.forEach((text, i) => {
    const own = hashedShingles(text);
    if (used + own.length > hashes.length) {
      const larger = new Uint32Array(Math.max(hashes.length * 2, used + own.length));
      larger.set(hashes.subarray(0, used));
      hashes = larger;
    }
    hashes.set(own, used);
    starts[i + 1] = used += own.length;
  });
  return rarestFirst(hashes.subarray(0, used), starts);
}

// Rarity is counted in slots: a fixed order is all the search needs, and slots that two shingles share do no harm.
function rarestFirst(hashes: Uint32Array, starts: Float64Array): ShingleSets {
  const slots = 2 ** Math.min(26, Math.max(10, Math.ceil(Math.log2(hashes.length + 1)) + 1));
  const counts = new Uint16Array(slots);
  for (const hash of hashes) if (counts[hash & (slots - 1)] < 0xffff) counts[hash & (slots - 1)]++;
  let keys = new Float64Array(1024);
  for (let i = 0; i + 1 < starts.length; i++) {
    const set = hashes.subarray(starts[i], starts[i + 1]);
    if (set.length > keys.length) keys = new Float64Array(set.length * 2);
    const own = keys.subarray(0, set.length);
    for (let p = 0; p < set.length; p++) own[p] = counts[set[p] & (slots - 1)] * 2 ** 32 + set[p];
    own.sort();
    for (let p = 0; p < set.length; p++) set[p] = own[p] % 2 ** 32;
  }
  return new ShingleSets(hashes, starts, counts);
}

function hashedShingles(text: string): Uint32Array {
  const words = hashedWords(text);
  const length = words.length < width ? Math.min(1, words.length) : words.length - width + 1;
  const shingles = new Uint32Array(length);
  for (let i = 0; i < length; i++) {
    let hash = 0x811c9dc5;
    for (let w = i; w < Math.min(i + width, words.length); w++) hash = mix(hash, words[w]);
    shingles[i] = finish(hash);
  }
  return withoutRepeats(shingles.sort());
}

function withoutRepeats(sorted: Uint32Array): Uint32Array {
  let kept = 0;
  for (let i = 0; i < sorted.length; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i];
  return sorted.subarray(0, kept);
}

let wordChars: Uint8Array | undefined;

function hashedWords(text: string): number[] {
  wordChars ??= Uint8Array.from({ length: 65_536 }, (_, code) =>
    /[\p{L}\p{N}]/u.test(String.fromCharCode(code)) ? 1 : 0,
  );
  const folded = text.toLowerCase();
  const words: number[] = [];
  let hash = 0;
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i);
    if (wordChars[code]) hash = Math.imul((hash || 0x811c9dc5) ^ code, 0x01000193);
    else if (hash) {
      words.push(hash);
      hash = 0;
    }
  }
  if (hash) words.push(hash);
  return words;
}

function mix(hash: number, value: number): number {
  const turned = Math.imul(hash ^ value, 0x9e3779b1);
  return (turned << 13) | (turned >>> 19);
}

function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
