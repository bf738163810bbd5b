// Vocabulary: every distinct word of a corpus in lower case ↔ a small integer.
import { CLASS, APOSTROPHE, LOWER } from './characters';

/**
 * Words by id, ids by word. Looks words up by their characters in a text, so that tokenising makes no strings.
 * Ids are given in order of first appearance, from 0.
 */
export class Vocabulary {
  private readonly words: string[] = [];
  private hashes = new Int32Array(1024);
  private slots = new Int32Array(2048).fill(-1);
  private mask = 2047;

  /** Number of distinct words. */
  get size(): number {
    return this.words.length;
  }

  /** The word with this id. */
  word(id: number): string {
    return this.words[id];
  }

  /** Id of a lower-case word, or -1. */
  idOf(word: string): number {
    const id = this.find(word, 0, word.length, hashOf(word, 0, word.length));
    return id >= 0 ? id : -1;
  }

  /** Id of the word at `text[start, end)`, whatever its case; a new one where it is not known yet. */
  intern(text: string, start: number, end: number): number {
    const hash = hashOf(text, start, end);
    const found = this.find(text, start, end, hash);
    if (found >= 0) return found;
    return this.add(fold(text, start, end), hash, ~found);
  }

  /** Id, or the complement of the free slot. */
  private find(text: string, start: number, end: number, hash: number): number {
    let slot = hash & this.mask;
    for (;;) {
      const id = this.slots[slot];
      if (id < 0) return ~slot;
      if (this.hashes[id] === hash && equals(this.words[id], text, start, end)) return id;
      slot = (slot + 1) & this.mask;
    }
  }

  private add(word: string, hash: number, slot: number): number {
    const id = this.words.length;
    this.words.push(word);
    if (id === this.hashes.length) {
      const larger = new Int32Array(id * 2);
      larger.set(this.hashes);
      this.hashes = larger;
    }
    this.hashes[id] = hash;
    this.slots[slot] = id;
    if (this.words.length * 2 > this.mask) this.rehash();
    return id;
  }

  private rehash(): void {
    this.mask = this.mask * 2 + 1;
    this.slots = new Int32Array(this.mask + 1).fill(-1);
    for (let id = 0; id < this.words.length; id++) {
      let slot = this.hashes[id] & this.mask;
      while (this.slots[slot] >= 0) slot = (slot + 1) & this.mask;
      this.slots[slot] = id;
    }
  }
}

function lowerUnit(unit: number): number {
  return CLASS[unit] === APOSTROPHE ? 39 : LOWER[unit];
}

/** FNV-1a over lower-case units. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ lowerUnit(text.charCodeAt(i)), 0x01000193);
  return hash ^ (hash >>> 15);
}

function equals(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++)
    if (word.charCodeAt(i) !== lowerUnit(text.charCodeAt(start + i))) return false;
  return true;
}

function fold(text: string, start: number, end: number): string {
  let word = '';
  for (let i = start; i < end; i++) word += String.fromCharCode(lowerUnit(text.charCodeAt(i)));
  return word;
}
