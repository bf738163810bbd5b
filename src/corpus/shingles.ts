// Shingles: each text as the set of its runs of five words, hashed, in one typed array for all texts.

const width = 5;

/** Sets of hashed shingles, one a text, ascending inside each set. */
export interface ShingleSets {
  readonly hashes: Uint32Array;
  /** Where each text's set starts in `hashes`; one entry more than there are texts. */
  readonly starts: Float64Array;
}

/** The shingle sets of texts: words in lower case, everything between words ignored; a shorter text is one shingle. */
export function shingleSets(texts: readonly string[]): ShingleSets {
  const starts = new Float64Array(texts.length + 1);
  let hashes: Uint32Array = new Uint32Array(1 << 16);
  let used = 0;
  texts.forEach((text, i) => {
    const own = hashedShingles(text);
    if (used + own.length > hashes.length) hashes = grown(hashes, used + own.length);
    hashes.set(own, used);
    starts[i + 1] = used += own.length;
  });
  return { hashes: hashes.subarray(0, used), starts };
}

function grown(array: Uint32Array, least: number): Uint32Array {
  const larger = new Uint32Array(Math.max(Math.ceil(array.length * 1.5), least));
  larger.set(array);
  return larger;
}

/** A name for a whole set: equal sets have equal names. */
export function setKey(set: Uint32Array): string {
  let [a, b] = [set.length, 0x9e3779b9];
  for (const hash of set) {
    a = mix(a, hash);
    b = (Math.imul(b ^ hash, 0x85ebca6b) + (b >>> 13)) | 0;
  }
  return `${set.length}:${a >>> 0}:${b >>> 0}`;
}

/** Whether two ascending sets share at least so many members; stops as soon as they cannot. */
export function shareAtLeast(x: Uint32Array, y: Uint32Array, needed: number): boolean {
  let [p, q, shared] = [0, 0, 0];
  // How many members of each set may still go without a partner.
  let [spareX, spareY] = [x.length - needed, y.length - needed];
  while (p < x.length && q < y.length && spareX >= 0 && spareY >= 0) {
    const [a, b] = [x[p], y[q]];
    if (a === b) {
      if (++shared >= needed) return true;
      p++;
      q++;
    } else if (a < b) {
      p++;
      spareX--;
    } else {
      q++;
      spareY--;
    }
  }
  return shared >= needed;
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
