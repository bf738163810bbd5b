// Near-duplicates: texts that share most of their word 5-shingles, found exactly, without comparing all pairs.
import { RoleLensError } from '../core';
import { shingleSets, type ShingleSets } from './shingles';

/** How far the search is. */
export type Searched = (done: number, total: number) => void;

/**
 * Groups texts whose sets of word 5-shingles have a Jaccard similarity ≥ threshold with another member of the group (single link);
 * equal texts are always together, so are all texts without words. Use it for ads posted once for every city.
 *
 * Exact, by set-similarity join with prefix filtering (Bayardo, Ma & Srikant, WWW 2007; Xiao et al., WWW 2008): two sets that
 * are similar enough share one of their rarest shingles. Shingles are compared by 32-bit hashes.
 * @param texts any number of texts; @param threshold 0 < threshold ≤ 1, default 0.5.
 * @returns for each text the index of the first text of its group (its own, if it is alone or the first).
 * @throws RoleLensError when the threshold is out of range.
 */
export function nearDuplicateGroups(
  texts: readonly string[],
  threshold = 0.5,
  searched: Searched = () => {},
): Int32Array {
  if (!(threshold > 0 && threshold <= 1)) {
    throw new RoleLensError(
      `The threshold for near-duplicates is a Jaccard similarity above 0 and at most 1, found ${threshold}.`,
      {
        hint: 'Use e.g. 0.5, or false to look for none.',
      },
    );
  }
  const groups = new Groups(texts.length);
  const sets = shingleSets(texts);
  const distinct = joinEqual(sets, groups);
  joinSimilar(sets, distinct, groups, threshold, searched);
  return groups.firsts();
}

/** Union-find whose root is always the smallest member. */
class Groups {
  private readonly parent: Int32Array;

  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, i) => i);
  }

  find(member: number): number {
    const parent = this.parent;
    let at = member;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  join(a: number, b: number): void {
    const [first, second] = [this.find(a), this.find(b)];
    this.parent[Math.max(first, second)] = Math.min(first, second);
  }

  firsts(): Int32Array {
    return this.parent.map((_, i) => this.find(i));
  }
}

/** Joins texts with the same set and returns the first of each, smallest set first. */
function joinEqual(sets: ShingleSets, groups: Groups): number[] {
  const seen = new Map<string, number>();
  const distinct: number[] = [];
  for (let i = 0; i < sets.count; i++) {
    const key = sets.key(i);
    const first = seen.get(key);
    if (first !== undefined) groups.join(first, i);
    else {
      seen.set(key, i);
      if (sets.size(i)) distinct.push(i);
    }
  }
  return distinct.sort((a, b) => sets.size(a) - sets.size(b) || a - b);
}

function joinSimilar(
  sets: ShingleSets,
  order: readonly number[],
  groups: Groups,
  threshold: number,
  searched: Searched,
): void {
  const index = new PrefixIndex(sets.slots);
  const compared = new Int32Array(sets.count).fill(-1);
  order.forEach((x, n) => {
    if (n % 1000 === 0) searched(n, order.length);
    const least = Math.ceil(threshold * sets.size(x) - 1e-9);
    const [start, end] = [sets.start(x), sets.start(x) + sets.size(x) - least + 1];
    for (let p = start; p < end; p++) {
      const slot = sets.slotAt(p);
      // A shingle that stands in one set only leads nowhere.
      if (!sets.isShared(p)) continue;
      index.visit(slot, groups, x, (y) => {
        if (compared[y] === x || sets.size(y) < least) return;
        compared[y] = x;
        if (sets.similar(x, y, threshold)) groups.join(x, y);
      });
    }
    for (let p = start; p < end; p++) if (sets.isShared(p)) index.add(sets.slotAt(p), x);
  });
  searched(order.length, order.length);
}

/**
 * For each slot (a hash of a shingle) the sets that were added under it, the last one first. Entries of one group that follow
 * one another are jumped over when the visitor is in that group already; groups only grow, so a jump stays right.
 */
class PrefixIndex {
  private readonly heads: Int32Array;
  private members: Int32Array = new Int32Array(1 << 16);
  private nexts: Int32Array = new Int32Array(1 << 16);
  private jumps: Int32Array = new Int32Array(1 << 16);
  private used = 1;

  constructor(slots: number) {
    this.heads = new Int32Array(slots);
  }

  add(slot: number, member: number): void {
    if (this.used === this.members.length) {
      this.members = grown(this.members);
      this.jumps = grown(this.jumps);
      this.nexts = grown(this.nexts);
    }
    this.members[this.used] = member;
    this.nexts[this.used] = this.jumps[this.used] = this.heads[slot];
    this.heads[slot] = this.used++;
  }

  visit(slot: number, groups: Groups, x: number, candidate: (member: number) => void): void {
    let own = groups.find(x);
    for (let at = this.heads[slot]; at;) {
      const group = groups.find(this.members[at]);
      if (group !== own) {
        candidate(this.members[at]);
        own = groups.find(x);
        at =
          group === own || groups.find(this.members[at]) === own
            ? this.jump(at, own, groups)
            : this.nexts[at];
      } else at = this.jump(at, own, groups);
    }
  }

  // The next entry of another group; shortens the way for later visits.
  private jump(from: number, group: number, groups: Groups): number {
    let at = this.jumps[from];
    while (at && groups.find(this.members[at]) === group) at = this.jumps[at];
    for (let step = from; step !== at;) {
      const following = this.jumps[step];
      this.jumps[step] = at;
      step = following;
    }
    return at;
  }
}

function grown(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
