// Signatures: 1024 bits a set that tell cheaply that two sets cannot share enough.
import type { ShingleSets } from './shingles';

const words = 32;

/** Bitmaps of sets: each member flips one bit. */
export class Signatures {
  private readonly bits: Int32Array;
  private readonly sizes: Int32Array;

  constructor({ hashes, starts }: ShingleSets) {
    const count = starts.length - 1;
    this.bits = new Int32Array(count * words);
    this.sizes = Int32Array.from({ length: count }, (_, i) => starts[i + 1] - starts[i]);
    for (let i = 0; i < count; i++) {
      for (let p = starts[i]; p < starts[i + 1]; p++) {
        const bit = hashes[p] >>> 22;
        this.bits[i * words + (bit >>> 5)] ^= 1 << (bit & 31);
      }
    }
  }

  /** Whether two sets may share so many members: every differing bit is a member that only one of them has. */
  mayShare(x: number, y: number, needed: number): boolean {
    const most = this.sizes[x] + this.sizes[y] - 2 * needed;
    let differing = 0;
    for (let w = 0; w < words && differing <= most; w++) {
      differing += ones(this.bits[x * words + w] ^ this.bits[y * words + w]);
    }
    return differing <= most;
  }
}

function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
