// Prefix index: for each set its rarest shingles, and for each of those the sets that have it among their rarest.
import type { Groups } from './groups';
import type { ShingleSets } from './shingles';

/**
 * Lists of sets by shingle. Lists are filled while they are searched, in the order of the sets, smallest first. Entries of one
 * group that follow one another are jumped over when the searcher is in that group already; groups only grow, so a jump stays right.
 */
export class PrefixIndex {
  /** For each set in `order` the lists of its prefix, one after the other. */
  private readonly lists: Int32Array;
  private readonly prefixStarts: Float64Array;
  private readonly members: Int32Array;
  private readonly jumps: Int32Array;
  private readonly listStarts: Int32Array;
  private readonly filled: Int32Array;

  constructor(sets: ShingleSets, order: readonly number[], threshold: number) {
    const rarity = shingleCounts(sets);
    [this.lists, this.prefixStarts] = rarestShingles(sets, order, threshold, rarity);
    this.listStarts = numberLists(this.lists, rarity.length);
    this.filled = this.listStarts.slice();
    this.members = new Int32Array(this.lists.length);
    this.jumps = new Int32Array(this.lists.length).map((_, at) => at + 1);
  }

  /** Shows the sets before the n-th of `order` that share one of its rarest shingles, until all of them are seen or in its group. */
  visit(n: number, own: number, groups: Groups, candidate: (member: number) => void): void {
    for (let p = this.prefixStarts[n]; p < this.prefixStarts[n + 1]; p++) {
      const list = this.lists[p];
      const end = this.filled[list];
      for (let at = this.listStarts[list]; at < end;) {
        const member = this.members[at];
        if (groups.wasCompared(member, own)) at++;
        else if (groups.find(member) === groups.find(own)) at = this.jump(at, end, groups.find(own), groups);
        else candidate(member);
      }
    }
  }

  /** Adds the n-th set of `order` to the lists of its rarest shingles. */
  add(n: number, member: number): void {
    for (let p = this.prefixStarts[n]; p < this.prefixStarts[n + 1]; p++)
      this.members[this.filled[this.lists[p]]++] = member;
  }

  // The next entry of another group; shortens the way for later visits.
  private jump(from: number, end: number, group: number, groups: Groups): number {
    let at = this.jumps[from];
    while (at < end && groups.find(this.members[at]) === group) at = this.jumps[at];
    for (let step = from; step < at;) {
      const following = this.jumps[step];
      this.jumps[step] = at;
      step = following;
    }
    return at;
  }
}

/**
 * How often the shingles of each slot occur (a slot is some bits of the hash). A fixed order is all that the search needs, so
 * shingles that share a slot do no harm, and neither does a count that stops at 65 535.
 */
function shingleCounts({ hashes }: ShingleSets): Uint16Array {
  const slots = 2 ** Math.min(25, Math.max(10, Math.ceil(Math.log2(hashes.length + 1)) + 1));
  const counts = new Uint16Array(slots);
  for (let i = 0; i < hashes.length; i++) {
    const slot = hashes[i] & (slots - 1);
    if (counts[slot] < 0xffff) counts[slot]++;
  }
  return counts;
}

// Two sets with a Jaccard similarity ≥ t share one of their n - ⌈t·n⌉ + 1 rarest shingles.
function rarestShingles(
  { hashes, starts }: ShingleSets,
  order: readonly number[],
  threshold: number,
  counts: Uint16Array,
): [Int32Array, Float64Array] {
  const prefixStarts = new Float64Array(order.length + 1);
  let lists: Int32Array = new Int32Array(1 << 16);
  let used = 0;
  order.forEach((x, n) => {
    const set = hashes.subarray(starts[x], starts[x + 1]);
    const length = set.length - leastSize(set.length, threshold) + 1;
    if (used + length > lists.length) lists = grown(lists, used + length);
    const keys = Float64Array.from(set, (hash) => counts[hash & (counts.length - 1)] * 2 ** 32 + hash).sort();
    for (let i = 0; i < length; i++) {
      // A shingle that stands in one set only leads nowhere.
      if (keys[i] >= 2 ** 33) lists[used++] = (keys[i] % 2 ** 32) & (counts.length - 1);
    }
    prefixStarts[n + 1] = used;
  });
  return [lists.subarray(0, used), prefixStarts];
}

function grown(array: Int32Array, least: number): Int32Array {
  const larger = new Int32Array(Math.max(array.length * 2, least));
  larger.set(array);
  return larger;
}

/** The fewest members that a set similar to one of this size can have. */
export function leastSize(size: number, threshold: number): number {
  return Math.ceil(threshold * size - 1e-9);
}

// Replaces slots by consecutive list numbers and returns where each list starts.
function numberLists(lists: Int32Array, slots: number): Int32Array {
  const numbers = new Int32Array(slots);
  let count = 0;
  for (let p = 0; p < lists.length; p++) lists[p] = (numbers[lists[p]] ||= ++count) - 1;
  const starts = new Int32Array(count + 1);
  for (let p = 0; p < lists.length; p++) starts[lists[p] + 1]++;
  for (let list = 0; list < count; list++) starts[list + 1] += starts[list];
  return starts;
}
