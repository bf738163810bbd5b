// Hierarchical clustering, for the order of rows in a heat map.

/** One step of a clustering: two clusters (below n: single things; n + k: the k-th merge), joined at a distance. */
export interface Merge {
  readonly left: number;
  readonly right: number;
  readonly distance: number;
}

/** Result of {@link averageLinkage}. */
export interface Clustering {
  readonly merges: readonly Merge[];
  /** The things in an order in which clusters stand together. */
  readonly order: readonly number[];
}

/**
 * Average-linkage clustering (UPGMA) of a symmetric matrix of distances; the closest first, of equals the first. In the order the branch that holds
 * the earlier thing stands left. Time grows with n³: for tens to hundreds of things.
 * Source: Sokal & Michener (1958), University of Kansas Science Bulletin 38, 1409–1438; as SciPy's `linkage(method='average')`.
 */
export function averageLinkage(distances: readonly (readonly number[])[]): Clustering {
  const n = distances.length;
  const between = distances.map((row) => [...row]);
  const live = distances.map((_, i) => ({ id: i, at: i, members: [i] }));
  const merges: Merge[] = [];
  while (live.length > 1) {
    const [i, j, distance] = closest(
      live.map(({ at }) => at),
      between,
    );
    const [a, b] = [live[i], live[j]];
    merges.push({ left: a.id, right: b.id, distance });
    for (const { at } of live) {
      const sum = between[a.at][at] * a.members.length + between[b.at][at] * b.members.length;
      between[a.at][at] = between[at][a.at] = sum / (a.members.length + b.members.length);
    }
    const [first, second] = Math.min(...a.members) < Math.min(...b.members) ? [a, b] : [b, a];
    live[i] = { id: n + merges.length - 1, at: a.at, members: [...first.members, ...second.members] };
    live.splice(j, 1);
  }
  return { merges, order: live[0]?.members ?? [] };
}

function closest(
  places: readonly number[],
  between: readonly (readonly number[])[],
): [first: number, second: number, distance: number] {
  let best: [number, number, number] = [0, 1, Infinity];
  for (let i = 0; i < places.length; i++)
    for (let j = i + 1; j < places.length; j++)
      if (between[places[i]][places[j]] < best[2]) best = [i, j, between[places[i]][places[j]]];
  return best;
}
