// Vocabulary: every distinct word of a corpus in lower case ↔ a small integer.
import { finishHash, folded, HASH_PRIME, HASH_SEED, isDigit, UNITS } from './characters';
import { enlarged } from './growable';

/** The arrays that a vocabulary consists of; views on them make it anew without reading a word. */
export interface VocabularyColumns {
  /** Units of all words, one after another. */
  readonly pool: Uint16Array;
  /** First unit of each word in the pool, and their number: `words + 1` values. */
  readonly offsets: Uint32Array;
  /** Hash table: id (-1: free) and hash of each slot; a power of two of slots. */
  readonly slots: Int32Array;
}

/**
 * Words by id, ids by word. Looks words up by their characters in a text, so that tokenising makes no strings.
 * Ids are given in order of first appearance, from 0.
 */
export class Vocabulary {
  private count = 0;
  private pool = new Uint16Array(8192);
  private offsets = new Uint32Array(1024);
  private slots = new Int32Array(4096).fill(-1);
  private mask = 2047;
  private readonly words: string[] = [];

  /** A vocabulary from its columns, which it goes on writing to. */
  static from({ pool, offsets, slots }: VocabularyColumns): Vocabulary {
    const vocabulary = new Vocabulary();
    Object.assign(vocabulary, {
      pool,
      offsets,
      slots,
      count: offsets.length - 1,
      mask: slots.length / 2 - 1,
    });
    return vocabulary;
  }

  /** The columns as they are now, without spare room. */
  columns(): VocabularyColumns {
    const { count, offsets, pool, slots } = this;
    return { pool: pool.subarray(0, offsets[count]), offsets: offsets.subarray(0, count + 1), slots };
  }

  /** Number of distinct words. */
  get size(): number {
    return this.count;
  }

  /** The word with this id. */
  word(id: number): string {
    return (this.words[id] ??= this.makeWord(id));
  }

  /** Whether the word with this id ends in a digit; makes no string of it. */
  endsInDigit(id: number): boolean {
    return isDigit(this.pool[this.offsets[id + 1] - 1]);
  }

  /** Id of a lower-case word, or -1. */
  idOf(word: string): number {
    const units = unitsOf(word, 0, word.length);
    const id = this.find(units, 0, units.length, hashOf(units));
    return id >= 0 ? id : -1;
  }

  /** Id of the word at `text[start, end)`, whatever its case; a new one where it is not known yet. */
  intern(text: string, start: number, end: number): number {
    const units = unitsOf(text, start, end);
    return this.internUnits(units, 0, units.length, hashOf(units));
  }

  /** As {@link Vocabulary.intern}, for units whose hash the scan has found. */
  internUnits(units: Uint16Array, start: number, end: number, hash: number): number {
    const found = this.find(units, start, end, hash);
    return found >= 0 ? found : this.add(units, start, end, hash, ~found);
  }

  /** Id, or the complement of the free slot. */
  private find(units: Uint16Array, start: number, end: number, hash: number): number {
    const { slots, mask } = this;
    let slot = hash & mask;
    for (;;) {
      const id = slots[slot * 2];
      if (id < 0) return ~slot;
      if (slots[slot * 2 + 1] === hash && this.equals(id, units, start, end)) return id;
      slot = (slot + 1) & mask;
    }
  }

  private equals(id: number, units: Uint16Array, start: number, end: number): boolean {
    const { pool } = this;
    const table = UNITS;
    let at = this.offsets[id];
    if (this.offsets[id + 1] - at !== end - start) return false;
    for (let i = start; i < end; i++) if (pool[at++] !== (table[units[i]] & 0xffff)) return false;
    return true;
  }

  private add(units: Uint16Array, start: number, end: number, hash: number, slot: number): number {
    const id = this.count++;
    let at = this.offsets[id];
    this.pool = enlarged(this.pool, at + end - start);
    this.offsets = enlarged(this.offsets, id + 2);
    for (let i = start; i < end; i++) this.pool[at++] = folded(units[i]);
    this.offsets[id + 1] = at;
    this.slots[slot * 2] = id;
    this.slots[slot * 2 + 1] = hash;
    if (this.count * 2 > this.mask) this.rehash();
    return id;
  }

  private rehash(): void {
    const old = this.slots;
    const mask = (this.mask = this.mask * 2 + 1);
    const slots = (this.slots = new Int32Array((mask + 1) * 2).fill(-1));
    for (let from = 0; from < old.length; from += 2) {
      if (old[from] < 0) continue;
      let slot = old[from + 1] & mask;
      while (slots[slot * 2] >= 0) slot = (slot + 1) & mask;
      slots[slot * 2] = old[from];
      slots[slot * 2 + 1] = old[from + 1];
    }
  }

  private makeWord(id: number): string {
    const units = this.pool.subarray(this.offsets[id], this.offsets[id + 1]);
    return String.fromCharCode.apply(null, units as unknown as number[]);
  }
}

function unitsOf(text: string, start: number, end: number): Uint16Array {
  const units = new Uint16Array(end - start);
  for (let i = start; i < end; i++) units[i - start] = text.charCodeAt(i);
  return units;
}

/** The hash that the scan finds in passing. */
function hashOf(units: Uint16Array): number {
  let hash = HASH_SEED;
  for (const unit of units) hash = Math.imul(hash ^ folded(unit), HASH_PRIME);
  return finishHash(hash);
}
