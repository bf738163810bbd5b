// The overlap rule: which of the matches that share words are mentions. Works on columns that are used again for every ad, and looks only at matches near
// enough to share a word, so that a long ad takes linear time.
import { INSIDE_LONGER, UNIT_TERM, type PatternTable } from './compile-codebook';
import { enlarge, type HitColumns } from './hit-columns';
import { WIDEST as SPAN } from './match-pattern';

const WIDEST = SPAN;

/**
 * The matches of codes in one ad, and which of them are the longest within their kind. A match goes
 * - where all of its words are words of a longer match of its kind (more words), whatever the unit, and
 * - for codes of unit `term`, also where it shares any word with a longer match, or with an equally long one that begins (then ends) earlier:
 *   two tools do not share a name.
 * Matches of exactly the same words all stay, as do those with `inside_longer`.
 */
export class LongestMatches {
  length = 0;
  first = new Int32Array(256);
  last = new Int32Array(256);
  mask = new Int32Array(256);
  pattern = new Int32Array(256);
  /** Place of each match in the hits it was taken from. */
  hit = new Int32Array(256);
  /** 1 for matches that stay. */
  kept = new Uint8Array(256);

  constructor(private readonly table: PatternTable) {}

  /** Takes the matches of codes among the hits `[from, to)` of one ad, in order, and finds those that stay; `patternOf` renumbers patterns. */
  take(
    { first, mask, pattern }: Pick<HitColumns, 'first' | 'mask' | 'pattern'>,
    from: number,
    to: number,
    patternOf: Int32Array | null = null,
  ): void {
    const { code } = this.table;
    if (to - from > this.first.length) this.grow((to - from) * 2);
    const { first: own, last, mask: masks, pattern: patterns, hit } = this;
    let length = 0;
    for (let h = from; h < to; h++) {
      const index = patternOf ? patternOf[pattern[h]] : pattern[h];
      if (code[index] < 0) continue;
      own[length] = first[h];
      last[length] = first[h] + 31 - Math.clz32(mask[h]);
      masks[length] = mask[h];
      patterns[length] = index;
      hit[length] = h;
      this.length = ++length;
      if (length > 1 && own[length - 2] === first[h]) this.order();
    }
    this.length = length;
    this.keepLongest();
  }

  /** The first match that is near enough to share a word with the match `i`. */
  nearFrom(i: number): number {
    let j = i;
    while (j > 0 && this.first[j - 1] >= this.first[i] - WIDEST) j--;
    return j;
  }

  /** Whether the match `a` takes the place of the match `b`. */
  beats(a: number, b: number): boolean {
    const { words, kind, flags } = this.table;
    const [p, q] = [this.pattern[a], this.pattern[b]];
    if (kind[p] !== kind[q] || this.last[a] < this.first[b] || this.first[a] > this.last[b]) return false;
    const shift = this.first[b] - this.first[a];
    const mask = shift >= 0 ? this.mask[a] >>> shift : this.mask[a] << -shift;
    const shared = mask & this.mask[b];
    if (!shared) return false;
    if (shared === this.mask[b]) return words[p] !== words[q];
    return (flags[p] & flags[q] & UNIT_TERM) !== 0;
  }

  private grow(capacity: number): void {
    this.first = enlarge(this.first, capacity);
    this.last = enlarge(this.last, capacity);
    this.mask = enlarge(this.mask, capacity);
    this.pattern = enlarge(this.pattern, capacity);
    this.hit = enlarge(this.hit, capacity);
    this.kept = enlarge(this.kept, capacity);
  }

  /** Puts the last match before those that begin with it and end later; of equals the first pattern comes first, so that the order is always the same. */
  private order(): void {
    const { first, last, mask, pattern, hit } = this;
    for (let i = this.length - 1; i > 0 && first[i - 1] === first[i]; i--) {
      const by = last[i - 1] - last[i] || mask[i - 1] - mask[i] || pattern[i - 1] - pattern[i];
      if (by <= 0) return;
      swap(last, i);
      swap(mask, i);
      swap(pattern, i);
      swap(hit, i);
    }
  }

  private keepLongest(): void {
    const { first, last, kept, length } = this;
    for (let from = 0; from < length;) {
      let to = from + 1;
      let reach = last[from];
      while (to < length && first[to] <= reach) {
        if (last[to] > reach) reach = last[to];
        to++;
      }
      if (to === from + 1) kept[from] = 1;
      else this.keepOfCluster(from, to);
      from = to;
    }
  }

  /** Goes through matches that hang together from the longest to the shortest. */
  private keepOfCluster(from: number, to: number): void {
    const { pattern, kept } = this;
    const { words, flags } = this.table;
    let longest = 0;
    for (let i = from; i < to; i++) {
      kept[i] = 0;
      if (words[pattern[i]] > longest) longest = words[pattern[i]];
    }
    for (let length = longest; length > 0; length--)
      for (let i = from; i < to; i++)
        if (words[pattern[i]] === length)
          kept[i] = flags[pattern[i]] & INSIDE_LONGER || !this.isBeaten(i, from, to) ? 1 : 0;
  }

  private isBeaten(i: number, from: number, to: number): boolean {
    const { first, last, kept } = this;
    for (let j = i - 1; j >= from && first[j] >= first[i] - WIDEST; j--)
      if (kept[j] && this.beats(j, i)) return true;
    for (let j = i + 1; j < to && first[j] <= last[i]; j++) if (kept[j] && this.beats(j, i)) return true;
    return false;
  }
}

function swap(column: Int32Array, i: number): void {
  const value = column[i];
  column[i] = column[i - 1];
  column[i - 1] = value;
}
