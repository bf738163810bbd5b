// Rows of some ads replaced in columns of typed arrays; all others are copied in long runs.

type Typed = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** Which rows come from where. */
export interface SplicePlan {
  /** First row of each ad, and the number of rows at the end: `ads + 1` values. */
  readonly offsets: Uint32Array;
  /** Rows `[from, to)` of the old or the fresh columns, in order, and where they go. */
  readonly runs: readonly {
    readonly isFresh: boolean;
    readonly from: number;
    readonly to: number;
    readonly at: number;
  }[];
}

/** Plans the replacement of the rows of `ads` (ascending), whose fresh rows begin at `freshOffsets` (one more than ads). */
export function planSplice(oldOffsets: Uint32Array, ads: Uint32Array, freshOffsets: Uint32Array): SplicePlan {
  const count = oldOffsets.length - 1;
  const offsets = new Uint32Array(count + 1);
  const runs: { isFresh: boolean; from: number; to: number; at: number }[] = [];
  let at = 0;
  let next = 0;
  const copyUntil = (ad: number): void => {
    const from = oldOffsets[next];
    for (let i = next; i < ad; i++) offsets[i] = oldOffsets[i] - from + at;
    if (oldOffsets[ad] > from) runs.push({ isFresh: false, from, to: oldOffsets[ad], at });
    at += oldOffsets[ad] - from;
    next = ad;
  };
  ads.forEach((ad, i) => {
    copyUntil(ad);
    offsets[ad] = at;
    if (freshOffsets[i + 1] > freshOffsets[i])
      runs.push({ isFresh: true, from: freshOffsets[i], to: freshOffsets[i + 1], at });
    at += freshOffsets[i + 1] - freshOffsets[i];
    next = ad + 1;
  });
  copyUntil(count);
  offsets[count] = at;
  return { offsets, runs };
}

/** One column after the replacement. */
export function spliceColumn<A extends Typed>({ offsets, runs }: SplicePlan, old: A, fresh: A): A {
  const result = new (old.constructor as new (length: number) => A)(offsets[offsets.length - 1]);
  for (const { isFresh, from, to, at } of runs) result.set((isFresh ? fresh : old).subarray(from, to), at);
  return result;
}

/** One column of indices after the replacement; old ones go through `map`, `null` for none. */
export function spliceIndices<A extends Uint16Array | Uint32Array | Int32Array>(
  plan: SplicePlan,
  old: A,
  fresh: A,
  map: Int32Array | null,
): A {
  const result = spliceColumn(plan, old, fresh);
  if (!map) return result;
  for (const { isFresh, from, to, at } of plan.runs)
    if (!isFresh) for (let i = at, end = at + to - from; i < end; i++) result[i] = map[result[i]];
  return result;
}
