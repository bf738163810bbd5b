// "Did you mean": names that are spelled like one that is not there.

/** A name that needs more changes than this is another name. */
const MOST_CHANGES = 3;

/**
 * Up to `most` (default 3) of the candidates that are spelled nearly like `name` or hold it as a part, nearest first; for error messages.
 * Letter case does not count.
 */
export function nearSpellings(name: string, candidates: Iterable<string>, most = 3): string[] {
  const wanted = name.toLowerCase();
  const limit = Math.min(MOST_CHANGES, Math.max(1, Math.floor(wanted.length / 3)));
  const scored = [...new Set(candidates)].flatMap((candidate) => {
    const other = candidate.toLowerCase();
    const changes = editDistance(wanted, other);
    const isPart =
      wanted.length > 1 && (other.includes(wanted) || (other.length > 2 && wanted.includes(other)));
    return changes <= limit
      ? [{ candidate, changes }]
      : isPart
        ? [{ candidate, changes: limit + changes }]
        : [];
  });
  scored.sort((a, b) => a.changes - b.changes || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, most).map(({ candidate }) => candidate);
}

/** A hint for an error message: what was perhaps meant, or what there is to choose from. */
export function spellingHint(name: string, candidates: readonly string[], what: string): string {
  const near = nearSpellings(name, candidates);
  if (near.length) return `Did you mean ${near.map((each) => `"${each}"`).join(' or ')}?`;
  const shown = candidates.slice(0, 12).join(', ');
  return `Its ${what} are ${shown}${candidates.length > 12 ? ', …' : ''}.`;
}

/**
 * Insertions, deletions, replacements and swaps of neighbours that turn one word into another.
 * Source: optimal string alignment; Damerau (1964), Communications of the ACM 7, 171–176.
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length];
}
