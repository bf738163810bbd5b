// Counts how often each line of profile evidence is found in one ad, without an object a match.
import type { Matcher } from './compile-codebook';

/** Most that a line of evidence is counted. */
const MOST_FOUND = 65535;

/** Counts the evidence of ads, one after the other. */
export class EvidenceCounter {
  /** By line: 1 where each term counts once an ad; else each place counts once. */
  private readonly distinct: Uint8Array;
  /** Terms that differ in letter case only have one number. */
  private readonly nameOf: Int32Array;
  private readonly names: number;
  /** The last ad (from 1) in which a line counted a name: lines × names. */
  private readonly nameSeen: Int32Array;
  /** Lines (bits) that have counted a place: tokens of the ad × words of 32 lines. */
  private placeSeen = new Int32Array(1024);
  private readonly width: number;
  private from = 0;
  private ads = 0;

  constructor({ evidences, terms }: Matcher) {
    this.distinct = Uint8Array.from(evidences, ({ entry }) => (entry.distinct ? 1 : 0));
    const numbers = new Map<string, number>();
    this.nameOf = Int32Array.from(terms, (term) => {
      const name = term.toLowerCase();
      if (!numbers.has(name)) numbers.set(name, numbers.size);
      return numbers.get(name)!;
    });
    this.names = numbers.size;
    this.nameSeen = new Int32Array(this.distinct.includes(1) ? evidences.length * numbers.size : 0);
    this.width = Math.ceil(evidences.length / 32);
  }

  /** Begins an ad of the tokens `[from, to)`. */
  begin(from: number, to: number): void {
    const size = (to - from) * this.width;
    if (size > this.placeSeen.length) this.placeSeen = new Int32Array(size * 2);
    else this.placeSeen.fill(0, 0, size);
    this.from = from;
    this.ads++;
  }

  /** Counts a match once per place, or once per term for `distinct` evidence, into `found[at + line]`. */
  count(line: number, term: number, place: number, found: Uint16Array, at: number): void {
    if (this.distinct[line]) {
      const name = line * this.names + this.nameOf[term];
      if (this.nameSeen[name] === this.ads) return;
      this.nameSeen[name] = this.ads;
    } else {
      const word = (place - this.from) * this.width + (line >> 5);
      const bit = 1 << (line & 31);
      if (this.placeSeen[word] & bit) return;
      this.placeSeen[word] |= bit;
    }
    if (found[at + line] < MOST_FOUND) found[at + line]++;
  }
}
